package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An architecture with wrong values in sound JSON is refused with one sentence, whatever the values are. */
@Tag("slow")
class ArchitectureFuzzTest {

	private static final int MUTATIONS = Integer.getInteger("cnnvis.fuzz", 150);

	private static final String[] VALUES = { "null", "0", "-1", "1", "2", "1e9", "1e300", "-7.5", "\"\"", "\"same\"",
		"\"channels_first\"", "[]", "{}", "[1,2]", "[[0,1],[2,3]]", "[null,3]", "true", "false", "\"NaN\"", "[-1]",
		"[3,1,2]", "\"relu\"", "\"Sequential\"", "\"Dense\"", "[\"conv1\",0,0]", "100000", "\"softmax\"" };

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "nested_functional", "merge", "shared_layer", "mini_mobilenet_v3_operators", "pad_crop",
		"channels_first", "reshape_permute", "normalization_adapted", "activations_prelu", "conv_transpose" })
	void wrongValuesAreRefusedOrMakeAnotherNetwork(final String name) throws IOException {
		final Path sound = SharedData.require("conformance/" + name + "/model.keras");
		final Random random = new Random(name.hashCode());
		final Map<String, Integer> outcomes = new TreeMap<>();
		try (final ZipFile zip = new ZipFile(sound.toFile())) {
			final String config = new String(read(zip, "config.json"), StandardCharsets.UTF_8);
			for (int i = 0; i < MUTATIONS; i++) {
				final JsonElement json = JsonParser.parseString(config);
				for (int hits = 1 + random.nextInt(3); hits > 0; hits--)
					mutate(json, random);
				final Path file = write(zip, json.toString());
				final String outcome = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> open(file), () -> json
					.toString());
				outcomes.merge(outcome, 1, Integer::sum);
			}
		}
		System.out.println(name + ": " + outcomes);
	}

	private static byte[] read(final ZipFile zip, final String member) throws IOException {
		return zip.getInputStream(zip.getEntry(member)).readAllBytes();
	}

	private Path write(final ZipFile zip, final String config) throws IOException {
		final Path file = folder.resolve("model.keras");
		try (final ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (final String member : new String[] { "metadata.json", "config.json", "model.weights.h5" }) {
				out.putNextEntry(new ZipEntry(member));
				out.write(member.equals("config.json") ? config.getBytes(StandardCharsets.UTF_8) : read(zip, member));
			}
		}
		return file;
	}

	/** Changes or removes one value anywhere, or exchanges two layers. */
	private static void mutate(final JsonElement json, final Random random) {
		final List<Runnable> changes = new ArrayList<>();
		collect(json, random, changes);
		if (!changes.isEmpty()) changes.get(random.nextInt(changes.size())).run();
	}

	private static void collect(final JsonElement json, final Random random, final List<Runnable> changes) {
		final JsonElement value = JsonParser.parseString(VALUES[random.nextInt(VALUES.length)]);
		if (json instanceof JsonObject) for (final String key : new ArrayList<>(((JsonObject) json).keySet())) {
			changes.add(() -> ((JsonObject) json).add(key, value));
			if (random.nextInt(4) == 0) changes.add(() -> ((JsonObject) json).remove(key));
			collect(((JsonObject) json).get(key), random, changes);
		}
		if (json instanceof JsonArray) for (int i = 0; i < ((JsonArray) json).size(); i++) {
			final int at = i;
			changes.add(() -> ((JsonArray) json).set(at, value));
			changes.add(() -> ((JsonArray) json).add(((JsonArray) json).get(at)));
			if (random.nextInt(4) == 0) changes.add(() -> ((JsonArray) json).remove(at));
			collect(((JsonArray) json).get(i), random, changes);
		}
	}

	private static String open(final Path file) {
		try {
			ModelLoader.load(file);
			return "opens";
		}
		catch (final CnnVisException e) {
			return "refused";
		}
	}
}
