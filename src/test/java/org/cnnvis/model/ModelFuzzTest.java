package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are refused with one sentence: no crash, no hang, no other exception. */
@Tag("slow")
class ModelFuzzTest {

	/** Mutations of each file; the system property asks for more. */
	private static final int MUTATIONS = Integer.getInteger("cnnvis.fuzz", 150);

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "conformance/flatten_dense/model_keras2.h5", "conformance/flatten_dense/model_keras3.h5",
		"conformance/nested_functional/model.keras", "conformance/nested_sequential/model_keras2.keras",
		"keras-import/k1/cnn_tf_model.h5", "keras-import/k2/12net.h5",
		"dl4j-import/konduit__regression_testing_060_060_ModelSerializer_Regression_CNN_1.zip",
		"dl4j-import/konduit__regression_testing_100b4_SyntheticCNN_100b4.bin" })
	void aDamagedFileIsRefusedOrOpens(final String name) throws IOException {
		final byte[] sound = Files.readAllBytes(SharedData.require(name));
		final Random random = new Random(name.hashCode());
		final Map<String, Integer> outcomes = new TreeMap<>();
		for (int i = 0; i < MUTATIONS; i++) {
			final byte[] damaged = mutate(sound, random);
			final Path file = folder.resolve(i + name.substring(name.lastIndexOf('.')));
			Files.write(file, damaged);
			final int number = i;
			final String outcome = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> open(file), () -> name +
				", mutation " + number);
			outcomes.merge(outcome, 1, Integer::sum);
			Files.delete(file);
		}
		System.out.println(name + ": " + outcomes);
	}

	/** Truncates, flips bits, writes extreme numbers, or moves blocks; mostly near the beginning, where structure is. */
	private static byte[] mutate(final byte[] sound, final Random random) {
		final byte[] bytes = sound.clone();
		if (random.nextInt(8) == 0) return Arrays.copyOf(bytes, random.nextInt(bytes.length));
		final int hits = 1 << random.nextInt(6);
		for (int i = 0; i < hits; i++) {
			final int range = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 4096);
			final int at = random.nextInt(range);
			switch (random.nextInt(4)) {
				case 0:
					bytes[at] ^= 1 << random.nextInt(8);
					break;
				case 1:
					bytes[at] = (byte) random.nextInt(256);
					break;
				case 2:
					Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? 0xFF : 0x7F));
					break;
				default:
					final int length = Math.min(random.nextInt(64), bytes.length - at);
					System.arraycopy(sound, random.nextInt(bytes.length - length), bytes, at, length);
			}
		}
		return bytes;
	}

	private static String open(final Path file) {
		try {
			ModelLoader.load(file);
			return "opens";
		}
		catch (final CnnVisException e) {
			assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
			return "refused";
		}
	}
}
