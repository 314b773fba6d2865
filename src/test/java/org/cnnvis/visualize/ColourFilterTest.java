package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.image.Pictures;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A filter of a colour gets a picture of that colour, not of its opposite beside it. */
class ColourFilterTest {

	/** How much of red, green and blue each filter likes. */
	private static final float[] LIKES = { 0.5f, 0.5f, -1, -1 / 3f, -1 / 3f, -1 / 3f, -0.5f, 0.5f, 0.5f };

	private static Model model() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(3, 0, 0));
		return Samples.model(net.build(net.add("colours", new Convolution(Tensor.of(LIKES, 3, 3, 1, 1), null, Window.of(1, 1,
			Padding.NONE), 1), Activation.RELU, input)), InputSpec.of(ChannelOrder.RGB, 127.5f, 1), Arrays.asList());
	}

	@ParameterizedTest
	@CsvSource({ "0, yellow", "1, black", "2, cyan" })
	void itFillsThePicture(final int filter, final String colour) {
		final int[] argb = Pictures.pixels(new FeatureVisualizer(new Nd4jBackend()::compile).visualize(model(), new Settings().layer(
			"colours").filters("" + filter).size(64), Progress.NONE).pictures().get(0).image);
		long own = 0;
		for (final int pixel : argb) {
			double likes = 0;
			for (int c = 0; c < 3; c++)
				likes += LIKES[3 * filter + c] * ((pixel >> 16 - 8 * c & 0xff) - 127.5);
			if (likes > 0) own++;
		}
		assertTrue(own > 0.9 * argb.length, own + " of " + argb.length + " pixels are rather " + colour);
	}
}
