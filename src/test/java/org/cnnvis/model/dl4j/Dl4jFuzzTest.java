package org.cnnvis.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations with changed values, names and structure are refused with one sentence, or still make sense. */
@Tag("slow")
class Dl4jFuzzTest {

	/** Mutations of each file; the system property asks for more. */
	private static final int MUTATIONS = Integer.getInteger("cnnvis.fuzz", 500);

	/** A number, a word in quotes, or a bracket. */
	private static final Pattern TOKEN = Pattern.compile("-?\\d+(\\.\\d+)?|\"[^\"]*\"|[\\[\\]{}]");
	private static final String[] VALUES = { "0", "-1", "1", "2147483647", "9999999999", "1e300", "\"NaN\"", "null", "[]",
		"{}", "\"\"", "\"x\"", "true" };

	@ParameterizedTest
	@ValueSource(strings = { "konduit__regression_testing_060_060_ModelSerializer_Regression_CNN_1.zip",
		"konduit__regression_testing_100b4_SyntheticCNN_100b4.bin", "/models/flowers-small.zip" })
	void aChangedConfigurationIsRefusedOrStillMakesSense(final String name) throws IOException {
		final Map<String, byte[]> members = name.startsWith("/") ? bundled(name) : members(SharedData.require("dl4j-import/" +
			name));
		final String sound = new String(members.get(Dl4jZip.CONFIGURATION), StandardCharsets.UTF_8);
		final Random random = new Random(name.hashCode());
		final Map<String, Integer> outcomes = new TreeMap<>();
		for (int i = 0; i < MUTATIONS; i++) {
			final String mutated = mutate(sound, random);
			members.put(Dl4jZip.CONFIGURATION, mutated.getBytes(StandardCharsets.UTF_8));
			final byte[] zip = zip(members);
			outcomes.merge(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> open(zip), mutated), 1, Integer::sum);
		}
		System.out.println(name + ": " + outcomes);
		assertTrue(outcomes.getOrDefault("refused", 0) > MUTATIONS / 10, "mutations that change nothing test nothing");
	}

	private static String open(final byte[] zip) throws IOException {
		try {
			new Dl4jFormat().read(new ByteArrayInputStream(zip), zip.length);
			return "opens";
		}
		catch (final CnnVisException e) {
			assertFalse(e.getMessage().isEmpty() || e.getMessage().contains("\n") || e.getMessage().contains("Cannot invoke"), e
				.getMessage());
			return "refused";
		}
	}

	/** Replaces one to four tokens by extreme values, or by another token of the text. */
	private static String mutate(final String sound, final Random random) {
		String text = sound;
		for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
			final Matcher matcher = TOKEN.matcher(text);
			int at = random.nextInt(text.length() * 9 / 10);
			if (!matcher.find(at)) continue;
			final int start = matcher.start(), end = matcher.end();
			at = random.nextInt(text.length() * 9 / 10);
			final String other = random.nextInt(3) == 0 && matcher.find(at) ? matcher.group() : VALUES[random.nextInt(
				VALUES.length)];
			text = text.substring(0, start) + other + text.substring(end);
		}
		return text;
	}

	private static Map<String, byte[]> members(final Path file) throws IOException {
		final Map<String, byte[]> members = new TreeMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (final String member : new String[] { Dl4jZip.CONFIGURATION, Dl4jZip.COEFFICIENTS })
				members.put(member, zip.getInputStream(zip.getEntry(member)).readAllBytes());
		}
		return members;
	}

	private static Map<String, byte[]> bundled(final String resource) throws IOException {
		final Path copy = Files.createTempFile("flowers", ".zip");
		try (InputStream in = Dl4jFuzzTest.class.getResourceAsStream(resource)) {
			Files.write(copy, in.readAllBytes());
			return members(copy);
		}
		finally {
			Files.delete(copy);
		}
	}

	private static byte[] zip(final Map<String, byte[]> members) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setLevel(0);
			for (final Map.Entry<String, byte[]> member : members.entrySet()) {
				zip.putNextEntry(new ZipEntry(member.getKey()));
				zip.write(member.getValue());
			}
		}
		return bytes.toByteArray();
	}
}
