package org.cnnvis.visualize.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;

/** Objectives of a small network with two branches and three classes. */
class ReadoutTest {

	private static final int SIDE = 6;
	private static final Shape PICTURE = Shape.of(3, SIDE, SIDE);
	private final Network network = network();

	private static Network network() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(3, SIDE, SIDE));
		final Node left = net.add("left", convolution(3, 2, 1), Activation.RELU, input);
		final Node right = net.add("right", convolution(3, 3, 2), Activation.RELU, input);
		final Node both = net.add("both", new Concat(Concat.CHANNELS), left, right);
		final Node pool = net.add("pool", Pooling.max(2, 2, Padding.NONE), both);
		final Node end = net.add("end", convolution(5, 3, 3), pool);
		final Node mean = net.add("mean", new GlobalPooling(Pooling.Kind.AVERAGE), end);
		return net.build(net.add("prob", new Softmax(), mean));
	}

	private static Convolution convolution(final int in, final int out, final long seed) {
		final Random random = new Random(seed);
		final float[] weights = new float[out * in * 9], bias = new float[out];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) random.nextGaussian() / 3;
		for (int i = 0; i < out; i++)
			bias[i] = (float) random.nextGaussian() / 3;
		return new Convolution(Tensor.of(weights, out, in, 3, 3), bias, Window.of(3, 1, Padding.SAME), 1);
	}

	private Objective objective(final String text) {
		return ObjectiveParser.parse(text, layers()).get(0);
	}

	private ObjectiveParser.Layers layers() {
		return new ObjectiveParser.Layers() {

			@Override
			public List<String> names() {
				return network.nodes().stream().map(Node::name).collect(Collectors.toList());
			}

			@Override
			public int filters(final String layer) {
				return network.shapes(0, 0).get(network.node(layer)).channels();
			}

			@Override
			public int named(final String layer, final String className) {
				return -1;
			}
		};
	}

	private Readout readout(final Drive drive) {
		return new Readout(network, true, drive, PICTURE, PICTURE);
	}

	private static List<String> sources(final Readout readout) {
		return readout.taps().stream().map(tap -> tap.input().name()).collect(Collectors.toList());
	}

	/** The drive of every kind of objective is the gradient of its value, where nothing stands in for it. */
	@Test
	void withoutADriveOfItsOwnTheGradientIsThatOfTheValue() {
		for (final String text : new String[] { "left:1", "both:3", "both:4@2,5", "pool:1", "prob:2", "mean:1", "both:*",
			"prob:*", "prob:2@log", "left:0 + 0.5*right:2 - 2*both:1", "-both:3@centre" })
			assertGradient(text, Drive.ACTIVATION);
		assertGradient("prob:2", Drive.PROBABILITY);
	}

	private void assertGradient(final String text, final Drive drive) {
		final Readout readout = readout(drive);
		final Aim aim = readout.aim(objective(text));
		final Random random = new Random(9);
		final float[] picture = new float[2 * 3 * SIDE * SIDE], gradient = new float[picture.length];
		for (int i = 0; i < picture.length; i++)
			picture[i] = (float) random.nextGaussian();
		try (GradientProgram program = new Nd4jBackend().compile(ProgramSpec.of(readout.network(), readout.taps()
			.toArray(new Node[0])).batch(2)))
		{
			final float[][] taps = read(program, picture), cotangents = new float[taps.length][];
			for (int t = 0; t < taps.length; t++)
				cotangents[t] = new float[taps[t].length];
			aim.drive(taps, cotangents, 1, 2);
			program.backward(cotangents, gradient);
			final int half = picture.length / 2;
			for (int i = 0; i < half; i++)
				assertEquals(0, gradient[i], 0, text + " of the other picture");
			for (int trial = 0; trial < 10; trial++) {
				final float[] direction = new float[picture.length];
				double expected = 0;
				for (int i = half; i < picture.length; i++) {
					direction[i] = (float) random.nextGaussian();
					expected += direction[i] * gradient[i];
				}
				final double step = 1e-3;
				final double up = aim.value(read(program, moved(picture, direction, step)), 1, 2);
				final double down = aim.value(read(program, moved(picture, direction, -step)), 1, 2);
				// Kinks of ReLU and maximum that lie within the step, and float32 sums over it.
				assertEquals(expected, (up - down) / (2 * step), 0.02 * (1 + Math.abs(expected)), text);
			}
		}
	}

	/** One batch with every kind of objective in it. */
	@Test
	void eachPictureOfABatchFollowsItsOwnObjectiveAsIfItWereAlone() {
		for (final Drive drive : new Drive[] { Drive.ACTIVATION, Drive.ACTIVATION.leaking(0.1).againstRivals(0.5).evened(3).focused(0.5, 0.5), Drive.PROBABILITY })
			for (final Backend backend : new Backend[] { new Nd4jBackend(), new OneDnnBackend() })
				if (!backend.unavailable().isPresent()) assertEachByItself(drive, backend);
	}

	private void assertEachByItself(final Drive drive, final Backend backend) {
		final List<Objective> objectives = ObjectiveParser.parse("left:1; both:4@2,5; pool:1@centre; -both:3; prob:2; " +
			"mean:1; prob:2@log; both:*; prob:*; left:0 + 0.5*right:2 - 2*both:1; left:1 to prob:0 in 3", layers());
		final Random random = new Random(3);
		final float[] pictures = new float[objectives.size() * 3 * SIDE * SIDE];
		for (int i = 0; i < pictures.length; i++)
			pictures[i] = (float) random.nextGaussian();
		final Step together = step(drive, backend, objectives, pictures);
		for (int n = 0; n < objectives.size(); n++) {
			final int size = 3 * SIDE * SIDE;
			final Step alone = step(drive, backend, objectives.subList(n, n + 1), Arrays.copyOfRange(pictures, n * size, (n +
				1) * size));
			final String what = objectives.get(n) + ", " + drive + ", " + backend.name();
			assertEquals(alone.values[0], together.values[n], 1e-5, what);
			// Gradients that meet in a layer are added in another order where there are more taps.
			assertArrayEquals(alone.gradient, Arrays.copyOfRange(together.gradient, n * size, (n + 1) * size), 1e-6f, what);
		}
	}

	private static final class Step {

		final double[] values;
		final float[] gradient;

		Step(final double[] values, final float[] gradient) {
			this.values = values;
			this.gradient = gradient;
		}
	}

	/** Values and gradients of a batch, one objective for each picture. */
	private Step step(final Drive drive, final Backend backend, final List<Objective> objectives,
		final float[] pictures)
	{
		final Readout readout = readout(drive);
		final List<Aim> aims = objectives.stream().map(readout::aim).collect(Collectors.toList());
		final int batch = objectives.size();
		try (GradientProgram program = backend.compile(ProgramSpec.of(readout.network(), readout.taps().toArray(
			new Node[0])).batch(batch)))
		{
			final float[][] taps = read(program, pictures), cotangents = new float[taps.length][];
			for (int t = 0; t < taps.length; t++)
				cotangents[t] = new float[taps[t].length];
			final double[] values = new double[batch];
			for (int n = 0; n < batch; n++) {
				values[n] = aims.get(n).value(taps, n, batch);
				aims.get(n).drive(taps, cotangents, n, batch);
			}
			final float[] gradient = new float[pictures.length];
			program.backward(cotangents, gradient);
			return new Step(values, gradient);
		}
	}

	private static float[] moved(final float[] picture, final float[] direction, final double step) {
		final float[] moved = picture.clone();
		for (int i = 0; i < moved.length; i++)
			moved[i] += (float) (step * direction[i]);
		return moved;
	}

	private static float[][] read(final GradientProgram program, final float[] pictures) {
		program.forward(pictures);
		final List<float[]> taps = new ArrayList<>();
		for (int t = 0; t < program.spec().taps().size(); t++) {
			taps.add(new float[program.spec().batch() * program.tapShape(t).size()]);
			program.read(t, taps.get(t));
		}
		return taps.toArray(new float[0][]);
	}

	@Test
	void aLeakReadsTheLayerBeforeItsActivationFunctionToo() {
		final Readout readout = readout(Drive.ACTIVATION.leaking(0.25));
		final Aim aim = readout.aim(objective("both:3"));
		assertEquals(Arrays.asList("both", "both:before activation"), sources(readout));
		final Node before = readout.taps().get(1).input();
		assertEquals(Arrays.asList("left:linear", "right:linear"), before.inputs().stream().map(Node::name).collect(
			Collectors.toList()));
		final float[][] taps = { new float[5], new float[5] }, cotangents = { new float[5], new float[5] };
		taps[1][3] = -7;
		assertEquals(0, aim.value(taps, 0, 1), 0);
		assertEquals(-7, aim.potential(taps, 0, 1), 0);
		aim.drive(taps, cotangents, 0, 1);
		assertArrayEquals(new float[] { 0, 0, 0, 0.75f, 0 }, cotangents[0]);
		assertArrayEquals(new float[] { 0, 0, 0, 0.25f, 0 }, cotangents[1]);
	}

	@Test
	void maximaAreTakenBeforeTheActivationFunctionToo() {
		final Readout readout = readout(Drive.ACTIVATION.leaking(0.1));
		readout.aim(objective("pool:0"));
		final Node before = readout.taps().get(1).input();
		assertEquals("pool:before activation", before.name());
		assertEquals("both:before activation", before.input().name());
	}

	@Test
	void whatAFilterDislikesIsReadBeforeTheReluCutsItOff() {
		final Readout readout = readout(Drive.ACTIVATION);
		readout.aim(objective("-left:1"));
		assertEquals(Arrays.asList("left:linear"), sources(readout));
	}

	@Test
	void classesAreReadBeforeTheSoftmaxOrAfterIt() {
		for (final String layer : new String[] { "prob", "mean" }) {
			final Readout logits = readout(Drive.ACTIVATION), probabilities = readout(Drive.PROBABILITY);
			logits.aim(objective(layer + ":1"));
			probabilities.aim(objective(layer + ":1"));
			assertEquals(Arrays.asList("mean"), sources(logits));
			assertEquals(Arrays.asList("prob"), sources(probabilities));
		}
	}

	@Test
	void rivalsArePushedDownInProportionToTheirProbability() {
		final Readout readout = readout(Drive.ACTIVATION.againstRivals(2));
		final Aim aim = readout.aim(objective("prob:0"));
		final float[][] taps = { { 5 * (float) Math.log(3), 0, 0 } }, cotangents = { new float[3] };
		aim.drive(taps, cotangents, 0, 1);
		// At a temperature of 5, probabilities 0.6, 0.2, 0.2.
		assertArrayEquals(new float[] { 1 + 2 * 0.4f, -0.4f, -0.4f }, cotangents[0], 1e-6f);
		assertEquals(5 * Math.log(3), aim.value(taps, 0, 1), 1e-6);
	}

	@Test
	void severalObjectivesShareTheirTaps() {
		final Readout readout = readout(Drive.ACTIVATION.leaking(0.1));
		readout.aim(objective("both:1"));
		readout.aim(objective("both:2 + left:1"));
		readout.aim(objective("-both:0"));
		assertEquals(Arrays.asList("both", "both:before activation", "left", "left:linear"), sources(readout));
	}

	@Test
	void aPlaceIsNamedInTheMapOfTheFinalPictureAndIsTheSamePartOfASmallerOne() {
		final NetworkBuilder net = new NetworkBuilder();
		final Network free = net.build(net.add("left", convolution(3, 2, 1), Activation.RELU, net.add("input", new Input(3, 0,
			0))));
		final Readout small = new Readout(free, false, Drive.ACTIVATION, Shape.of(3, 6, 9), Shape.of(3, 12, 12));
		for (final String place : new String[] { "0,0", "10,2", "11,11", "centre" })
			small.aim(objective("left:1@" + place));
		assertEquals("[left:at 0,0, left:at 7,1, left:at 8,5, left:at 4,3]", small.taps().stream().map(Node::name).collect(
			Collectors.toList()).toString());
		assertThrows(CnnVisException.class, () -> small.aim(objective("left:1@12,0")));
	}

	@Test
	void aNeuronOutsideOfItsMapIsRefused() {
		final String message = assertThrows(CnnVisException.class, () -> readout(Drive.ACTIVATION).aim(objective(
			"pool:1@3,0"))).getMessage();
		assertEquals("objective: pool:1@3,0 is outside of the layer's map, which has 3 columns and 3 rows (counted from 0).",
			message);
	}
}
