package org.cnnvis.visualize.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

/** A filter is driven up most where it is strong already. */
class FocusTest {

	private static final int SIDE = 6, FILTERS = 3, AREA = SIDE * SIDE;
	private static final Shape PICTURE = Shape.of(1, SIDE, SIDE);
	private static final double FOCUS = 0.7;
	/** Of float32 sums of some ten numbers around 1. */
	private static final float ROUNDING = 1e-5f;
	private final Random random = new Random(11);
	private final Network network = network();

	/** Convolutions of 1 x 1, so that each pixel's gradient is that of one position. */
	private Network network() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node linear = net.add("linear", dense(FILTERS, 1), net.add("input", new Input(1, SIDE, SIDE)));
		return net.build(net.add("relu", Activation.RELU, linear));
	}

	private Convolution dense(final int out, final int in) {
		return new Convolution(Tensor.of(numbers(out * in), out, in, 1, 1), null, Window.of(1, 1, Padding.NONE), 1);
	}

	private float[] numbers(final int count) {
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++)
			numbers[i] = (float) random.nextGaussian();
		return numbers;
	}

	private static Term term(final double weight, final String layer, final int place) {
		return new Term(weight, layer, 1, place, place);
	}

	private Readout readout(final double leak, final double focus) {
		return new Readout(network, false, Drive.ACTIVATION.leaking(leak).focused(focus, 0), PICTURE, PICTURE);
	}

	private static List<String> sources(final Readout readout, final Term term) {
		readout.aim(new Objective(Arrays.asList(term)));
		return readout.taps().stream().map(Node::name).collect(Collectors.toList());
	}

	@Test
	void squaresOfWhatIsAboveZeroAreReadForWholeFiltersThatAreToBeExcited() {
		final int all = Term.EVERYWHERE;
		assertEquals(Arrays.asList("relu:mean", "relu:square mean"), sources(readout(0, FOCUS), term(1, "relu", all)));
		assertEquals(Arrays.asList("linear:mean", "linear:positive mean", "linear:positive square mean"), sources(readout(0, FOCUS), term(1,
			"linear", all)));
		assertEquals(Arrays.asList("relu:mean"), sources(readout(0, 0), term(1, "relu", all)));
		assertEquals(Arrays.asList("linear:mean"), sources(readout(0, FOCUS), term(-1, "relu", all)));
		assertEquals(Arrays.asList("relu:at 2,2"), sources(readout(0, FOCUS), term(1, "relu", 2)));
	}

	@Test
	void eachPositionCountsInProportionToTheFiltersActivationThereAndAShareAlike() {
		for (final String layer : new String[] { "relu", "linear" }) {
			final float[] picture = numbers(2 * AREA), map = filter(picture, AREA);
			double mean = 0;
			for (final float a : map)
				mean += Math.max(0, a) / AREA;
			final float[] gradient = gradient(term(2, layer, Term.EVERYWHERE), 0, FOCUS, picture), expected = new float[2 * AREA];
			for (int i = 0; i < AREA; i++)
				if (map[i] > 0 || layer.equals("linear")) expected[AREA + i] = (float) (2 * weight() / AREA * (1 - FOCUS + FOCUS *
					Math.max(0, map[i]) / mean));
			assertArrayEquals(expected, gradient, ROUNDING, layer);
		}
	}

	/** Of the second filter, which is read. */
	private float weight() {
		return ((Convolution) network.node("linear").op()).kernel().data()[1];
	}

	private float[] filter(final float[] picture, final int from) {
		final float[] map = new float[AREA];
		for (int i = 0; i < AREA; i++)
			map[i] = weight() * picture[from + i];
		return map;
	}

	@Test
	void whatLeaksCountsAlikeEverywhere() {
		final float[] picture = numbers(2 * AREA), map = filter(picture, AREA);
		final float[] leaking = gradient(term(1, "relu", Term.EVERYWHERE), 0.25, FOCUS, picture);
		final float[] focused = gradient(term(1, "relu", Term.EVERYWHERE), 0, FOCUS, picture);
		for (int i = 0; i < AREA; i++) {
			final float leak = 0.25f * weight() / AREA;
			assertEquals(map[i] > 0 ? 0.75f * focused[AREA + i] + leak : leak, leaking[AREA + i], ROUNDING);
		}
	}

	/** There is nothing to weigh by. */
	@Test
	void aFilterThatIsNowhereActiveIsDrivenUpEverywhereAlike() {
		final float[] picture = new float[2 * AREA], expected = new float[2 * AREA];
		Arrays.fill(picture, -Math.signum(weight()));
		Arrays.fill(expected, AREA, 2 * AREA, weight() / AREA);
		assertArrayEquals(expected, gradient(term(1, "linear", Term.EVERYWHERE), 0, FOCUS, picture), ROUNDING);
		Arrays.fill(expected, AREA, 2 * AREA, 0.25f * weight() / AREA);
		assertArrayEquals(expected, gradient(term(1, "relu", Term.EVERYWHERE), 0.25, FOCUS, picture), ROUNDING);
	}

	/** Of a batch's second picture. */
	private float[] gradient(final Term term, final double leak, final double focus, final float[] pictures) {
		return DriveGradient.of(readout(leak, focus), new Objective(Arrays.asList(term)), pictures, 1, 2);
	}
}
