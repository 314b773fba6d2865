package org.cnnvis.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Merge;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class NetworkTest {

	private static Convolution convolution(final int in, final int out, final int size, final Padding padding) {
		return new Convolution(Tensor.of(new float[in * out * size * size], out, in, size, size), null, Window.of(size, 1,
			padding), 1);
	}

	private static Network small() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 16, 16));
		x = net.add("conv1", convolution(3, 4, 3, Padding.SAME), Activation.RELU, x);
		x = net.add("pool1", Pooling.max(2, 2, Padding.NONE), x);
		x = net.add("flatten", Reshape.flatten(Reshape.Order.CHANNELS_LAST), x);
		x = net.add("classes", Convolution.dense(Tensor.of(new float[4 * 64 * 5], 5, 256), null), new Softmax(), x);
		return net.build(x);
	}

	@Test
	void layersHaveTheNamesOfTheFileAndPartsAreHidden() {
		assertEquals(Arrays.asList("conv1", "pool1", "flatten", "classes"), small().layers().stream().map(Node::name)
			.collect(Collectors.toList()));
	}

	@Test
	void aLayersLinearPartIsFoundBeforeItsActivation() {
		final Network net = small();
		assertSame(net.node("conv1:linear"), Network.beforeActivation(net.node("conv1")));
		assertSame(net.node("classes:linear"), Network.beforeActivation(net.output()));
		assertSame(net.node("pool1"), Network.beforeActivation(net.node("pool1")));
	}

	@Test
	void shapesFollowFromThePictureSize() {
		final Network net = small();
		assertEquals(Shape.of(4, 16, 16), net.shapes(0, 0).get(net.node("conv1")));
		assertEquals(Shape.of(4, 8, 8), net.shapes(0, 0).get(net.node("pool1")));
		assertEquals(Shape.vector(5), net.shapes(0, 0).get(net.output()));
	}

	@Test
	void aSizeThatALayerCannotWorkOnNamesTheLayer() {
		final ShapeException e = assertThrows(ShapeException.class, () -> small().shapes(20, 20));
		assertTrue(e.getMessage().contains("'classes'"), e.getMessage());
		assertTrue(e.getMessage().contains("256 input channels, not 400"), e.getMessage());
		final ShapeException tiny = assertThrows(ShapeException.class, () -> small().shapes(1, 1));
		assertTrue(tiny.getMessage().contains("'pool1'"), tiny.getMessage());
	}

	@Test
	void nodesComeAfterTheirInputs() {
		final Node input = new Node("input", "", new Input(1, 4, 4), Arrays.asList());
		final Node relu = new Node("relu", "", Activation.RELU, Arrays.asList(input));
		assertNotNull(new Network(Arrays.asList(input, relu), Arrays.asList(relu)));
		assertThrows(IllegalArgumentException.class, () -> new Network(Arrays.asList(relu, input), Arrays.asList(relu)));
	}

	@Test
	void namesAreUnique() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node x = net.add("input", new Input(1, 4, 4));
		final Node a = net.add("a", Activation.RELU, x);
		final Node b = net.add("a", Activation.TANH, x);
		assertThrows(IllegalArgumentException.class, () -> net.build(net.add("sum", new Merge(Merge.Kind.ADD), a, b)));
	}

	@Test
	void permuteMovesKerasKernelsToChannelsFirst() {
		final float[] data = new float[2 * 3 * 4 * 5];
		for (int i = 0; i < data.length; i++)
			data[i] = i;
		final Tensor moved = Tensor.of(data, 2, 3, 4, 5).permute(3, 2, 0, 1);
		assertArrayEquals(new int[] { 5, 4, 2, 3 }, moved.shape());
		// (out 1, in 2, row 1, column 0) was (row 1, column 0, in 2, out 1).
		assertEquals(((1 * 3 + 0) * 4 + 2) * 5 + 1, moved.data()[((1 * 4 + 2) * 2 + 1) * 3 + 0]);
	}

	@Test
	void averagesOfMapsAndVectorsAreBroadcast() {
		final Merge multiply = new Merge(Merge.Kind.MULTIPLY);
		assertEquals(Shape.of(8, 5, 6), multiply.outputShape(Arrays.asList(Shape.vector(8), Shape.of(8, 5, 6))));
		assertThrows(ShapeException.class, () -> multiply.outputShape(Arrays.asList(Shape.vector(7), Shape.of(8, 5, 6))));
	}

	@Test
	void aSameConvolutionKeepsTheSizeOfAnyPicture() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node x = net.add("input", new Input(3, 0, 0));
		final Network network = net.build(net.add("conv", convolution(3, 2, 5, Padding.SAME), x));
		assertEquals(Shape.of(2, 33, 7), network.shapes(33, 7).get(network.output()));
		assertThrows(ShapeException.class, () -> network.shapes(0, 0));
	}
}
