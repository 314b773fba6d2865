package org.cnnvis.network.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class FoldAffineTest {

	private static final Affine AFFINE = new Affine(new float[] { 2, -3 }, new float[] { 10, 20 });

	private final NetworkBuilder net = new NetworkBuilder();
	private final Node input = net.add("input", new Input(2, 4, 4));

	private static Convolution convolution(final float... bias) {
		final Window window = new Window(new int[] { 1, 2 }, new int[] { 2, 1 }, new int[] { 1, 3 }, Padding.of(1, 2, 3, 4));
		final Tensor kernel = Tensor.of(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 2, 2, 1, 2);
		return new Convolution(kernel, bias.length == 0 ? null : bias, window, 1);
	}

	@Test
	void kernelAndBiasAreScaledFilterByFilterAndTheShiftAdded() {
		final Network folded = fold(convolution(0.5f, -1));
		final Convolution c = (Convolution) folded.output().op();
		assertArrayEquals(new float[] { 2, 4, 6, 8, -15, -18, -21, -24 }, c.kernel().data());
		assertArrayEquals(new float[] { 2 * 0.5f + 10, 3 + 20 }, c.bias());
	}

	@Test
	void aConvolutionWithoutBiasGetsTheShift() {
		assertArrayEquals(AFFINE.shift(), ((Convolution) fold(convolution()).output().op()).bias());
	}

	@Test
	void windowAndGroupsStayAndTheOriginalWeightsAreUntouched() {
		final Convolution original = new Convolution(Tensor.of(new float[] { 1, 2 }, 2, 1, 1, 1), null, Window.of(1, 2,
			Padding.SAME), 2);
		final Convolution c = (Convolution) fold(original).output().op();
		assertSame(original.window(), c.window());
		assertEquals(2, c.groups());
		assertArrayEquals(new float[] { 1, 2 }, original.kernel().data());
	}

	@Test
	void theFoldedConvolutionAnswersToTheNameOfTheNormalization() {
		final Network folded = fold(convolution());
		assertEquals(2, folded.nodes().size());
		assertEquals("bn", folded.output().name());
		assertSame(input, folded.output().input());
	}

	@Test
	void twoNormalizationsInARowAreBothFolded() {
		final Node bn = net.add("bn", AFFINE, net.add("conv", convolution(1, 1), input));
		final Network folded = FoldAffine.of(net.build(net.add("bn2", AFFINE, bn)));
		final Convolution c = (Convolution) folded.output().op();
		assertArrayEquals(new float[] { 4, 8, 12, 16, 45, 54, 63, 72 }, c.kernel().data());
		assertArrayEquals(new float[] { 2 * 12 + 10, -3 * 17 + 20 }, c.bias());
	}

	@Test
	void aConvolutionThatSomethingElseReadsStays() {
		final Node conv = net.add("conv", convolution(), input);
		final Node bn = net.add("bn", AFFINE, conv);
		final Network tapped = FoldAffine.of(net.build(bn, conv));
		assertTrue(tapped.node("bn").op() instanceof Affine);
		final Node relu = net.add("relu", Activation.RELU, conv);
		final Network read = FoldAffine.of(net.build(bn, relu));
		assertTrue(read.node("bn").op() instanceof Affine);
	}

	private Network fold(final Convolution convolution) {
		return FoldAffine.of(net.build(net.add("bn", AFFINE, net.add("conv", convolution, input))));
	}
}
