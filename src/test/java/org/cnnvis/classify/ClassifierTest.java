package org.cnnvis.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.image.ArgbRows;
import org.cnnvis.image.PixelRows;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

class ClassifierTest {

	/** One pixel of 10, 20, 30. */
	private static final PixelRows PIXEL = new ArgbRows(new int[] { 0xff0a141e }, 1, 1);

	private FixedProgram program;

	@Test
	void namesTheMostProbableClassesInOrder() {
		final List<Prediction> found = classify(model(InputSpec.PLAIN_RGB, new Softmax()), 2, 0.1f, 0.7f, 0.2f);
		assertEquals(Arrays.asList("b", "c"), found.stream().map(Prediction::className).collect(Collectors.toList()));
		assertEquals(0.7, found.get(0).probability(), 1e-7);
		assertEquals(1, found.get(0).index());
	}

	@Test
	void listsNoMoreThanThereAre() {
		assertEquals(3, classify(model(InputSpec.PLAIN_RGB, new Softmax()), 10, 0.1f, 0.7f, 0.2f).size());
	}

	@Test
	void logitsBecomeProbabilities() {
		final List<Prediction> found = classify(model(InputSpec.PLAIN_RGB, null), 3, 1000, 1001, 999);
		final double sum = 1 + Math.exp(-1) + Math.exp(-2);
		assertEquals("b", found.get(0).className());
		assertEquals(1 / sum, found.get(0).probability(), 1e-12);
		assertEquals(Math.exp(-2) / sum, found.get(2).probability(), 1e-12);
	}

	@Test
	void independentProbabilitiesStayAsTheyAre() {
		assertEquals(0.75, classify(model(InputSpec.PLAIN_RGB, Activation.SIGMOID), 1, 0.5f, 0.75f, 0.75f).get(0)
			.probability(), 0);
	}

	@Test
	void thePictureBecomesTheNetworksInput() {
		classify(model(InputSpec.PLAIN_RGB, null), 1, 1, 2, 3);
		assertArrayEquals(new float[] { 10, 10, 10, 10, 20, 20, 20, 20, 30, 30, 30, 30 }, program.input);
		classify(model(new InputSpec(ChannelOrder.BGR, new float[] { 1, 2, 3 }, new float[] { 1, 0.5f, 2 }), null), 1, 1, 2,
			3);
		assertArrayEquals(new float[] { 29, 29, 29, 29, 9, 9, 9, 9, 14, 14, 14, 14 }, program.input);
		classify(model(InputSpec.of(ChannelOrder.GREY, 0, 1), null), 1, 1, 2, 3);
		final float grey = 0.299f * 10 + 0.587f * 20 + 0.114f * 30;
		assertArrayEquals(new float[] { grey, grey, grey, grey }, program.input, 1e-5f);
	}

	@Test
	void onlyTheForwardPassIsCompiledAndTheProgramIsClosed() {
		classify(model(InputSpec.PLAIN_RGB, null), 1, 1, 2, 3);
		assertFalse(program.spec().hasGradient());
		assertTrue(program.closed);
	}

	@Test
	void aNetworkWithoutClassNamesIsRefused() {
		final Model model = model(InputSpec.PLAIN_RGB, null);
		final Model nameless = new Model("vgg", "test", "00", model.network(), model.input(), Collections.emptyList());
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new Classifier(nameless, spec -> {
			throw new AssertionError("nothing is compiled for it");
		}));
		assertTrue(e.getMessage().startsWith("model: vgg does not classify"), e.getMessage());
	}

	private List<Prediction> classify(final Model model, final int top, final float... output) {
		try (Classifier classifier = new Classifier(model, spec -> program = new FixedProgram(spec, output))) {
			return classifier.classify(PIXEL).best(top);
		}
	}

	/** Pictures of 2 x 2 pixels, three classes. */
	private static Model model(final InputSpec input, final Op activation) {
		final int channels = input.channels();
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(channels, 2, 2));
		x = net.add("out", new Convolution(Tensor.of(new float[3 * channels * 4], 3, channels, 2, 2), null, Window.of(2, 1,
			Padding.NONE), 1), activation, x);
		return new Model("sample", "test", "00", net.build(x), input, Arrays.asList("a", "b", "c"));
	}
}
