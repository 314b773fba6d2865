package org.cnnvis.model.keras;

import static org.cnnvis.model.keras.KerasFileWriter.input;
import static org.cnnvis.model.keras.KerasFileWriter.layer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GroupNormalization;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Reshape.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the conformance suite has no file for: Keras 1, Theano, odd structures, damage in the architecture. */
class KerasHdf5Test {

	private static final String CONV = layer("Conv2D", "conv",
		"'filters':1,'kernel_size':[2,2],'use_bias':false,'activation':'relu'");

	@TempDir
	Path folder;

	private final KerasFileWriter file = new KerasFileWriter().attribute("keras_version", "2.4.0").attribute("backend",
		"tensorflow");

	private Network read() throws IOException {
		return new KerasHdf5().read(file.write(folder.resolve("model.h5"))).network();
	}

	private KerasFileWriter kernel(final float... values) {
		return file.weights("conv", "kernel:0", new float[][][][] { { { { values[0] } }, { { values[1] } } }, { {
			{ values[2] } }, { { values[3] } } } });
	}

	@Test
	void anActivationArgumentSplitsTheLayer() throws IOException {
		kernel(1, 2, 3, 4).sequential(input(4, 4, 1), CONV);
		final Network net = read();
		assertTrue(net.node("conv").op() instanceof Activation);
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, ((Convolution) net.node("conv:linear").op()).kernel().data());
	}

	@Test
	void kernelsOfTheanoAreTurned() throws IOException {
		kernel(1, 2, 3, 4).attribute("backend", "theano").sequential(input(4, 4, 1), CONV);
		assertArrayEquals(new float[] { 4, 3, 2, 1 }, ((Convolution) read().node("conv:linear").op()).kernel().data());
	}

	@Test
	void theanosFilesOfKeras1HaveChannelsInFront() throws IOException {
		file.attribute("backend", "theano").attribute("keras_version", "1.2.2").weights("conv", "conv_W",
			new float[][][][] { { { { 1, 2, 3 }, { 4, 5, 6 } } } }).sequential(layer("Convolution2D", "conv",
				"'batch_input_shape':[null,1,4,5],'dim_ordering':'th','nb_filter':1,'nb_row':2,'nb_col':3,'bias':false," +
					"'border_mode':'same','subsample':[1,1],'activation':'linear'"), layer("Flatten", "flat", ""));
		final Network net = read();
		assertEquals("Input 1 x 4 x 5", net.input().toString());
		assertArrayEquals(new float[] { 6, 5, 4, 3, 2, 1 }, ((Convolution) net.node("conv").op()).kernel().data());
		assertEquals(Order.CHANNELS_FIRST, ((Reshape) net.node("flat").op()).order());
	}

	@Test
	void aGreyPictureMayLackItsChannelAxis() throws IOException {
		kernel(1, 2, 3, 4).sequential(layer("InputLayer", "picture", "'batch_input_shape':[null,5,6]"), layer("Reshape",
			"map", "'target_shape':[5,6,1]"), CONV);
		final Network net = read();
		assertEquals("Input 1 x 5 x 6", net.input().toString());
		assertEquals("1 x 4 x 5", net.shapes(0, 0).get(net.output()).toString());
	}

	@Test
	void theOutputOfANestedModelIsItsLastLayer() throws IOException {
		kernel(1, 2, 3, 4).sequential(layer("Sequential", "inner", "'layers':[" + input(4, 4, 1) + "," + layer(
			"Activation", "soft", "'activation':'softmax'") + "]"));
		final Network net = read();
		assertEquals("soft", net.output().name());
		assertTrue(net.node("inner").op() instanceof Identity);
	}

	@Test
	void layersOfTheSameNameAreToldApartByTheirModels() throws IOException {
		final String act = layer("Activation", "act", "'activation':'tanh'");
		kernel(1, 2, 3, 4).sequential(input(4, 4, 1), layer("Sequential", "a", "'layers':[" + input(4, 4, 1) + "," + act +
			"]"), layer("Sequential", "b", "'layers':[" + input(4, 4, 1) + "," + act + "]"));
		final Network net = read();
		assertEquals("tanh", net.node("a/act").op().name());
		assertEquals("tanh", net.node("b/act").op().name());
	}

	@Test
	void numbersOutOfReachAreRefused() {
		refused("kernel_size", layer("Conv2D", "conv", "'filters':1,'kernel_size':[0,2]"));
		refused("filters", layer("Conv2D", "conv", "'filters':1e30,'kernel_size':[2,2]"));
		refused("groups", layer("Conv2D", "conv", "'filters':1,'kernel_size':[2,2],'groups':7"));
		refused("padding", layer("Conv2D", "conv", "'filters':1,'kernel_size':[2,2],'padding':'causal'"));
		refused("target shape", layer("Reshape", "conv", "'target_shape':[-1,-1]"));
		refused("'nonsense'", layer("Activation", "conv", "'activation':'nonsense'"));
		refused("mystery>Layer", layer("mystery>Layer", "conv", ""));
		refused("does not fit", layer("MaxPooling2D", "conv", "'pool_size':[9,9]"));
		refused("nothing is left", layer("Cropping2D", "conv", "'cropping':[4,4]"));
	}

	@Test
	void groupNormalizationIsFollowedByScaleAndShift() throws IOException {
		file.weights("norm", "gamma:0", new float[] { 2, 3 }).weights("norm", "beta:0", new float[] { 4, 5 }).sequential(
			input(4, 4, 2), layer("GroupNormalization", "norm", "'groups':2,'epsilon':0.5"));
		final Network net = read();
		assertArrayEquals(new float[] { 2, 3 }, ((Affine) net.node("norm").op()).scale());
		assertEquals(2, ((GroupNormalization) net.node("norm").input().op()).groups(2));
		assertEquals(0.5f, ((GroupNormalization) net.node("norm").input().op()).epsilon());
	}

	@Test
	void channelsThatCannotBeGroupedAreRefused() {
		refused("equal groups", layer("GroupNormalization", "conv", "'groups':32"));
	}

	private void refused(final String word, final String layer) {
		kernel(1, 2, 3, 4).sequential(input(4, 4, 1), layer);
		final CnnVisException e = assertThrows(CnnVisException.class, this::read);
		assertTrue(e.getMessage().contains(word) && e.getMessage().contains("'conv'"), e.getMessage());
	}

	@Test
	void modelsThatCallThemselvesManyTimesAreRefused() {
		String layer = layer("Activation", "act", "'activation':'relu'");
		for (int depth = 0; depth < 40; depth++)
			layer = layer("Sequential", "m" + depth, "'layers':[" + layer + "]");
		file.sequential(input(4, 4, 1), layer);
		assertTrue(assertThrows(CnnVisException.class, this::read).getMessage().contains("deep"));
	}
}
