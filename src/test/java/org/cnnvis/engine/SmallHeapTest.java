package org.cnnvis.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.cnnvis.ChildJvm;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much native memory there is does not follow from the heap that ImageJ was started with. */
class SmallHeapTest {

	/** MB; JavaCPP by itself would let the process have four times as much. */
	private static final int HEAP = 128;
	/** Of 1 MB each. */
	private static final int MAPS = 64;

	/** Three programs in turn whose maps alone take more than the process would be let have. */
	public static final class Run {

		public static void main(final String[] args) {
			System.setProperty(Engine.BACKEND, args[0]);
			final NetworkBuilder net = new NetworkBuilder();
			final RandomWeights random = new RandomWeights(1);
			Node x = net.add("input", new Input(1, 512, 512));
			for (int i = 1; i <= 4; i++)
				x = net.add("conv" + i, new Convolution(random.kernel(MAPS, i == 1 ? 1 : MAPS, 1, 1), random.array(MAPS, 1),
					Window.of(1, 1, Padding.NONE), 1), Activation.TANH, x);
			final Network network = net.build(x);
			final Engine engine = Engine.standard(System.err::println);
			for (int i = 0; i < 3; i++)
				try (GradientProgram program = engine.compile(ProgramSpec.of(network, x))) {
					program.forward(random.array(program.inputShape().size(), 1));
					final float[] activation = new float[program.tapShape(0).size()];
					program.read(0, activation);
					program.backward(new float[][] { activation }, new float[program.inputShape().size()]);
				}
			System.out.println("computed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "onednn", "nd4j" })
	void aNetworkThatNeedsMoreThanTheHeapIsComputed(final String backend) throws IOException, InterruptedException {
		final ChildJvm run = ChildJvm.withHeap(HEAP, Run.class, backend);
		assertEquals("computed", run.output().trim(), run.toString());
	}
}
