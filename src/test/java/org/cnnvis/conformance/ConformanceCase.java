package org.cnnvis.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.cnnvis.SharedData;
import org.cnnvis.network.Tensor;

/** A folder of the conformance suite: files of one model, and what Keras computes with them. */
public final class ConformanceCase {

	/** Unit roundoff of float16. */
	private static final double HALF_ROUNDING = 1.0 / (1 << 11);

	private final Path folder;
	private final JsonObject json;

	private ConformanceCase(final Path folder) throws IOException {
		this.folder = folder;
		this.json = JsonParser.parseString(new String(Files.readAllBytes(folder.resolve("case.json")),
			StandardCharsets.UTF_8)).getAsJsonObject();
	}

	/**
	 * All cases of the folders that the system property {@code cnnvis.conformance} lists (separated as in a class path, or by commas), or
	 * else of the shared data; the test is skipped where there are none.
	 */
	static List<ConformanceCase> all() throws IOException {
		final String property = System.getProperty("cnnvis.conformance");
		final List<Path> roots = new ArrayList<>();
		if (property == null) roots.add(SharedData.require("conformance"));
		else for (final String folder : property.split("[," + File.pathSeparator + "]"))
			roots.add(Path.of(folder));
		final List<ConformanceCase> cases = new ArrayList<>();
		for (final Path root : roots)
			try (final Stream<Path> folders = Files.list(root)) {
				for (final Path folder : folders.sorted().collect(Collectors.toList()))
					if (Files.exists(folder.resolve("case.json"))) cases.add(new ConformanceCase(folder));
			}
		return cases;
	}

	JsonObject json() {
		return json;
	}

	String name() {
		return json.get("name").getAsString();
	}

	boolean mustCompute() {
		return json.get("expected").getAsString().startsWith("computes");
	}

	/** The model files: names are keys or items, as the case computes or is refused. */
	List<Path> files() {
		final JsonElement files = json.get("files");
		final List<Path> paths = new ArrayList<>();
		if (files instanceof JsonArray) for (final JsonElement file : (JsonArray) files)
			paths.add(folder.resolve(file.getAsString()));
		else for (final String file : files.getAsJsonObject().keySet())
			paths.add(folder.resolve(file));
		return paths;
	}

	boolean isChannelsFirst() {
		return json.getAsJsonObject("input").get("data_format").getAsString().equals("channels_first");
	}

	/** A stored array with the axes in the graph's order: batch, channels, height, width. */
	Tensor array(final String file) throws IOException {
		final Tensor stored = Npy.read(folder.resolve(file.endsWith(".npy") ? file : file + ".npy"));
		return stored.rank() == 4 && !isChannelsFirst() ? stored.permute(0, 3, 1, 2) : stored;
	}

	/**
	 * The largest difference that rounding explains: of float32, which the suite's README derives; and of the weights
	 * where Keras 3 stored the four arrays of a normalisation as float16, while the golden numbers come from Keras 2's
	 * float32 arrays of the same file.
	 */
	double tolerance(final String array, final Path file) {
		final JsonObject float32 = json.getAsJsonObject("float32").getAsJsonObject(array);
		final boolean half = json.has("dtype_policy") && json.get("dtype_policy").getAsString().equals("float16") && file
			.endsWith("model.keras");
		return float32.get("atol").getAsDouble() + (half ? 4 * HALF_ROUNDING * float32.get("max_abs_value").getAsDouble()
			: 0);
	}

	@Override
	public String toString() {
		return name();
	}
}
