package org.cnnvis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the conformance suite opens with Keras' shapes, or is refused with one sentence. */
class ConformanceImportTest {

	@TestFactory
	Stream<DynamicTest> everyFileOpensWithKerasShapes() throws IOException {
		return ConformanceCase.all().stream().filter(ConformanceCase::mustCompute).flatMap(c -> c.files().stream().map(
			file -> DynamicTest.dynamicTest(c + "/" + file.getFileName(), () -> checkShapes(c, file))));
	}

	private static void checkShapes(final ConformanceCase c, final Path file) throws IOException {
		final Network network = ModelLoader.load(file).network();
		final int[] input = c.array("input").shape();
		final Map<Node, Shape> shapes = network.shapes(input[2], input[3]);
		for (final JsonElement probe : c.json().getAsJsonArray("probes")) {
			final String layer = probe.getAsJsonObject().get("layer").getAsString();
			assertNotNull(network.node(layer), () -> "no layer " + layer + " in\n" + network);
		}
		int compared = 0;
		for (final JsonElement element : c.json().getAsJsonArray("layers")) {
			final JsonObject layer = element.getAsJsonObject();
			final Node node = network.node(layer.get("name").getAsString());
			final JsonElement shape = layer.get("output_shape");
			// Names that Keras 2 and 3 made up themselves differ; case.json has those of one file.
			if (node == null || !shape.isJsonArray() || shape.getAsJsonArray().get(0).isJsonArray()) continue;
			compared++;
			checkShape(c, layer.toString(), shape.getAsJsonArray(), shapes.get(node));
		}
		assertTrue(compared * 2 >= c.json().getAsJsonArray("layers").size(), compared + " layers compared");
		for (int i = 0; i < network.outputs().size(); i++) {
			final int[] golden = c.array(i == 0 ? "output" : "output_" + i).shape();
			assertEquals(golden[1], shapes.get(network.outputs().get(i)).channels());
		}
	}

	private static void checkShape(final ConformanceCase c, final String layer, final JsonArray keras,
		final Shape shape)
	{
		final int rank = keras.size() - 1;
		final boolean first = c.isChannelsFirst();
		final int[] ours = rank == 1 ? new int[] { shape.channels() } : rank == 2 ? new int[] { shape.height(), shape
			.channels() } : first ? new int[] { shape.channels(), shape.height(), shape.width() } : new int[] { shape.height(),
				shape.width(), shape.channels() };
		for (int i = 0; i < rank; i++)
			if (!keras.get(i + 1).isJsonNull()) assertEquals(keras.get(i + 1).getAsInt(), ours[i], layer + " is " + shape);
		if (rank == 1) assertTrue(shape.isVector(), layer + " is " + shape);
	}

	@TestFactory
	Stream<DynamicTest> everyRefusalIsOneSentenceThatNamesTheReason() throws IOException {
		return ConformanceCase.all().stream().filter(c -> !c.mustCompute()).flatMap(c -> c.files().stream().map(
			file -> DynamicTest.dynamicTest(c + "/" + file.getFileName(), () -> {
				final CnnVisException e = assertThrows(CnnVisException.class, () -> ModelLoader.load(file));
				System.out.println(c + "/" + file.getFileName() + ": " + e.getMessage().substring(file.toString().length()));
				assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
				assertFalse(e.getMessage().contains("\n"), e.getMessage());
				for (final String word : ReasonWords.of(c.name()))
					assertTrue(e.getMessage().contains(word), () -> "'" + word + "' is not in: " + e.getMessage());
			})));
	}
}
