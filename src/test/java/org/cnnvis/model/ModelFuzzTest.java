package org.cnnvis.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.cnnvis.CnnVisException;
import org.cnnvis.SampleModel;
import org.cnnvis.SharedData;
import org.cnnvis.model.download.Catalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files with damaged bytes, 2000 for each format; what is damaged on purpose in its structure has tests of its own. */
@Tag("slow")
class ModelFuzzTest {

	private static final String KERAS_HDF5 = "conformance/flatten_dense/model_keras2.h5," +
		"conformance/flatten_dense/model_keras3.h5,keras-import/k1/cnn_tf_model.h5,keras-import/k2/12net.h5";
	private static final String KERAS_ARCHIVE = "conformance/nested_functional/model.keras," +
		"conformance/nested_sequential/model_keras2.keras,conformance/mini_squeezenet/model.keras";
	private static final String DL4J = "dl4j-import/konduit__regression_testing_060_060_ModelSerializer_Regression_CNN_1.zip," +
		"dl4j-import/konduit__regression_testing_100b4_SyntheticCNN_100b4.bin";
	private static final String ONNX = "onnx-import/konduit__output_cnn_mnist.onnx,onnx-import/konduit__output_cnn_mnist.onnx," +
		"onnx-import/konduit__output_cnn_mnist.onnx,onnx-import/shufflenet-v2-12-int8.onnx";

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { KERAS_HDF5, KERAS_ARCHIVE, DL4J, ONNX })
	void damagedFilesAreRefusedOrOpen(final String files) throws IOException {
		final String[] names = files.split(",");
		for (int i = 0; i < names.length; i++) {
			final byte[] sound = Files.readAllBytes(SharedData.require(names[i]));
			final Random random = new Random(names[i].hashCode() + i);
			try (Fuzz fuzz = new Fuzz(folder, names[i])) {
				for (int n = Fuzz.mutations(names.length); n > 0; n--)
					fuzz.open(Fuzz.mutate(sound, random), names[i].substring(names[i].lastIndexOf('.')));
			}
		}
	}

	@Test
	void damagedCaffeDescriptions() throws IOException {
		final byte[] sound = Files.readAllBytes(SampleModel.write(folder));
		Files.delete(folder.resolve(SampleModel.NAME));
		final Random random = new Random(5);
		try (Fuzz fuzz = new Fuzz(folder, "prototxt")) {
			for (int n = Fuzz.mutations(1); n > 0; n--)
				fuzz.open(n % 2 == 0 ? Fuzz.mutate(sound, random) : words(sound, random), ".prototxt");
		}
	}

	/** Words of the text exchanged for others of it, or for extreme numbers. */
	private static byte[] words(final byte[] sound, final Random random) {
		final List<String> words = new ArrayList<>(Arrays.asList(new String(sound, StandardCharsets.UTF_8).split(" ")));
		for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
			final String[] extreme = { "0", "-1", "2147483647", "1e9", "'x'", "{", "}", "layer" };
			words.set(random.nextInt(words.size()), random.nextBoolean() ? words.get(random.nextInt(words.size()))
				: extreme[random.nextInt(extreme.length)]);
		}
		return String.join(" ", words).getBytes(StandardCharsets.UTF_8);
	}

	/** The JSON beside a model, and the user's list of downloads. */
	@Test
	void damagedDescriptions() throws IOException {
		final String sidecar = "{\"input\":{\"order\":\"BGR\",\"mean\":[103.9,116.8,123.7],\"scale\":1,\"size\":32},\"classes\":" +
			"[\"a\",\"b\"],\"licence\":\"MIT\",\"source\":\"x\",\"sha256\":\"0\"}";
		final String list = "{\"models\":[{\"name\":\"x\",\"licence\":\"MIT\",\"description\":{\"classes\":\"imagenet\"}," +
			"\"sources\":[{\"publisher\":\"Me\",\"address\":\"https://example.org/x.h5\",\"size\":5,\"checksum\":\"md5:" + "0".repeat(
				32) + "\"}]}]}";
		final Random random = new Random(6);
		for (int n = Fuzz.mutations(1); n > 0; n--) {
			final String text = new String(Fuzz.mutate(sidecar.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8);
			refusedOrFine(() -> {
				final Sidecar parsed = Sidecar.parse("x.json", text);
				parsed.input(3);
				parsed.classes(() -> 2);
				parsed.licence();
				parsed.source();
				parsed.sha256();
			});
			Files.write(folder.resolve(Catalogue.FILE), Fuzz.mutate(list.getBytes(StandardCharsets.UTF_8), random));
			refusedOrFine(() -> Catalogue.of(folder));
		}
	}

	private static void refusedOrFine(final Runnable work) {
		try {
			work.run();
		}
		catch (final CnnVisException e) {
			// One sentence: as it should be.
		}
	}
}
