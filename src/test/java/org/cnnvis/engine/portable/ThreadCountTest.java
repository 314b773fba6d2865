package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same bits with one thread and with several; the number is fixed when a process starts. */
@Tag("slow")
class ThreadCountTest {

	/** A process of its own. */
	public static final class Run {

		public static void main(final String[] args) {
			final Network network = network(new RandomWeights(4));
			final RandomWeights random = new RandomWeights(5);
			try (GradientProgram program = new Nd4jBackend().compile(ProgramSpec.of(network, network.output()))) {
				final float[] activation = new float[program.tapShape(0).size()];
				final float[] gradient = new float[program.inputShape().size()];
				program.forward(random.picture(gradient.length));
				program.read(0, activation);
				program.backward(new float[][] { random.array(activation.length, 1) }, gradient);
				System.out.println(Arrays.hashCode(activation) + " " + Arrays.hashCode(gradient));
			}
		}

		/** With sums so long that libraries part them: 72 * 9 and 5000 terms. */
		private static Network network(final RandomWeights random) {
			final NetworkBuilder net = new NetworkBuilder();
			Node x = net.add("input", new Input(3, 61, 47));
			x = net.add("conv1", new Convolution(random.kernel(72, 3, 5, 5), random.array(72, 1), Window.of(5, 2, Padding.SAME),
				1), Activation.RELU, x);
			x = net.add("conv2", new Convolution(random.kernel(96, 72, 3, 3), null, Window.of(3, 1, Padding.SAME), 1),
				Activation.RELU, x);
			x = net.add("pool", new GlobalPooling(Pooling.Kind.AVERAGE), x);
			x = net.add("dense", Convolution.dense(random.kernel(5000, 96), null), x);
			return net.build(net.add("softmax", new Softmax(), x));
		}
	}

	@Test
	void resultsDoNotDependOnTheNumberOfThreads() throws IOException, InterruptedException {
		final String one = run(1);
		assertEquals(one, run(2));
		assertEquals(one, run(3));
	}

	private static String run(final int threads) throws IOException, InterruptedException {
		final String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		final ProcessBuilder builder = new ProcessBuilder(java, "-Xmx1g", "-cp", System.getProperty("java.class.path"),
			Run.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
		final Process process = builder.start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
		assertEquals(0, process.waitFor());
		return output;
	}
}
