package org.cnnvis.model.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Softmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaffeFormatTest {

	private static final String INPUT =
		"layer { name: 'data' type: 'Input' top: 'data' input_param { shape { dim: 1 dim: 3 dim: 8 dim: 8 } } }\n";

	private static Network read(final String model) throws IOException {
		return new CaffeFormat().read(SharedData.require("models/" + model + "/deploy.prototxt")).network();
	}

	@Test
	void googLeNetHasCaffesShapes() throws IOException {
		final Network net = read("googlenet-caffe");
		final Map<Node, Shape> shapes = net.shapes(0, 0);
		assertEquals(Shape.of(64, 112, 112), shapes.get(net.node("conv1/7x7_s2")));
		assertEquals(Shape.of(192, 28, 28), shapes.get(net.node("pool2/3x3_s2")));
		assertEquals(Shape.of(512, 14, 14), shapes.get(net.node("inception_4c/output")));
		assertEquals(Shape.of(1024, 7, 7), shapes.get(net.node("inception_5b/output")));
		assertEquals(Shape.vector(1000), shapes.get(net.node("loss3/classifier")));
		assertTrue(net.output().op() instanceof Softmax);
		assertEquals(1, net.outputs().size());
		final long parameters = net.nodes().stream().mapToLong(n -> n.op().parameters()).sum();
		assertEquals(6_998_552, parameters);
	}

	@Test
	void squeezeNetHasCaffesShapes() throws IOException {
		final Network net = read("squeezenet11-caffe");
		final Map<Node, Shape> shapes = net.shapes(0, 0);
		assertEquals(Shape.of(64, 113, 113), shapes.get(net.node("conv1")));
		assertEquals(Shape.of(512, 14, 14), shapes.get(net.node("fire9/concat")));
		assertEquals(Shape.vector(1000), shapes.get(net.node("pool10")));
		assertEquals(1_235_496, net.nodes().stream().mapToLong(n -> n.op().parameters()).sum());
	}

	@Test
	void aReluInPlaceIsTheActivationOfItsLayer() throws IOException {
		final Network net = read("squeezenet11-caffe");
		assertNotNull(net.node("fire2/expand1x1:linear"));
		assertNull(net.node("fire2/relu_expand1x1"));
	}

	@Test
	void filtersAreStoredPixelByPixelWithTheInputChannelsTogether(@TempDir final Path folder) throws IOException {
		final ByteBuffer filter = ByteBuffer.allocate(4 * 6).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 6; i++)
			filter.putFloat(i);
		Files.write(Files.createDirectory(folder.resolve("weights")).resolve("a_filter.bin"), filter.array());
		final Path file = write(folder, INPUT + "layer { name: 'a' type: 'Convolution' bottom: 'data' top: 'a' " +
			"convolution_param { num_output: 1 kernel_h: 1 kernel_w: 2 bias_term: false } }");
		final Convolution a = (Convolution) new CaffeFormat().read(file).network().node("a").op();
		assertArrayEquals(new float[] { 0, 3, 1, 4, 2, 5 }, a.kernel().data());
	}

	@Test
	void aFileIsRecognisedByItsContent(@TempDir final Path folder) throws IOException {
		final Path file = folder.resolve("net.prototxt");
		assertTrue(new CaffeFormat().recognises(file, "name: \"x\"".getBytes()));
		assertTrue(new CaffeFormat().recognises(file, "# a comment".getBytes()));
		assertTrue(!new CaffeFormat().recognises(file, "\u0089HDF\r\n".getBytes()));
	}

	@Test
	void caffesInputIsBgrMinusTheMeanColour(@TempDir final Path folder) throws IOException {
		final Path file = write(folder, INPUT + "layer { name: 'r' type: 'ReLU' bottom: 'data' top: 'r' }");
		assertEquals(InputSpec.CAFFE, new CaffeFormat().read(file).input().get());
	}

	@Test
	void badDescriptionsGetOneSentenceThatNamesThePlace(@TempDir final Path folder) throws IOException {
		refuses(folder, INPUT + "layer { name: 'a' type: 'Foo' bottom: 'data' top: 'a' }", "'a'", "'Foo'");
		refuses(folder, INPUT + "layer { name: 'a' type: 'ReLU' bottom: 'ghost' top: 'a' }", "'a'", "'ghost'");
		refuses(folder, INPUT + "layer { name: 'a' type: 'Convolution' bottom: 'data' top: 'a' convolution_param { " +
			"num_output: 2 kernel_size: 3 } }", "'a'", "missing", "a_filter.bin");
		refuses(folder, INPUT + "layer { name: 'a' type: 'Convolution' bottom: 'data' top: 'a' convolution_param { " +
			"num_output: x kernel_size: 3 } }", "num_output", "'x'");
		refuses(folder, INPUT + "layer { name: '../../a' type: 'Convolution' bottom: 'data' top: 'a' convolution_param { " +
			"num_output: 2 kernel_size: 3 } }", "outside");
		refuses(folder, INPUT + "layer { name: 'a' \n type: }", "Line 3", "type");
		refuses(folder, INPUT + "layer { name: 'a'", "Line 2", "its end", "brace");
		refuses(folder, INPUT + "\n\n \u0001", "Line 4");
		refuses(folder, "name: 'nothing'", "no layers");
		refuses(folder, "layer { name: 'a' type: 'ReLU' bottom: 'data' top: 'a' }", "Input");
	}

	private static void refuses(final Path folder, final String text, final String... words) throws IOException {
		final Path file = write(folder, text);
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new CaffeFormat().read(file), text);
		for (final String word : words)
			assertTrue(e.getMessage().contains(word), () -> "'" + word + "' is not in: " + e.getMessage());
	}

	private static Path write(final Path folder, final String text) throws IOException {
		return Files.write(folder.resolve("deploy.prototxt"), text.getBytes());
	}
}
