package org.cnnvis.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.network.Network;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Files that versions 0.5 to 1.0 of DL4J wrote: networks for pictures compute, all else is refused with the reason. */
class Dl4jFilesTest {

	private static final String FOLDER = "dl4j-import/";

	/** Sums of up to 800 products of numbers up to about 1 in float32, through a softmax. */
	private static final double TOLERANCE = 1e-5;

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "dl4jtr__mnist-model.zip, 1, 28",
		"konduit__dl4j-integration-tests_LenetMnist_Model_RANDOM_INIT_UNTRAINED.zip, 1, 28",
		"konduit__regression_testing_060_060_ModelSerializer_Regression_CNN_1.zip, 3, 28",
		"konduit__regression_testing_100a_upsampling_net.bin, 1, 28",
		"konduit__regression_testing_100b4_SyntheticCNN_100b4.bin, 1, 28" })
	void networksForPicturesComputeWhatDl4jComputes(final String name, final int channels, final int size)
		throws IOException
	{
		final Path file = SharedData.require(FOLDER + name);
		final Network network = ModelLoader.load(file).network();
		assertEquals(channels, network.input().channels());
		if (network.input().height() > 0) assertEquals(size, network.input().height());
		final INDArray pictures = Nd4j.rand(2, channels, size, size);
		final MultiLayerNetwork dl4j = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
		// The oldest take pictures as rows of numbers.
		final boolean rows = dl4j.getLayerWiseConfigurations().getInputPreProcess(0) != null;
		final INDArray expected = dl4j.output(rows ? pictures.reshape(2, channels * size * size) : pictures);
		assertComputes(expected, network, pictures);
	}

	@Test
	void theNumbersThatAnEarlierVersionComputedAreReproduced() throws IOException {
		final String stem = FOLDER + "konduit__regression_testing_100b4_SyntheticCNN_";
		final INDArray pictures = array(stem + "Input_100b4.bin"), expected = array(stem + "Output_100b4.bin");
		assertComputes(expected, ModelLoader.load(SharedData.require(stem + "100b4.bin")).network(), pictures);
	}

	@Test
	void aFileWithoutPreprocessorsIsFlattenedAsVersion05Did() throws IOException {
		final Path file = SharedData.require(FOLDER +
			"konduit__regression_testing_050_050_ModelSerializer_Regression_CNN_1.zip");
		final Network network = ModelLoader.load(file).network();
		assertEquals(28, network.input().height());
		assertEquals(5, network.shapes(0, 0).get(network.output()).channels());
	}

	/** The network of version 0.8 is at odds with itself: DL4J cannot compute it either. */
	@ParameterizedTest
	@CsvSource({ "examples__trained_iris_model.zip, 4 numbers, layer0",
		"konduit__regression_testing_080_080_ModelSerializer_Regression_CNN_1.zip, weights are for 2028, layer2",
		"konduit__dl4j-integration-tests_Cnn3dSynthetic_Model_RANDOM_INIT_UNTRAINED.zip, a volume, layer0",
		"konduit__dl4j-integration-tests_MLPMnist_Model_RANDOM_INIT_UNTRAINED.zip, 784 numbers, layer0",
		"konduit__regression_testing_100b4_SyntheticCNN_Input_100b4.bin, not a model, DL4J zip",
		"konduit__samediff-integration-tests_LenetMnistSD_Model_RANDOM_INIT_UNTRAINED.zip, not a model, DL4J zip",
		"konduit__validation_empty_zip.zip, not a model, DL4J zip" })
	void everythingElseIsRefusedWithTheReason(final String name, final String reason, final String where) {
		final Path file = SharedData.require(FOLDER + name);
		final String message = assertThrows(CnnVisException.class, () -> ModelLoader.load(file)).getMessage();
		assertTrue(message.contains(name) && message.contains(reason) && message.contains(where), message);
	}

	@Test
	void aFileThatIsCutShortSaysSo() throws IOException {
		final byte[] whole = Files.readAllBytes(SharedData.require(FOLDER +
			"konduit__regression_testing_080_080_ModelSerializer_Regression_CNN_1.zip"));
		for (final int length : new int[] { 500, 5_000, whole.length / 2 })
			assertRefused("cut short", Files.write(folder.resolve(length + ".zip"), Arrays.copyOf(whole, length)));
	}

	@Test
	void membersThatAreMissingOrSwollenAreNamed() throws IOException {
		final String configuration = "{\"confs\": [], \"inputPreProcessors\": {}}";
		assertRefused("holds no weights", zip("a.zip", "configuration.json", configuration.getBytes()));
		assertRefused("is not valid JSON", zip("b.zip", "configuration.json", "{\"confs\": [".getBytes()));
		assertRefused("does not describe a DL4J network", zip("c.zip", "configuration.json", "{}".getBytes()));
		assertRefused("configuration is missing", zip("d.zip", "coefficients.bin", written(Nd4j.ones(1, 5))));
		assertRefused("implausibly large", zip("e.zip", "configuration.json", new byte[20 << 20]));
		assertRefused("weights is larger", zip("f.zip", "coefficients.bin", written(Nd4j.zeros(1, 5 << 20))));
		assertRefused("org.evil.Gadget", zip("g.zip", "configuration.json",
			"{\"confs\": [{\"layer\": {\"@class\": \"org.evil.Gadget\"}}]}".getBytes()));
	}

	private void assertRefused(final String phrase, final Path file) {
		final String message = assertThrows(CnnVisException.class, () -> ModelLoader.load(file)).getMessage();
		assertTrue(message.startsWith(file.toString()) && message.contains(phrase) && !message.contains("\n"), message);
	}

	private Path zip(final String name, final String member, final byte[] content) throws IOException {
		final Path file = folder.resolve(name);
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			zip.putNextEntry(new ZipEntry(member));
			zip.write(content);
		}
		return file;
	}

	private static byte[] written(final INDArray array) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Nd4j.write(array, new DataOutputStream(bytes));
		return bytes.toByteArray();
	}

	private static INDArray array(final String name) throws IOException {
		try (InputStream in = Files.newInputStream(SharedData.require(name))) {
			return Nd4j.read(in);
		}
	}

	private static void assertComputes(final INDArray expected, final Network network, final INDArray pictures) {
		final int batch = (int) pictures.size(0);
		try (GradientProgram program = new Nd4jBackend().compile(ProgramSpec.of(network, network.output()).size(
			(int) pictures.size(2), (int) pictures.size(3)).batch(batch).forwardOnly()))
		{
			program.forward(pictures.dup('c').data().asFloat());
			final float[] output = new float[batch * program.tapShape(0).size()];
			program.read(0, output);
			assertEquals(0, expected.sub(Nd4j.createFromArray(output).reshape(expected.shape())).amaxNumber().doubleValue(),
				TOLERANCE);
		}
	}
}
