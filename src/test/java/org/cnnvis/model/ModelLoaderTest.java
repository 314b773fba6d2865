package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.cnnvis.model.keras.KerasFileWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoaderTest {

	@TempDir
	Path folder;

	private static void refused(final Path file, final String... words) {
		final CnnVisException e = assertThrows(CnnVisException.class, () -> ModelLoader.load(file));
		assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
		for (final String word : words)
			assertTrue(e.getMessage().contains(word), () -> "'" + word + "' is not in: " + e.getMessage());
	}

	private Path file(final String name, final String text) throws IOException {
		return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whatIsNoModelIsRefused() throws IOException {
		refused(folder.resolve("nowhere.h5"), "no such file");
		refused(folder, "folder");
		refused(file("a.h5", ""), "empty");
		refused(file("b.keras", "name,width\na,3\n"), "text", ".keras");
		refused(file("c.h5", "\u0089HDF\u0000\u0001"), "no known kind");
		final Path zip = folder.resolve("d.zip");
		try (final ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("../../etc/passwd"));
			out.write(1);
		}
		refused(zip, "zip archive of something else");
		Files.write(zip, java.util.Arrays.copyOf(Files.readAllBytes(zip), 60));
		refused(zip, "zip archive of something else");
	}

	@Test
	void theSumOfAModelThatHasItsWeightsInOtherFilesIsOfThemToo() throws IOException {
		final Path description = file("deploy.prototxt",
			"layer { name: 'data' type: 'Input' top: 'data' input_param { shape { dim: 1 dim: 3 dim: 8 dim: 8 } } }\n" +
				"layer { name: 'conv' type: 'Convolution' bottom: 'data' top: 'conv' convolution_param { num_output: 2 " +
				"kernel_size: 1 bias_term: false } }\n");
		final Path weights = Files.createDirectory(folder.resolve("weights")).resolve("conv_filter.bin");
		Files.write(weights, new byte[2 * 3 * Float.BYTES]);
		final String first = ModelLoader.load(description).sha256();
		assertEquals(64, first.length());
		assertEquals(first, ModelLoader.load(description).sha256());
		final byte[] other = new byte[2 * 3 * Float.BYTES];
		other[20] = 1;
		Files.write(weights, other);
		assertNotEquals(first, ModelLoader.load(description).sha256());
	}

	@Test
	void weightsThatAreNotFiniteAreRefused() {
		final float[][][][] kernel = new float[3][3][3][64];
		kernel[1][1][2][63] = Float.NaN;
		refused(new KerasFileWriter().weights("block1_conv1", "block1_conv1_W_1:0", kernel).weights("block1_conv1",
			"block1_conv1_b_1:0", new float[64]).weights("block1_conv2", "W", new float[3][3][64][64]).weights("block1_conv2",
				"b", new float[64]).writeWeightsOnly(folder.resolve("nan.h5")), "'block1_conv1'", "NaN");
	}

	@Test
	void aKnownClassifierGetsItsInputAndImageNetsNames() {
		final Path file = SharedData.require("models/squeezenet11-keras-full/squeezenet11_imagenet.h5");
		final Model model = ModelLoader.load("SqueezeNet", file);
		assertEquals("SqueezeNet", model.name());
		assertEquals(file.toString(), model.source());
		assertEquals(InputSpec.CAFFE, model.input());
		assertEquals(1000, model.classes().size());
		assertEquals("flamingo", model.classes().get(130));
		assertEquals(64, model.sha256().length());
		assertEquals(2, model.notes().size());
	}

	@Test
	void preprocessingInFrontTellsTheRange() {
		assertEquals(InputSpec.PLAIN_RGB, conformance("rescaling", "model.keras").input());
		assertEquals(InputSpec.PLAIN_RGB, conformance("normalization", "model_keras2.h5").input());
		assertEquals(InputSpec.PLAIN_RGB, conformance("normalization_adapted", "model_keras2.h5").input());
		assertEquals(InputSpec.of(ChannelOrder.RGB, 0, 1 / 255f), conformance("conv_padding", "model.keras").input());
		assertEquals(InputSpec.of(ChannelOrder.GREY, 0, 1 / 255f), conformance("grey_input", "model.keras").input());
		assertEquals(ChannelOrder.OTHER, conformance("four_channels", "model.keras").input().order());
		assertEquals(4, conformance("four_channels", "model.keras").input().channels());
	}

	private static Model conformance(final String name, final String file) {
		return ModelLoader.load(SharedData.require("conformance/" + name + "/" + file));
	}

	@Test
	void theJsonBesideAModelSaysMore() throws IOException {
		final Path model = folder.resolve("grey.keras");
		Files.copy(SharedData.require("conformance/grey_input/model.keras"), model);
		assertEquals("class 9", ModelLoader.load(model).classes().get(9));
		file("grey.keras.json", "{\"classes\":[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]," +
			"\"input\":{\"mean\":33},\"licence\":\"MIT\"}");
		final Model described = ModelLoader.load(model);
		assertEquals("9", described.classes().get(9));
		assertEquals(33, described.input().mean(0));
		assertEquals("MIT", described.licence());
		assertTrue(described.notes().isEmpty());
		file("grey.keras.json", "{\"classes\":[\"only one\"]}");
		refused(model, "1 class names", "10 outputs");
	}

	@Test
	void theHashIsThatOfTheFile() throws IOException {
		final Path file = SharedData.require("conformance/grey_input/model.keras");
		final byte[] hash;
		try {
			hash = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
		}
		catch (final java.security.NoSuchAlgorithmException e) {
			throw new AssertionError(e);
		}
		final StringBuilder hex = new StringBuilder();
		for (final byte b : hash)
			hex.append(String.format("%02x", b));
		assertEquals(hex.toString(), ModelLoader.load(file).sha256());
	}

	@Test
	void imageNetHasAThousandNames() {
		assertEquals(1000, ClassNames.imageNet().size());
		assertEquals("tench", ClassNames.imageNet().get(0));
		assertEquals("school_bus", ClassNames.imageNet().get(779));
	}
}
