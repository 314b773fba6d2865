package org.cnnvis.model.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.keras.KerasFileWriter;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownWeightsTest {

	@TempDir
	Path folder;

	private static ImportedModel read(final String file) throws IOException {
		return new KnownWeights().read(SharedData.require("models/" + file));
	}

	@Test
	void vgg19HasItsLayersAndParameters() throws IOException {
		final ImportedModel model = read("vgg19-body/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5");
		final Network net = model.network();
		assertEquals("block5_pool", net.output().name());
		assertEquals(Shape.of(512, 7, 7), net.shapes(0, 0).get(net.output()));
		assertNotNull(net.node("block5_conv4:linear"));
		// As keras.applications.VGG19(include_top=False).count_params() says.
		assertEquals(20_024_384, net.nodes().stream().mapToLong(n -> n.op().parameters()).sum());
		assertEquals(InputSpec.CAFFE, model.input().get());
		assertTrue(model.notes().isEmpty());
	}

	@Test
	void aFileWithTheFirstBlocksGivesTheFirstBlocks() throws IOException {
		final ImportedModel model = read("vgg16-block12/vgg16_block1-2_weights_tf.h5");
		assertEquals("block2_pool", model.network().output().name());
		assertTrue(model.notes().get(0).contains("block2_pool"), model.notes().toString());
	}

	@Test
	void squeezeNetEndsAtItsLastFireModule() throws IOException {
		final Network net = read("squeezenet11-keras/squeezenet_weights_tf_dim_ordering_tf_kernels_notop.h5").network();
		assertEquals(Shape.of(512, 13, 13), net.shapes(0, 0).get(net.node("fire9/concat")));
		assertEquals(722_496, net.nodes().stream().mapToLong(n -> n.op().parameters()).sum());
	}

	private KerasFileWriter convolution(final KerasFileWriter file, final String layer, final int in, final int out) {
		return file.weights(layer, layer + "_W_1:0", new float[3][3][in][out]).weights(layer, layer + "_b_1:0",
			new float[out]);
	}

	@Test
	void aGapInTheLayersIsDamage() {
		final KerasFileWriter file = convolution(convolution(new KerasFileWriter(), "block1_conv1", 3, 64), "block1_conv2",
			64, 64);
		convolution(convolution(file, "block2_conv2", 128, 128), "block3_conv1", 128, 256);
		final Path path = file.writeWeightsOnly(folder.resolve("gap.h5"));
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new KnownWeights().read(path));
		assertTrue(e.getMessage().contains("'block2_conv1'"), e.getMessage());
	}

	@Test
	void anotherNetworkWithVggsNamesIsNotTakenForVgg() {
		final KerasFileWriter file = convolution(convolution(new KerasFileWriter(), "block1_conv1", 3, 8), "block1_conv2",
			8, 8);
		final Path path = file.writeWeightsOnly(folder.resolve("narrow.h5"));
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new KnownWeights().read(path));
		assertTrue(e.getMessage().contains("3x3x3x8") && e.getMessage().contains("3x3x3x64"), e.getMessage());
	}

	@Test
	void wholeModelsAreLeftToTheirOwnFormat() throws IOException {
		final Path file = SharedData.require("conformance/mini_vgg/model_keras2.h5");
		assertFalse(new KnownWeights().recognises(file, java.nio.file.Files.readAllBytes(file)));
	}
}
