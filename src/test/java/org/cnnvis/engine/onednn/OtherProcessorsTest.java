package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.cnnvis.engine.BackendComparison;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is computed on processors with fewer instructions than this one, which the library is told to imitate. */
@ExtendWith(RequiresOneDnn.class)
class OtherProcessorsTest {

	/** Winograd's rounding after three layers of up to 72 * 9 terms. */
	private static final double TOLERANCE = 5e-6;

	/** A process of its own, as the library looks at its environment when it loads. */
	public static final class Run {

		public static void main(final String[] args) {
			for (final int[] size : new int[][] { { 13, 17 }, { 16, 16 }, { 6, 5 } }) {
				final Network network = network(size[0], size[1]);
				final double error = BackendComparison.of(new OneDnnBackend(), ProgramSpec.of(network, network.node("conv2"),
					network.output()).batch(2), 5).error();
				if (error > TOLERANCE) System.out.println("error " + error);
				requireIndependence(network);
			}
			System.out.println(OneDnn.description(Precision.FLOAT32));
		}

		/** The same bits for a picture by itself on one thread and among three on two. */
		private static void requireIndependence(final Network network) {
			final ProgramSpec spec = ProgramSpec.of(network, network.output());
			try (GradientProgram single = new OneDnnBackend(1).compile(spec);
					GradientProgram three = new OneDnnBackend(2).compile(spec.batch(3)))
			{
				final int in = single.inputShape().size(), out = single.tapShape(0).size();
				final float[] pictures = new RandomWeights(7).array(3 * in, 1), all = new float[3 * out];
				final float[] gradients = new float[3 * in], activation = new float[out], gradient = new float[in];
				three.forward(pictures);
				three.read(0, all);
				three.backward(new float[][] { all }, gradients);
				for (int i = 0; i < 3; i++) {
					single.forward(Arrays.copyOfRange(pictures, i * in, (i + 1) * in));
					single.read(0, activation);
					single.backward(new float[][] { activation }, gradient);
					if (!Arrays.equals(activation, Arrays.copyOfRange(all, i * out, (i + 1) * out))) System.out.println(
						"activation of " + i + " depends on the batch");
					if (!Arrays.equals(gradient, Arrays.copyOfRange(gradients, i * in, (i + 1) * in))) System.out.println(
						"gradient of " + i + " depends on the batch");
				}
			}
		}

		private static Network network(final int height, final int width) {
			final RandomWeights random = new RandomWeights(1);
			final NetworkBuilder net = new NetworkBuilder();
			Node x = net.add("input", new Input(3, height, width));
			x = net.add("conv1", conv(random, 3, 32, Padding.SAME), Activation.RELU, x);
			x = net.add("conv2", conv(random, 32, 48, Padding.SAME), Activation.RELU, x);
			x = net.add("conv3", conv(random, 48, 72, Padding.NONE), x);
			x = net.add("conv4", conv(random, 72, 40, Padding.SAME), Activation.TANH, x);
			return net.build(x);
		}

		private static Convolution conv(final RandomWeights random, final int in, final int out, final Padding padding) {
			return new Convolution(random.kernel(out, in, 3, 3), random.array(out, 1), Window.of(3, 1, padding), 1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "AVX2, AVX2", "SSE41, SSE4.1" })
	void computeTheSameIndependentlyOfTheBatch(final String limit, final String name) throws IOException,
		InterruptedException
	{
		final String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		final ProcessBuilder builder = new ProcessBuilder(java, "-Xmx1g", "-cp", System.getProperty("java.class.path"),
			Run.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().put("DNNL_MAX_CPU_ISA", limit);
		final Process process = builder.start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
		assertEquals(0, process.waitFor(), output);
		final String own = OneDnn.description(Precision.FLOAT32);
		assumeTrue(!output.equals(own) || own.contains(name), () -> "this processor has less than " + name);
		assertTrue(output.matches("oneDNN [0-9.]+ \\(" + name + "\\)"), output);
	}
}
