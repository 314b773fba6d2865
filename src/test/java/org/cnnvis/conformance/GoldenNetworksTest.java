package org.cnnvis.conformance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.cnnvis.SharedData;
import org.cnnvis.engine.Backend;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real networks on a photograph against the numbers of Keras in float64. Tolerances are those of golden.json: four
 * times what float32 runs of Keras itself lose. A single ReLU or maximum that decides otherwise by the last bit moves
 * some pixels of a gradient by more, but its norm by about 1e-3 only, which is allowed.
 */
@Tag("slow")
class GoldenNetworksTest {

	/** Where golden.json has no tolerances: rounding of 4608 products (3 x 3 x 512) in each of 16 layers. */
	private static final double ROUNDING = Math.sqrt(16 * 4608) / (1 << 24);

	private static final Pattern CHANNEL_GRADIENT = Pattern.compile("channel_gradient_(.*)_(\\d+)");

	static Stream<Arguments> networks() {
		return Backends.available().stream().flatMap(backend -> Stream.of(Arguments.of(backend.name(),
			"vgg16-block12/vgg16_block1-2_weights_tf.h5", "vgg16-golden", backend), Arguments.of(backend.name(),
				"vgg19-body/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5", "vgg19-golden", backend), Arguments.of(backend
					.name(), "squeezenet11-keras-full/squeezenet11_imagenet.h5", "squeezenet11-keras-full", backend), Arguments
						.of(backend.name(), "squeezenet11-keras-full/squeezenet11_imagenet.keras", "squeezenet11-keras-full",
							backend), Arguments.of(backend.name(), "googlenet-caffe/deploy.prototxt", "googlenet-golden", backend)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("networks")
	void aRealNetworkComputesItsGoldenNumbers(final String name, final String file, final String golden,
		final Backend backend) throws IOException
	{
		final Network network = ModelLoader.load(SharedData.require("models/" + file)).network();
		final Path folder = SharedData.require("models/" + golden);
		final Tensor picture = Npy.read(folder.resolve("input.npy")).permute(0, 3, 1, 2);
		backend.unsupported(network).ifPresent(reason -> assumeTrue(false, () -> Backends.skipped(backend, file, reason)));
		final List<ArrayCheck> checks = new ArrayList<>();
		try (final Probe probe = new Probe(backend, network, picture, taps(network))) {
			for (final Path array : arrays(folder))
				checks.add(check(probe, network, folder, array));
			checks.addAll(means(probe, network, folder));
		}
		System.out.println(name + " " + file);
		checks.forEach(c -> System.out.println("  " + c));
		final List<ArrayCheck> wrong = checks.stream().filter(c -> !c.isRight()).collect(Collectors.toList());
		if (!wrong.isEmpty()) fail(wrong.toString());
	}

	private static List<Node> taps(final Network network) {
		final List<Node> taps = new ArrayList<>(network.layers());
		taps.add(Network.beforeActivation(network.output()));
		return taps;
	}

	private static List<Path> arrays(final Path folder) throws IOException {
		try (final Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".npy") && !f.endsWith("input.npy") && !f.toString().endsWith(
				"_means.npy")).sorted().collect(Collectors.toList());
		}
	}

	private static ArrayCheck check(final Probe probe, final Network network, final Path folder, final Path file)
		throws IOException
	{
		final String array = file.getFileName().toString().replace(".npy", "");
		final Tensor stored = Npy.read(file), golden = stored.rank() == 4 ? stored.permute(0, 3, 1, 2) : stored;
		return new ArrayCheck(array, compute(probe, network, array), golden, tolerance(folder, array, golden), array.contains(
			"gradient"));
	}

	private static float[] compute(final Probe probe, final Network network, final String array) {
		final Node logits = Network.beforeActivation(network.output());
		if (array.equals("probabilities")) return probe.activation(network.output());
		if (array.equals("logits")) return probe.activation(logits);
		if (array.startsWith("logit_gradient_")) return probe.channelGradient(logits, Integer.parseInt(array.substring(
			"logit_gradient_".length())));
		final Matcher gradient = CHANNEL_GRADIENT.matcher(array);
		if (gradient.matches()) return probe.channelGradient(node(network, gradient.group(1)), Integer.parseInt(gradient
			.group(2)));
		return probe.activation(node(network, array.substring("activation_".length())));
	}

	/** In file names, other characters than letters, digits and _ are hyphens. */
	private static Node node(final Network network, final String name) {
		for (final Node node : network.layers())
			if (node.name().replaceAll("[^A-Za-z0-9_]", "-").equals(name)) return node;
		throw new AssertionError("no layer " + name + " in\n" + network);
	}

	private static JsonObject json(final Path folder) throws IOException {
		return JsonParser.parseString(new String(Files.readAllBytes(folder.resolve("golden.json")),
			StandardCharsets.UTF_8)).getAsJsonObject();
	}

	private static double tolerance(final Path folder, final String array, final Tensor golden) throws IOException {
		final JsonObject float32 = json(folder).getAsJsonObject("float32");
		if (float32 == null) return roundingOf(golden);
		final double stated = float32.getAsJsonObject(array).get("atol").getAsDouble();
		// Logits within d of the golden ones give probabilities within max 2 p (1 - p) d = d / 2 (the softmax's derivative).
		return array.equals("probabilities") ? Math.max(stated, float32.getAsJsonObject("logits").get("atol")
			.getAsDouble() / 2) : stated;
	}

	private static double roundingOf(final Tensor golden) {
		double largest = 0;
		for (final float value : golden.data())
			largest = Math.max(largest, Math.abs(value));
		return ROUNDING * largest;
	}

	/** Mean activations of every channel of VGG's layers. */
	private static List<ArrayCheck> means(final Probe probe, final Network network, final Path folder)
		throws IOException
	{
		final JsonElement listed = json(folder).get("channel_means_after_relu");
		final List<ArrayCheck> checks = new ArrayList<>();
		for (final Node node : network.layers()) {
			final Path file = folder.resolve(node.name().replace('/', '-') + "_means.npy");
			if (!Files.exists(file) && (listed == null || !listed.getAsJsonObject().has(node.name()))) continue;
			final Tensor golden = Files.exists(file) ? Npy.read(file) : vector(listed.getAsJsonObject().getAsJsonArray(node
				.name()));
			checks.add(new ArrayCheck(node.name() + " means", probe.channelMeans(node), golden, roundingOf(golden), false));
		}
		return checks;
	}

	private static Tensor vector(final Iterable<JsonElement> json) {
		final List<Float> values = new ArrayList<>();
		json.forEach(v -> values.add(v.getAsFloat()));
		final float[] data = new float[values.size()];
		for (int i = 0; i < data.length; i++)
			data[i] = values.get(i);
		return Tensor.of(data, data.length);
	}
}
