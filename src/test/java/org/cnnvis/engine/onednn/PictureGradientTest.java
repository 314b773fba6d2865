package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.cnnvis.engine.BackendComparison;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RequiresOneDnn.class)
class PictureGradientTest {

	/** Sums of at most 24 * 49 terms: sqrt(1176) * 2^-24. */
	private static final double TOLERANCE = 2.1e-6;

	@Test
	void firstLayersOfEveryGeometryAgreeWithDoublePrecision() {
		final List<String> wrong = new ArrayList<>();
		for (final int channels : new int[] { 1, 3, 4 })
			for (final int kernel : new int[] { 2, 3, 7 })
				for (final int stride : new int[] { 1, 2 })
					for (final Padding padding : new Padding[] { Padding.NONE, Padding.SAME, Padding.of(3, 0, 2, 1) }) {
						final Network network = network(channels, kernel, stride, padding);
						final double error = BackendComparison.of(new OneDnnBackend(), ProgramSpec.of(network, network.output())
							.batch(2), 5).error();
						if (error > TOLERANCE) wrong.add(network + ": " + error);
					}
		assertTrue(wrong.isEmpty(), wrong.toString());
	}

	private static Network network(final int channels, final int kernel, final int stride, final Padding padding) {
		final RandomWeights random = new RandomWeights(1);
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(channels, 13, 18));
		return net.build(net.add("conv", new Convolution(random.kernel(24, channels, kernel, kernel), random.array(24, 1),
			Window.of(kernel, stride, padding), 1), input));
	}
}
