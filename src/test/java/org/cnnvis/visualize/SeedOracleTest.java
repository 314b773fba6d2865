package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.cnnvis.SharedData;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.DoublePrecision;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.image.Pictures;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.visualize.optimizer.RmsProp;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The presets against runs of the original algorithm in float64 (TensorFlow), stored with what float32 runs lose.
 * <p>
 * The algorithm is chaotic: a gradient near 0 becomes a step of full size in one direction or the other, and a ReLU or
 * a maximum whose decision hangs on rounding changes the gradients of many pixels. What starts from stored pictures is
 * therefore computed in float64 and held to the rounding of its float32 pictures and gradients. Whole runs in float32 stay
 * within a multiple of the stored distance, as long as few decisions differ; one may fall a step earlier than in the
 * stored runs. So the limit for step t is {@link #ORDER} times the largest stored distance up to step t + 1, where ORDER
 * is what the data's description allows for another order of summation.
 * </p>
 */
@Tag("slow")
class SeedOracleTest {

	private static final double ORDER = 4;
	private static final int STEPS = 20, CACHED = 2;
	private static final double DECAY = 0.95;
	/** Half the distance of neighbouring float32 numbers, relative. */
	private static final double ROUNDING = 0x1p-24;
	/** The distance of neighbouring float32 numbers of 128 to 256. */
	private static final double NEIGHBOUR = 0x1p-16;

	private static final Map<String, Model> MODELS = new HashMap<>();

	@TestFactory
	List<DynamicTest> aRunStaysWithinTheDriftOfFloat32() throws IOException {
		final List<DynamicTest> tests = new ArrayList<>();
		for (final Backend backend : Arrays.asList(new OneDnnBackend(), new Nd4jBackend()))
			if (!backend.unavailable().isPresent()) tests.addAll(tests(backend, oracle -> true, this::run));
		return tests;
	}

	@TestFactory
	List<DynamicTest> valuesOfStoredPicturesAreExact() throws IOException {
		return tests(DoublePrecision.backend(), SeedOracle::hasIterates, this::values);
	}

	@TestFactory
	List<DynamicTest> oneStepFromAStoredPictureIsExact() throws IOException {
		return tests(DoublePrecision.backend(), SeedOracle::hasIterates, this::oneStep);
	}

	private void run(final SeedOracle oracle, final Plan plan, final GradientProgram program) throws IOException {
		final Ascent ascent = ascent(oracle, plan, program, oracle.start(), new float[plan.picture.size()]);
		ascent.evaluate();
		for (int step = 1; step <= STEPS; step++) {
			ascent.step();
			ascent.evaluate();
			final double drift = oracle.drift(step + 1, d -> d.activation);
			assertEquals(oracle.run.activation[step], ascent.activation(0), ORDER * drift + summation(oracle, plan, step),
				"activation after step " + step);
			if (oracle.stores(step)) assertTrue(rms(oracle.iterate(step), ascent.pictures()) <= ORDER * oracle.drift(step + 1,
				d -> d.rms), "picture after step " + step + " is off by " + rms(oracle.iterate(step), ascent.pictures()));
		}
		picture(oracle, plan, ascent.pictures());
	}

	/**
	 * Grey levels are the picture's numbers times 25.5 / standard deviation, truncated. Numbers that are apart by d grey
	 * levels on average are truncated to other levels in a share d of pixels, so that the mean square is d^2 + d.
	 */
	private static void picture(final SeedOracle oracle, final Plan plan, final float[] last) throws IOException {
		final BufferedImage golden = oracle.lastPicture();
		final BufferedImage ours = Pictures.wrap(new Rendering(plan.model.input(), true).render(last, 0, plan.picture));
		double squares = 0;
		for (int y = 0; y < golden.getHeight(); y++)
			for (int x = 0; x < golden.getWidth(); x++)
				for (int shift = 0; shift < 24; shift += 8) {
					final int difference = (golden.getRGB(x, y) >> shift & 0xff) - (ours.getRGB(x, y) >> shift & 0xff);
					squares += difference * difference;
				}
		final double d = ORDER * oracle.drift(STEPS, distance -> distance.rms) * 25.5 / deviation(last);
		final double rms = Math.sqrt(squares / last.length);
		System.out.printf("%-45s last picture off by %.3g grey levels (rms), limit %.3g%n", oracle, rms, Math.sqrt(d * d +
			d));
		assertTrue(rms <= Math.sqrt(d * d + d), "last picture is off by " + rms + " grey levels");
	}

	/** Iterates are stored in float32, which moves values by about a rounding for each of their numbers. */
	private void values(final SeedOracle oracle, final Plan plan, final GradientProgram program) throws IOException {
		for (int step = 0; step <= STEPS; step++) {
			if (step > 0 && !oracle.stores(step)) continue;
			final Ascent ascent = ascent(oracle, plan, program, step == 0 ? oracle.start() : oracle.iterate(step),
				new float[plan.picture.size()]);
			ascent.evaluate();
			ascent.step();
			final double activation = oracle.run.activation[step], value = oracle.run.value[step];
			System.out.printf("%-45s step %d activation off by %.3g, value off by %.3g%n", oracle, step, ascent.activation(0) -
				activation, ascent.value(0) - value);
			assertEquals(activation, ascent.activation(0), 1, "activation after step " + step);
			assertEquals(value, ascent.value(0), 1, "value after step " + step);
		}
	}

	private void oneStep(final SeedOracle oracle, final Plan plan, final GradientProgram program) throws IOException {
		final Ascent ascent = ascent(oracle, plan, program, oracle.iterate(CACHED), oracle.cache());
		ascent.evaluate();
		ascent.step();
		ascent.evaluate();
		final float[] golden = oracle.oneStep();
		double off = 0;
		for (int i = 0; i < golden.length; i++)
			off = Math.max(off, Math.abs((double) golden[i] - ascent.pictures()[i]));
		System.out.printf("%-45s one step off by at most %.3g%n", oracle, off);
		assertTrue(off <= 2 * NEIGHBOUR, "off by " + off);
	}

	/** What adding up n positive numbers in float32 loses: roundings of random sign. */
	private static double summation(final SeedOracle oracle, final Plan plan, final int step) {
		final int n = plan.program.network().shapes(plan.picture.height(), plan.picture.width()).get(plan.program.taps().get(
			0).input()).area();
		return Math.sqrt(n) * ROUNDING * oracle.run.activation[step];
	}

	private static Ascent ascent(final SeedOracle oracle, final Plan plan, final GradientProgram program,
		final float[] picture, final float[] cache)
	{
		return new Ascent(program, plan.model.input(), new int[] { oracle.run.unit }, picture, plan.preset.penalties(),
			new RmsProp(DECAY, cache));
	}

	private static double rms(final float[] expected, final float[] actual) {
		double squares = 0;
		for (int i = 0; i < expected.length; i++)
			squares += ((double) expected[i] - actual[i]) * ((double) expected[i] - actual[i]);
		return Math.sqrt(squares / expected.length);
	}

	private static double deviation(final float[] x) {
		double sum = 0, squares = 0;
		for (final float v : x)
			sum += v;
		for (final float v : x)
			squares += (v - sum / x.length) * (v - sum / x.length);
		return Math.sqrt(squares / x.length);
	}

	private interface Check {

		void run(SeedOracle oracle, Plan plan, GradientProgram program) throws IOException;
	}

	private static List<DynamicTest> tests(final Backend backend, final Predicate<SeedOracle> which, final Check check)
		throws IOException
	{
		final List<DynamicTest> tests = new ArrayList<>();
		for (final SeedOracle oracle : SeedOracle.all(SharedData.require("seed-oracle")))
			if (which.test(oracle)) tests.add(DynamicTest.dynamicTest(oracle + " on " + backend.name(), () -> {
				final Plan plan = plan(oracle);
				try (GradientProgram program = backend.compile(plan.program)) {
					check.run(oracle, plan, program);
				}
			}));
		return tests;
	}

	private static Plan plan(final SeedOracle oracle) {
		final boolean vgg = oracle.run.network.equals("vgg16");
		final Model model = MODELS.computeIfAbsent(vgg ? "models/vgg16-block12/vgg16_block1-2_weights_tf.h5"
			: "models/squeezenet11-keras-full/squeezenet11_imagenet.h5", file -> ModelLoader.load(SharedData.require(file)));
		return new Plan(model, new Settings().layer(oracle.run.layer.equals("class") ? "" : oracle.run.layer).filters(Integer
			.toString(oracle.run.unit)).preset(oracle.preset().name()).size(oracle.picture().height()), Memory.ofThisMachine());
	}
}
