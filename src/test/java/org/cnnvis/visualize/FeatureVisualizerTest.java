package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;

import org.cnnvis.CnnVisException;
import org.cnnvis.image.PixelRows;
import org.cnnvis.model.Model;
import org.junit.jupiter.api.Test;

class FeatureVisualizerTest {

	private final Model model = Samples.classifier();
	private final Settings settings = new Settings().layer("conv2").filters("5, 0-3").preset("Logits").steps(9);

	@Test
	void thereIsOnePicturePerFilterInTheOrderOfTheList() {
		final Visualization v = new FeatureVisualizer(LinearProgram::new).visualize(model, settings, Progress.NONE);
		assertEquals("sample conv2", v.title());
		assertArrayEquals(new int[] { 5, 0, 1, 2, 3 }, v.pictures().stream().mapToInt(p -> p.filter).toArray());
		for (final FilterPicture p : v.pictures()) {
			assertEquals(9, p.steps);
			assertFalse(p.stopped);
			assertTrue(p.activationFinal > p.activationStart, "ascent");
			assertTrue(p.activationBest >= p.activationFinal);
			assertArrayEquals(new long[] { 16, 16 }, p.image.dimensionsAsLongArray());
		}
	}

	@Test
	void aPictureDependsNeitherOnTheOthersNorOnTheBatch() {
		final Memory oneAtATime = new Memory(60_000, 1 << 30);
		final List<FilterPicture> together = new FeatureVisualizer(LinearProgram::new).visualize(model, settings,
			Progress.NONE).pictures();
		final List<FilterPicture> single = new FeatureVisualizer(LinearProgram::new, oneAtATime).visualize(model, settings,
			Progress.NONE).pictures();
		final FilterPicture alone = new FeatureVisualizer(LinearProgram::new).visualize(model, settings.filters("2"),
			Progress.NONE).pictures().get(0);
		for (int i = 0; i < together.size(); i++)
			assertSame(together.get(i), single.get(i));
		assertSame(together.get(3), alone);
	}

	@Test
	void anotherSeedMakesOtherPictures() {
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		final int[] one = pixels(visualizer.visualize(model, settings, Progress.NONE).pictures().get(0));
		final int[] two = pixels(visualizer.visualize(model, settings.seed(2), Progress.NONE).pictures().get(0));
		assertFalse(Arrays.equals(one, two));
	}

	@Test
	void settingsAreCheckedBeforeAnythingIsCompiled() {
		final FeatureVisualizer visualizer = new FeatureVisualizer(spec -> {
			throw new AssertionError("compiled");
		});
		assertRefused("steps: -1 is outside 0-100000 (0 is the preset's own number).", visualizer, settings.steps(-1));
		assertRefused("steps: 100001 is outside 0-100000 (0 is the preset's own number).", visualizer, settings.steps(100001));
		assertRefused("filters: '8' is outside 0-7 of layer conv2.", visualizer, settings.filters("8"));
		assertRefused("tv: -1.0 is not a weight; write a number from 0, or 'preset'.", visualizer, settings.tv(-1));
		assertRefused("layer: 'conv9' is not a layer of sample; did you mean 'conv1' or 'conv2'?", visualizer, settings.layer(
			"conv9"));
		assertArrayEquals(new int[] { 5, 0, 1, 2, 3 }, visualizer.check(model, settings));
	}

	private void assertRefused(final String message, final FeatureVisualizer visualizer, final Settings bad) {
		assertEquals(message, assertThrows(CnnVisException.class, () -> visualizer.visualize(model, bad, Progress.NONE))
			.getMessage());
		assertEquals(message, assertThrows(CnnVisException.class, () -> visualizer.check(model, bad)).getMessage());
	}

	@Test
	void stoppedInALongStepItKeepsThePicturesEvaluatedLast() {
		final AtomicBoolean stop = new AtomicBoolean();
		final AtomicReference<LinearProgram> program = new AtomicReference<>();
		final Progress progress = new Progress() {

			@Override
			public boolean isCancelled() {
				return stop.get();
			}
		};
		final List<FilterPicture> pictures = new FeatureVisualizer(spec -> {
			program.set(new LinearProgram(spec).onForward(() -> {
				if (program.get().forwards < 5) return;
				stop.set(true);
				waitForInterruption();
			}));
			return program.get();
		}).visualize(model, settings, progress).pictures();
		final List<FilterPicture> expected = new FeatureVisualizer(LinearProgram::new).visualize(model, settings.steps(3),
			Progress.NONE).pictures();
		assertEquals(5, pictures.size());
		for (int i = 0; i < 5; i++) {
			assertSame(expected.get(i), pictures.get(i));
			assertTrue(pictures.get(i).stopped);
			assertTrue(pictures.get(i).label().endsWith(" stopped at step 3"), pictures.get(i).label());
		}
		assertTrue(program.get().closed);
		assertFalse(Thread.currentThread().isInterrupted(), "the own interruption is taken back");
	}

	@Test
	void finishedBatchesStayFinishedWhenALaterOneIsStopped() {
		final Memory oneAtATime = new Memory(60_000, 1 << 30);
		final AtomicReference<LinearProgram> program = new AtomicReference<>();
		final List<FilterPicture> pictures = new FeatureVisualizer(spec -> {
			program.set(new LinearProgram(spec).onForward(() -> {
				if (program.get().forwards == 13) Thread.currentThread().interrupt();
			}));
			return program.get();
		}, oneAtATime).visualize(model, settings, Progress.NONE).pictures();
		assertTrue(Thread.interrupted(), "an interruption by somebody else stays");
		assertEquals(2, pictures.size());
		assertFalse(pictures.get(0).stopped);
		assertTrue(pictures.get(1).stopped);
		assertEquals(1, pictures.get(1).steps);
	}

	@Test
	void progressNamesTheFilterAndOffersPreviews() {
		final List<String> messages = new ArrayList<>();
		final List<Integer> previews = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void update(final long done, final long total, final String message) {
				messages.add(done + "/" + total + " " + message);
			}

			@Override
			public void preview(final Supplier<List<FilterPicture>> pictures) {
				previews.add(pictures.get().size());
			}
		};
		new FeatureVisualizer(LinearProgram::new).visualize(model, settings.layer("").filters("2, 1"), progress);
		assertTrue(messages.get(0).startsWith("0/9 predictions:2 (crane) and 1 more, step 0 of 9, activation "), messages
			.get(0));
		assertTrue(messages.get(messages.size() - 1).matches("9/9 0 s left, .*, step 9 of 9, activation .*"), messages.get(messages
			.size() - 1));
		assertEquals(2, previews.get(0));
	}

	@Test
	void provenanceEndsWithTheLineThatMakesThePicturesAgain() {
		final String provenance = new FeatureVisualizer(LinearProgram::new).visualize(model, settings.filters("random 2").tv(
			3), Progress.NONE).provenance();
		assertTrue(provenance.contains("\nmodel SHA-256: 00\n"));
		assertTrue(provenance.contains("\nbackend: linear 1.0\n"));
		assertTrue(provenance.contains("\nLp weight: 0.0\nTV weight: 3.0\ncontrast weight: 0.0\nblur weight: 0.0\nsize: 16 x 16\n"));
		assertTrue(provenance.endsWith("\nmacro: " + new MacroOptions("sample", settings.filters("random 2").tv(3)).line()));
	}

	@Test
	void fromCoarseToFineEachSizeHasItsStepsAndPicturesHaveTheLastSize() {
		final Settings coarse = settings.preset("Best").filters("1, 3").size(32).steps(10).sizes("0.5 40%, 1");
		final Map<Integer, Integer> passes = new TreeMap<>();
		final List<LinearProgram> programs = new ArrayList<>();
		final List<FilterPicture> pictures = new FeatureVisualizer(spec -> {
			final LinearProgram program = new LinearProgram(spec);
			programs.add(program.onForward(() -> passes.merge(spec.width(), 1, Integer::sum)));
			return program;
		}).visualize(model, coarse, Progress.NONE).pictures();
		// A pass for each step, one for each clean evaluation (after 0, 4; 4, 8, and 10 steps) and each place tried.
		assertEquals(Map.of(16, 4 + 2, 32, 6 + 3 + 16), passes);
		assertTrue(programs.stream().allMatch(program -> program.closed));
		for (final FilterPicture picture : pictures) {
			assertEquals(10, picture.steps);
			assertArrayEquals(new long[] { 32, 32 }, picture.image.dimensionsAsLongArray());
		}
		assertSame(pictures.get(1), new FeatureVisualizer(LinearProgram::new).visualize(model, coarse.filters("3"),
			Progress.NONE).pictures().get(0));
	}

	@Test
	void theWorkCountsEachStepInItsSize() {
		final Settings coarse = settings.preset("Best").filters("1, 3").size(32).steps(10).sizes("0.5 40%, 1");
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		final List<FilterPicture> pictures = visualizer.visualize(model, coarse, Progress.NONE).pictures();
		final double all = visualizer.work(model, coarse.sizes("1"), pictures);
		assertEquals((0.25 * 4 + 6) / 10, visualizer.work(model, coarse, pictures) / all, 1e-9);
	}

	@Test
	void stoppedAtACoarseSizeThePictureHasTheFinalSize() {
		final Settings coarse = settings.preset("Best").filters("1").size(32).steps(10).sizes("0.5, 1");
		final AtomicReference<LinearProgram> program = new AtomicReference<>();
		final FilterPicture picture = new FeatureVisualizer(spec -> {
			if (program.get() != null) return new LinearProgram(spec);
			program.set(new LinearProgram(spec).onForward(() -> {
				if (program.get().forwards == 4) Thread.currentThread().interrupt();
			}));
			return program.get();
		}).visualize(model, coarse, Progress.NONE).pictures().get(0);
		assertTrue(Thread.interrupted());
		assertTrue(picture.stopped);
		assertArrayEquals(new long[] { 32, 32 }, picture.image.dimensionsAsLongArray());
	}

	@Test
	void sizesThatANetworkDoesNotTakeAreLeftOut() {
		final Settings classes = settings.preset("Best").layer("").filters("1").steps(4).sizes("0.5, 1");
		final List<Integer> widths = new ArrayList<>();
		new FeatureVisualizer(spec -> {
			widths.add(spec.width());
			return new LinearProgram(spec);
		}).visualize(model, classes, Progress.NONE);
		assertEquals(Arrays.asList(16), widths);
	}

	@Test
	void aTimeStackHasFramesEveryFewStepsAndLeavesThePictureAsItIs() {
		final Settings best = settings.preset("Best").filters("2").size(32).steps(10).sizes("0.5 40%, 1");
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		final FilterPicture with = visualizer.visualize(model, best.every(3), Progress.NONE).pictures().get(0);
		assertSame(visualizer.visualize(model, best, Progress.NONE).pictures().get(0), with);
		assertEquals(Arrays.asList(0, 3, 6, 9), with.history.frameSteps());
		for (final ArrayImg<?, ?> frame : with.history.frames())
			assertArrayEquals(new long[] { 32, 32 }, frame.dimensionsAsLongArray());
	}

	@Test
	void stoppedEarlyAPictureIsTheSameInAnyCompany() {
		// Shaken as much as that, so small a picture soon gets no better.
		final Settings early = settings.preset("Best").parametrization("fourier 1.5 1").transforms(
			"pad 8, jitter 24, scale 0.9-1.1, rotate 8").optimizer("adam 0.065").sizes("0.5 15%, 0.75 15%, 1").steps(400)
			.stopEarly(true);
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		final List<FilterPicture> together = visualizer.visualize(model, early, Progress.NONE).pictures();
		for (final FilterPicture picture : together) {
			assertFalse(picture.stopped, "by the user");
			assertTrue(picture.steps < 400, picture.label());
			final FilterPicture alone = visualizer.visualize(model, early.filters("" + picture.filter), Progress.NONE).pictures()
				.get(0);
			assertSame(picture, alone);
			assertEquals(alone.steps, picture.steps);
		}
	}

	@Test
	void fromAnImageThePicturesBeginWithItsMiddle() {
		final int[] pixels = new int[40 * 20];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = i % 40 < 5 || i % 40 >= 35 ? 0xff000000 : 0xffc08040;
		final PixelRows image = PixelRows.of(ArrayImgs.argbs(pixels, 40, 20));
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		for (final String parametrization : new String[] { "fourier 1.5 1", "pixels" }) {
			final Settings from = settings.preset("Best").parametrization(parametrization).filters("1").steps(2).every(1)
				.fromImage(true);
			final Visualization made = visualizer.visualize(model, from, image, Progress.NONE);
			for (final int pixel : made.pictures().get(0).history.frames().get(0).update(null).getCurrentStorageArray())
				for (int c = 0; c < 3; c++)
					assertEquals(0xc08040 >> 8 * c & 0xff, pixel >> 8 * c & 0xff, 1, parametrization);
			assertTrue(made.provenance().contains("\nstarted from: an image of 40 x 20 pixels"), made.provenance());
		}
		assertEquals("open: there is no image to start from; open one, or start from noise.", assertThrows(
			CnnVisException.class, () -> visualizer.visualize(model, settings.fromImage(true), Progress.NONE)).getMessage());
	}

	private static void waitForInterruption() {
		try {
			Thread.sleep(10_000);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static int[] pixels(final FilterPicture picture) {
		return picture.image.update(null).getCurrentStorageArray();
	}

	private static void assertSame(final FilterPicture expected, final FilterPicture actual) {
		assertEquals(expected.filter, actual.filter);
		assertArrayEquals(pixels(expected), pixels(actual));
		assertEquals(expected.activationFinal, actual.activationFinal, 0);
		assertEquals(expected.activationStart, actual.activationStart, 0);
		assertEquals(expected.activationBest, actual.activationBest, 0);
	}
}
