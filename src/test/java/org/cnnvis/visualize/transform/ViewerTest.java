package org.cnnvis.visualize.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import org.cnnvis.engine.Differences;
import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerTest {

	private static final Shape PICTURE = Shape.of(3, 30, 36), VIEW = Shape.of(3, 24, 28);

	private static List<Transform> transforms(final String text) {
		return Arrays.stream(text.split(",")).map(Transform::parse).collect(Collectors.toList());
	}

	private static float[] random(final int n, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] x = new float[n];
		for (int i = 0; i < n; i++)
			x[i] = (float) random.nextDouble();
		return x;
	}

	private static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += (double) a[i] * b[i];
		return sum;
	}

	/** view(picture) - view(0) is linear: its product with any gradient is that of the picture with the adjoint's. */
	private static void assertAdjoint(final Border border, final String text) {
		final Viewer viewer = new Viewer(PICTURE, VIEW, border, transforms(text));
		for (long seed = 1; seed <= 20; seed++) {
			viewer.look(seed);
			final float[] picture = random(PICTURE.size(), seed + 100), gradient = random(VIEW.size(), seed + 200);
			final float[] seen = new float[VIEW.size()], seenOfNothing = new float[VIEW.size()], adjoint = new float[PICTURE
				.size()];
			viewer.see(picture, seen, 0);
			viewer.see(new float[PICTURE.size()], seenOfNothing, 0);
			viewer.backpropagate(gradient, 0, adjoint);
			final double expected = dot(seen, gradient) - dot(seenOfNothing, gradient);
			// 2000 products below 1, each rounded to 24 bits a few times: errors of about sqrt(2000) * 2^-23.
			assertEquals(expected, dot(picture, adjoint), 1e-3, border + " " + text + " seed " + seed);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jitter 9", "scale 0.5-2", "rotate 40", "flip", "crop 0.2-0.7", "blur 0-2", "noise 0.1",
		"jitter 5, scale 0.9-1.1, rotate 5, jitter 3, flip, blur 0.7, noise 0.02" })
	void theGradientIsTheExactAdjoint(final String text) {
		for (final Border border : Border.values())
			assertAdjoint(border, text);
	}

	@Test
	void straightItShowsTheMiddleOfThePicture() {
		final Viewer viewer = new Viewer(PICTURE, VIEW, Border.GREY, transforms("jitter 9, blur 1, noise 0.1"));
		viewer.look(1);
		viewer.lookStraight();
		final float[] picture = random(PICTURE.size(), 1), seen = new float[VIEW.size()];
		viewer.see(picture, seen, 0);
		for (int c = 0; c < 3; c++)
			for (int y = 0; y < 24; y++)
				for (int x = 0; x < 28; x++)
					assertEquals(picture[(c * 30 + y + 3) * 36 + x + 4], seen[(c * 24 + y) * 28 + x], 1e-7);
	}

	@Test
	void movementsArePutTogetherInTheirOrder() {
		// Each alone, as one pixel's way from the picture into the view: right by 3, then a quarter turn clockwise.
		final View view = new View(11, 11);
		view.translate(3, 0);
		view.rotate(90);
		final Shape shape = Shape.of(1, 11, 11);
		final Sampling sampling = new Sampling(shape, shape, Border.GREY);
		sampling.aim(view);
		final float[] picture = new float[121], seen = new float[121];
		Arrays.fill(picture, 0.5f);
		picture[5 * 11 + 5] = 1;
		sampling.gather(picture, seen, 0);
		// From the centre 3 to the right; turned clockwise (y points down) that is 3 below the centre.
		assertEquals(1, seen[8 * 11 + 5], 1e-5);
		view.reset();
		view.scale(2);
		view.translate(0, -4);
		sampling.aim(view);
		sampling.gather(picture, seen, 0);
		assertEquals(1, seen[1 * 11 + 5], 1e-5);
		assertEquals(0.75, seen[2 * 11 + 5], 1e-5);
	}

	@Test
	void beyondTheEdgesIsWhatTheBorderSays() {
		final Shape shape = Shape.of(1, 1, 4);
		final float[] picture = { 0, 0.1f, 0.2f, 0.3f }, seen = new float[4];
		final View view = new View(4, 1);
		view.translate(2, 0);
		final float[][] expected = { { 0.5f, 0.5f, 0, 0.1f }, { 0.2f, 0.3f, 0, 0.1f }, { 0.1f, 0, 0, 0.1f } };
		for (final Border border : Border.values()) {
			final Sampling sampling = new Sampling(shape, shape, border);
			sampling.aim(view);
			sampling.gather(picture, seen, 0);
			assertArrayEquals(expected[border.ordinal()], seen, 1e-6f, border.name());
		}
	}

	@Test
	void withEdgesWhatIsSeenIsTheSameAndTheGradientIsThatOfOneEnlargedTowardsTheEdges() {
		final Viewer plain = new Viewer(PICTURE, VIEW, Border.WRAP, transforms("rotate 9, blur 0-1")), edged = new Viewer(
			PICTURE, VIEW, Border.WRAP, transforms("edges 0.5, rotate 9, blur 0-1, edges 0.7"));
		final float[] picture = random(PICTURE.size(), 1), gradient = random(VIEW.size() + 5, 2), enlarged = new float[VIEW
			.size()], expected = new float[PICTURE.size()], got = new float[PICTURE.size()];
		for (int c = 0; c < 3; c++)
			Arrays.fill(gradient, 5 + c * 24 * 28, 5 + c * 24 * 28 + 28, 0.01f);
		new EdgeGain(VIEW, 1.2).apply(gradient, 5, enlarged);
		assertArrayEquals(seen(plain, picture, 3, 0), seen(edged, picture, 3, 0));
		plain.backpropagate(enlarged, 0, expected);
		edged.backpropagate(gradient, 5, got);
		assertArrayEquals(expected, got);
	}

	@Test
	void blurSpreadsAPointAsAGaussian() {
		final Shape shape = Shape.of(1, 21, 21);
		final float[] picture = new float[441], blurred = new float[441];
		picture[10 * 21 + 10] = 1;
		new Blur(shape, Border.GREY, 2).apply(1.5, 0, picture, blurred);
		double sum = 0, variance = 0;
		for (int i = 0; i < 441; i++) {
			sum += blurred[i];
			variance += blurred[i] * (i % 21 - 10) * (i % 21 - 10);
		}
		assertEquals(1, sum, 1e-5);
		// The kernel is cut off at 3 standard deviations, which takes about 3 % off the variance.
		assertEquals(1.5 * 1.5, variance, 0.08);
		assertEquals(Math.exp(-0.5 * 4 / 2.25) * blurred[220], blurred[220 + 2], 1e-6);
	}

	@ParameterizedTest
	@EnumSource(Border.class)
	void aUniformGreyPictureLooksTheSameFromEverywhere(final Border border) {
		final Viewer viewer = new Viewer(PICTURE, VIEW, border, transforms(
			"jitter 9, scale 0.7-1.4, rotate 30, flip, blur 0-2"));
		final float[] picture = new float[PICTURE.size()], seen = new float[VIEW.size()];
		Arrays.fill(picture, 0.5f);
		for (int seed = 0; seed < 10; seed++) {
			viewer.look(seed);
			viewer.see(picture, seen, 0);
			for (final float v : seen)
				assertEquals(0.5, v, 1e-5);
		}
	}

	@Test
	void noiseHasItsStandardDeviation() {
		final Viewer viewer = new Viewer(PICTURE, VIEW, Border.GREY, transforms("noise 0.1"));
		final float[] picture = new float[PICTURE.size()], seen = new float[VIEW.size()];
		viewer.look(3);
		viewer.see(picture, seen, 0);
		double sum = 0, squares = 0;
		for (final float v : seen) {
			sum += v;
			squares += v * v;
		}
		assertEquals(0, sum / seen.length, 0.01);
		assertEquals(0.1, Math.sqrt(squares / seen.length), 0.004);
	}

	@Test
	void theSameSeedLooksTheSameWhereverThePictureIsInItsBatch() {
		final Viewer viewer = new Viewer(PICTURE, VIEW, Border.MIRROR, transforms("jitter 9, rotate 9, noise 0.1"));
		final float[] picture = random(PICTURE.size(), 1), first = new float[VIEW.size()], later = new float[3 * VIEW.size()];
		viewer.look(7);
		viewer.see(picture, first, 0);
		viewer.look(8);
		viewer.see(picture, later, 0);
		assertNotEquals(Arrays.hashCode(first), Arrays.hashCode(Arrays.copyOf(later, first.length)));
		viewer.look(7);
		viewer.see(picture, later, 2 * VIEW.size());
		assertArrayEquals(first, Arrays.copyOfRange(later, 2 * VIEW.size(), later.length));
	}

	@Test
	void movedItShowsAnEndlessPictureAroundAnotherPixel() {
		final Viewer viewer = new Viewer(PICTURE, VIEW, Border.WRAP, transforms("jitter 9"));
		final float[] picture = random(PICTURE.size(), 1), seen = new float[VIEW.size()], adjoint = new float[PICTURE.size()];
		viewer.moveTo(20, 7);
		viewer.lookStraight();
		viewer.see(picture, seen, 0);
		for (int c = 0; c < 3; c++)
			for (int y = 0; y < 24; y++)
				for (int x = 0; x < 28; x++)
					assertEquals(picture[(c * 30 + (y + 3 + 7) % 30) * 36 + (x + 4 + 20) % 36], seen[(c * 24 + y) * 28 + x], 1e-7);
		viewer.look(1);
		viewer.see(picture, seen, 0);
		final float[] gradient = random(VIEW.size(), 2);
		viewer.backpropagate(gradient, 0, adjoint);
		assertEquals(dot(seen, gradient), dot(picture, adjoint), 1e-3);
	}

	@Test
	void aPictureWithEdgesIsNotMoved() {
		for (final Border border : new Border[] { Border.GREY, Border.MIRROR }) {
			final Viewer viewer = new Viewer(PICTURE, VIEW, border, transforms("jitter 9"));
			final float[] picture = random(PICTURE.size(), 1), before = seen(viewer, picture, 1, 0);
			viewer.moveTo(20, 7);
			assertArrayEquals(before, seen(viewer, picture, 1, 0));
		}
	}

	@Test
	void enlargedAsAWholeAnEndlessPictureStaysWithoutEdges() {
		final Shape large = Shape.of(3, 90, 90);
		final Viewer viewer = new Viewer(PICTURE, large, Border.WRAP, transforms("jitter 0"));
		final float[] waves = new float[PICTURE.size()], enlarged = new float[large.size()];
		for (int i = 0; i < waves.length; i++)
			waves[i] = wave(i / 36 % 30 / 30.0, i % 36 / 36.0);
		viewer.lookAtAll();
		viewer.see(waves, enlarged, 0);
		for (int i = 0; i < enlarged.length; i++) {
			// Interpolation of a wave between places 1/30 of it apart: at most (2 pi / 30)^2 / 8 times its size for each direction.
			final double y = (i / 90 % 90 + 0.5) / 90 - 0.5 / 30, x = (i % 90 + 0.5) / 90 - 0.5 / 36;
			assertEquals(wave(y, x), enlarged[i], 2 * 0.3 * Math.pow(2 * Math.PI / 30, 2) / 8, "at " + x + ", " + y);
		}
	}

	/** Goes on at opposite edges. */
	private static float wave(final double y, final double x) {
		return (float) (0.5 + 0.3 * Math.sin(2 * Math.PI * y) * Math.cos(2 * Math.PI * x));
	}

	@Test
	void flipsSettleToo() {
		final Viewer viewer = new Viewer(PICTURE, VIEW, Border.WRAP, transforms("flip, settle 1"));
		final float[] picture = random(PICTURE.size(), 1), straight = seen(viewer, picture, 1, 1);
		int early = 0, late = 0;
		for (int seed = 0; seed < 200; seed++) {
			early += Arrays.equals(straight, seen(viewer, picture, seed, 0)) ? 0 : 1;
			late += Arrays.equals(straight, seen(viewer, picture, seed, 0.8)) ? 0 : 1;
		}
		// Of 200 with probabilities of 1/2 and 1/10: four standard deviations.
		assertEquals(100, early, 28);
		assertEquals(20, late, 17);
	}

	@Test
	void whatSettlesMovesLessAndLessInTheLastPartOfTheSteps() {
		final String moves = "jitter 9, scale 0.7-1.4, rotate 30, crop 0.6-1, blur 0-2, noise 0.1";
		final Viewer restless = new Viewer(PICTURE, VIEW, Border.WRAP, transforms(moves)), settling = new Viewer(PICTURE, VIEW,
			Border.WRAP, transforms("settle 0.25, " + moves));
		final float[] picture = random(PICTURE.size(), 1), straight = new float[VIEW.size()];
		restless.lookStraight();
		restless.see(picture, straight, 0);
		for (int seed = 0; seed < 10; seed++) {
			assertArrayEquals(seen(restless, picture, seed, 0.9), seen(settling, picture, seed, 0.75));
			assertArrayEquals(straight, seen(settling, picture, seed, 1));
		}
		double late = 0, later = 0;
		for (int seed = 0; seed < 100; seed++) {
			late += Differences.norm(Differences.doubles(straight), Differences.doubles(seen(settling, picture, seed, 0.99)));
			later += Differences.norm(Differences.doubles(straight), Differences.doubles(seen(settling, picture, seed, 0.999)));
		}
		assertTrue(0 < later && later < 0.2 * late, later + " after " + late);
	}

	private static float[] seen(final Viewer viewer, final float[] picture, final long seed, final double progress) {
		final float[] view = new float[VIEW.size()];
		viewer.look(seed, progress);
		viewer.see(picture, view, 0);
		return view;
	}

	@Test
	void everySeedLooksAnotherWayAndWithinTheLimits() {
		final View view = new View(20, 20);
		final Transform jitter = Transform.parse("jitter 4");
		boolean negative = false, positive = false;
		for (int seed = 0; seed < 100; seed++) {
			view.reset();
			jitter.apply(view, new SplittableRandom(seed), 1);
			assertTrue(Math.abs(view.x0) <= 4 && view.x0 == Math.rint(view.x0));
			negative |= view.x0 == -4;
			positive |= view.x0 == 4;
		}
		assertTrue(negative && positive);
	}
}
