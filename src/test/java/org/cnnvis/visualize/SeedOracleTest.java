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
import org.cnnvis.image.Pictures;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.visualize.objective.Aim;
import org.cnnvis.visualize.optimizer.RmsProp;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The presets against runs of the original algorithm in float64 (TensorFlow), stored with what float32 runs lose.
 * <p>
 * The algorithm is chaotic: a gradient near 0 becomes a step of full size in one direction or the other. A run that
 * rounds in its own way stays within a multiple of the stored distance, as long as few such decisions differ, and a
 * decision may fall one step earlier than in the stored runs. So the limit for step t is {@link #ORDER} times the largest
 * stored distance up to step t + 1, where ORDER is what the data's description allows for another order of summation.
 * What starts from stored pictures has no such history and is held to rounding itself.
 * </p>
 */
@Tag("slow")
class SeedOracleTest {

	private static final double ORDER = 4;
	private static final int STEPS = 20, CACHED = 2;
	private static final double DECAY = 0.95;
	/** Half the distance of neighbouring float32 numbers, relative. */
	private static final double ROUNDING = 0x1p-24;

	private static final Map<String, Model> MODELS = new HashMap<>();

	@TestFactory
	List<DynamicTest> aRunStaysWithinTheDriftOfFloat32() throws IOException {
		return tests(oracle -> true, this::run);
	}

	@TestFactory
	List<DynamicTest> valuesOfStoredPicturesAreExactToRounding() throws IOException {
		return tests(SeedOracle::hasIterates, this::values);
	}

	@TestFactory
	List<DynamicTest> oneStepFromAStoredPictureIsExactToRounding() throws IOException {
		return tests(SeedOracle::hasIterates, this::oneStep);
	}

	private void run(final SeedOracle oracle, final Plan plan, final GradientProgram program) throws IOException {
		final Run ascent = ascent(oracle, plan, program, oracle.start(), new float[plan.picture.size()]);
		ascent.evaluate();
		for (int step = 1; step <= STEPS; step++) {
			ascent.step();
			ascent.evaluate();
			final double drift = oracle.drift(step + 1, d -> d.activation);
			assertEquals(oracle.run.activation[step], ascent.activation(), ORDER * drift + summation(oracle, plan, step),
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

	private void values(final SeedOracle oracle, final Plan plan, final GradientProgram program) throws IOException {
		for (int step = 0; step <= STEPS; step++) {
			if (step > 0 && !oracle.stores(step)) continue;
			final Run ascent = ascent(oracle, plan, program, step == 0 ? oracle.start() : oracle.iterate(step),
				new float[plan.picture.size()]);
			ascent.evaluate();
			ascent.step();
			final double tolerance = ORDER * oracle.drift(1, d -> d.activation) + summation(oracle, plan, step);
			assertEquals(oracle.run.activation[step], ascent.activation(), tolerance, "activation after step " + step);
			final double penalties = oracle.run.activation[step] - oracle.run.value[step];
			assertEquals(oracle.run.value[step], ascent.value(), tolerance + ROUNDING * penalties, "value after step " +
				step);
		}
	}

	private void oneStep(final SeedOracle oracle, final Plan plan, final GradientProgram program) throws IOException {
		final Run ascent = ascent(oracle, plan, program, oracle.iterate(CACHED), oracle.cache());
		ascent.evaluate();
		ascent.step();
		ascent.evaluate();
		final double off = rms(oracle.oneStep(), ascent.pictures()), limit = ORDER * oracle.run.one_step_float32.rms;
		System.out.printf("%-45s one step off by %.3g (rms), limit %.3g%n", oracle, off, limit);
		assertTrue(off <= limit, "off by " + off);
	}

	/** What adding up n positive numbers in float32 loses: roundings of random sign. */
	private static double summation(final SeedOracle oracle, final Plan plan, final int step) {
		final int n = plan.program.network().shapes(plan.picture.height(), plan.picture.width()).get(plan.program.taps().get(
			0).input()).area();
		return Math.sqrt(n) * ROUNDING * oracle.run.activation[step];
	}

	private static Run ascent(final SeedOracle oracle, final Plan plan, final GradientProgram program,
		final float[] picture, final float[] cache)
	{
		final GreyLevelClimber climber = new GreyLevelClimber(plan.picture, plan.model.input(), new Rendering(plan.model
			.input(), true), plan.preset.penalties(), new RmsProp(DECAY, cache), picture);
		return new Run(program, climber, plan.aim(plan.subjects.get(0)));
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

	/** The ascent of one picture. */
	private static final class Run {

		private final GreyLevelClimber climber;
		private final Ascent ascent;

		Run(final GradientProgram program, final GreyLevelClimber climber, final Aim aim) {
			this.climber = climber;
			this.ascent = new Ascent(program, Arrays.asList(climber), Arrays.asList(aim));
		}

		void evaluate() {
			ascent.evaluate();
			climber.keep();
		}

		void step() {
			ascent.step(0);
		}

		float[] pictures() {
			return climber.kept();
		}

		double activation() {
			return ascent.activation(0);
		}

		/** The activation less the penalties, for the picture that the last step began with. */
		double value() {
			return ascent.activation(0) - ascent.charge(0);
		}
	}

	private interface Check {

		void run(SeedOracle oracle, Plan plan, GradientProgram program) throws IOException;
	}

	private static List<DynamicTest> tests(final Predicate<SeedOracle> which, final Check check)
		throws IOException
	{
		final List<DynamicTest> tests = new ArrayList<>();
		final Backend backend = new OneDnnBackend();
		for (final SeedOracle oracle : SeedOracle.all(SharedData.require("seed-oracle")))
			if (which.test(oracle)) tests.add(DynamicTest.dynamicTest(oracle.toString(), () -> {
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
