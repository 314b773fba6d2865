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
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Reshape;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

/** Pictures of classes are driven up most where something speaks for the class already. */
class ClassFocusTest {

	private static final int SIDE = 4, AREA = SIDE * SIDE, MAPS = 5, CLASSES = 3;
	private static final Shape PICTURE = Shape.of(3, SIDE, SIDE);
	private static final double FOCUS = 0.4;
	/** Of float32 sums of some ten numbers around 1. */
	private static final float ROUNDING = 1e-5f;
	private static final Drive DRIVE = Drive.ACTIVATION.againstRivals(3).focused(0.8, FOCUS);
	private final Random random = new Random(6);
	private final Convolution dense = Convolution.dense(Tensor.of(numbers(CLASSES * MAPS), CLASSES, MAPS), null);

	private float[] numbers(final int count) {
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++)
			numbers[i] = (float) random.nextGaussian();
		return numbers;
	}

	private Node maps(final NetworkBuilder net) {
		return net.add("maps", new Convolution(Tensor.of(numbers(MAPS * 27), MAPS, 3, 3, 3), null, Window.of(3, 1,
			Padding.SAME), 1), Activation.RELU, net.add("input", new Input(3, SIDE, SIDE)));
	}

	private Network ofFeatures(final Pooling.Kind kind) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node means = net.add("features", new GlobalPooling(kind), maps(net));
		final Node features = net.add("dropout", new Identity(), net.add("flat", Reshape.flatten(
			Reshape.Order.CHANNELS_FIRST), means));
		return net.build(net.add("prob", new Softmax(), net.add("classes", dense, features)));
	}

	private Network ofClassMaps() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node classes = net.add("classes", dense, maps(net));
		return net.build(net.add("prob", new Softmax(), net.add("pool", new GlobalPooling(Pooling.Kind.AVERAGE), classes)));
	}

	private static Objective sum(final double first, final double third) {
		return new Objective(Arrays.asList(new Term(first, "prob", 0, Term.EVERYWHERE, Term.EVERYWHERE), new Term(third,
			"prob", 2, Term.EVERYWHERE, Term.EVERYWHERE)));
	}

	private static List<String> taps(final Network network, final Drive drive) {
		final Readout readout = new Readout(network, true, drive, PICTURE, PICTURE);
		readout.aim(sum(1, 1));
		return readout.taps().stream().map(Node::name).collect(Collectors.toList());
	}

	@Test
	void mapsAreReadWhereClassesOrTheirFeaturesAreMeansOfThem() {
		assertEquals(Arrays.asList("classes:mean", "dropout", "maps"), taps(ofFeatures(Pooling.Kind.AVERAGE), DRIVE.evened(
			2)));
		assertEquals(Arrays.asList("pool:mean", "classes"), taps(ofClassMaps(), DRIVE));
		assertEquals(Arrays.asList("classes:mean", "dropout"), taps(ofFeatures(Pooling.Kind.MAX), DRIVE.evened(2)));
		assertEquals(Arrays.asList("pool:mean"), taps(ofClassMaps(), Drive.ACTIVATION.againstRivals(3)));
	}

	/** Rivals are in the direction, not in what speaks for the class. */
	@Test
	void positionsOfClassMapsCountByTheSumOfTheClassesThere() {
		final Readout readout = new Readout(ofClassMaps(), true, DRIVE, PICTURE, PICTURE);
		final Aim aim = readout.aim(sum(1, -0.5));
		final float[][] taps = { numbers(2 * CLASSES), numbers(2 * CLASSES * AREA) }, cotangents = { new float[2 * CLASSES],
			new float[2 * CLASSES * AREA] };
		final float[] direction = new float[2 * CLASSES];
		new Readout(ofClassMaps(), true, Drive.ACTIVATION.againstRivals(3), PICTURE, PICTURE).aim(sum(1, -0.5)).drive(
			new float[][] { taps[0] }, new float[][] { direction }, 1, 2);
		final double[] evidence = new double[AREA];
		for (int p = 0; p < AREA; p++)
			evidence[p] = taps[1][CLASSES * AREA + p] - 0.5 * taps[1][(CLASSES + 2) * AREA + p];
		aim.drive(taps, cotangents, 1, 2);
		assertArrayEquals(new float[2 * CLASSES], cotangents[0]);
		assertArrayEquals(spread(Arrays.copyOfRange(direction, CLASSES, 2 * CLASSES), evidence), cotangents[1], ROUNDING);
	}

	/** As c/n ((1 - s) + s e+ / m) for a map that goes by c; the first picture's is nothing. */
	private static float[] spread(final float[] direction, final double[] evidence) {
		final double mean = Arrays.stream(evidence).map(e -> Math.max(0, e)).average().getAsDouble();
		final float[] spread = new float[2 * direction.length * AREA];
		for (int k = 0; k < direction.length; k++)
			for (int p = 0; p < AREA; p++)
				spread[(direction.length + k) * AREA + p] = (float) (direction[k] / AREA * (1 - FOCUS + FOCUS * Math.max(0,
					evidence[p]) / mean));
		return spread;
	}

	@Test
	void positionsOfFeaturesCountByTheClassesWeightsOfThem() {
		final float[] w = dense.kernel().data(), weights = new float[MAPS];
		for (int k = 0; k < MAPS; k++)
			weights[k] = w[k] + 0.5f * w[2 * MAPS + k];
		final Readout readout = new Readout(ofFeatures(Pooling.Kind.AVERAGE), true, DRIVE.evened(1e-9), PICTURE, PICTURE);
		final Aim aim = readout.aim(new Objective(Arrays.asList(new Term(1, "prob", 0, Term.EVERYWHERE, Term.EVERYWHERE),
			new Term(0.5, "classes", 2, Term.EVERYWHERE, Term.EVERYWHERE))));
		final float[][] taps = { { 50, -50, 50, 50, -50, 50 }, numbers(2 * MAPS), numbers(2 * MAPS * AREA) }, cotangents = {
			new float[2 * CLASSES], new float[2 * MAPS], new float[2 * MAPS * AREA] };
		final double[] evidence = new double[AREA];
		for (int k = 0; k < MAPS; k++)
			for (int p = 0; p < AREA; p++)
				evidence[p] += weights[k] * taps[2][(MAPS + k) * AREA + p];
		aim.drive(taps, cotangents, 1, 2);
		// The rival at -50 has no probability; the two others share it, and are pushed by 1 + 3 - 1.5 * 3 / 2 and so on.
		final float[] direction = new float[MAPS];
		for (int k = 0; k < MAPS; k++)
			direction[k] = (float) (w[k] * (4 - 1.5 * 3 * 0.5) + w[2 * MAPS + k] * (0.5 * 4 - 1.5 * 3 * 0.5));
		assertArrayEquals(spread(direction, evidence), cotangents[2], 10 * ROUNDING);
		assertArrayEquals(new float[2 * MAPS], cotangents[1]);
	}

	/** There is nothing to weigh by. */
	@Test
	void whereNothingSpeaksForTheClassAllPositionsCountAlike() {
		final float[][] taps = { new float[2], { -1, -2, 0, -3, 5, 5, 5, 5 } }, cotangents = { { 8, 4 }, new float[8] };
		new ClassFocus(0, 1, new float[] { 1, 0 }, FOCUS).handOn(taps, cotangents, 0, 1);
		assertArrayEquals(new float[] { 2, 2, 2, 2, 1, 1, 1, 1 }, cotangents[1], ROUNDING);
	}
}
