package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Pictures;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.model.Models;
import org.cnnvis.visualize.preset.Preset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole visualisations of VGG16's first layers. */
@Tag("slow")
class FilterPicturesTest {

	/** Of activations, relative; what was set as the goal for pictures of two backends. */
	private static final double AGREEMENT = 0.02;

	private final Model flowers = Models.shared().get("Flowers, small (bundled)");
	private final Model vgg16 = ModelLoader.load(SharedData.require(
		"models/vgg16-block12/vgg16_block1-2_weights_tf.h5"));
	private final Settings settings = new Settings().layer("block2_conv1").filters("7, 31, 100-105, 18").size(64).steps(12);

	@Test
	void theFirstLayerWithAllPenaltiesGivesNumbers() {
		for (final Preset preset : Preset.ALL)
			for (final FilterPicture picture : make(settings.layer("block1_conv1").filters("all").steps(3).preset(preset.name()), 0)) {
				assertTrue(Double.isFinite(picture.activationFinal), picture.label());
				// What is not a number would be shown as 0.
				assertTrue(Arrays.stream(Pictures.pixels(picture.image)).anyMatch(p -> p != 0xff000000), picture.label());
			}
	}

	@Test
	void aFilterHasTheSamePictureInAnyCompanyAndOnAnyNumberOfThreads() {
		final List<FilterPicture> together = make(settings, 0);
		assertSamePictures(together, make(settings, 1));
		for (final FilterPicture picture : together)
			assertSamePictures(Arrays.asList(picture), make(settings.filters(Integer.toString(picture.filter)), 0));
	}

	@Test
	void theRecordedLineMakesTheSamePictures() {
		final Settings random = settings.filters("random 3").seed(-7).lp(2);
		final Visualization first = visualize(random, 0);
		final String provenance = first.provenance();
		final String options = provenance.substring(provenance.indexOf("\"model=") + 1, provenance.lastIndexOf("\");"));
		final Settings recorded = MacroOptions.parse(options.replace("\\\\", "\\")).settings();
		assertEquals(random, recorded);
		assertSamePictures(first.pictures(), make(recorded, 0));
	}

	/**
	 * From a picture: on the even grey of a start from noise many maxima of pools are equal up to rounding, so that backends
	 * take different ones and make different pictures, whose activations were 0.01 to 2.9 % apart after 200 steps.
	 */
	@Test
	void bothBackendsReachTheSameActivations() {
		final Settings settings = new Settings().layer("fire6/concat").filters("77, 200, 301").size(128).steps(12).fromImage(
			true);
		final List<FilterPicture> onednn = visualize(flowers, settings, new OneDnnBackend()), nd4j = visualize(flowers,
			settings, new Nd4jBackend());
		for (int i = 0; i < onednn.size(); i++) {
			final double activation = onednn.get(i).activationFinal;
			System.out.println(onednn.get(i).label() + ": " + activation + ", nd4j " + nd4j.get(i).activationFinal);
			assertTrue(activation > 50, onednn.get(i).label());
			assertEquals(activation, nd4j.get(i).activationFinal, AGREEMENT * activation, onednn.get(i).label());
		}
	}

	/** Coloured slopes with noise on them. */
	private static PixelRows slopes() {
		final Random random = new Random(1);
		final int[] pixels = new int[128 * 128];
		for (int i = 0; i < pixels.length; i++)
			for (int color = 0; color < 3; color++)
				pixels[i] = pixels[i] << 8 | (i % 128 * (2 + color) + i / 128 * (5 - color) + random.nextInt(60)) & 0xff;
		return PixelRows.of(ArrayImgs.argbs(pixels, 128, 128));
	}

	@Test
	void facetsOfAFilterAreTheSameInAnyCompany() {
		final Settings both = new Settings().size(64).steps(12);
		final List<FilterPicture> facets = visualize(flowers, both.objective("fire4/concat:7 in 3"), new OneDnnBackend());
		assertTrue(facets.get(1).label().startsWith("fire4/concat:7 facet 2 of 3 act="), facets.get(1).label());
		final List<FilterPicture> among = visualize(flowers, both.objective(
			"fire3/concat:1; fire3/concat:2; fire3/concat:3; fire3/concat:4; fire3/concat:5; fire3/concat:6; fire4/concat:7 in 3"),
			new OneDnnBackend(1));
		assertEquals(9, among.size());
		assertSamePictures(facets, among.subList(6, 9));
	}

	@Test
	void facetsOfTheFirstNumbersHaveNoMapToDifferIn() {
		final CnnVisException e = assertThrows(CnnVisException.class, () -> visualize(Samples.classifier(), new Settings().size(
			0).objective("input:0 in 2"), new OneDnnBackend()));
		assertTrue(e.getMessage().startsWith("objective: "), e.getMessage());
	}

	private static List<FilterPicture> visualize(final Model model, final Settings settings, final Backend backend) {
		return new FeatureVisualizer(backend::compile).visualize(model, settings, slopes(), Progress.NONE).pictures();
	}

	private static void assertSamePictures(final List<FilterPicture> expected, final List<FilterPicture> actual) {
		assertEquals(expected.size(), actual.size());
		for (int i = 0; i < expected.size(); i++) {
			assertEquals(expected.get(i).label(), actual.get(i).label());
			assertEquals(expected.get(i).activationFinal, actual.get(i).activationFinal, 0);
			assertArrayEquals(Pictures.pixels(expected.get(i).image), Pictures.pixels(actual.get(i).image));
		}
	}

	private List<FilterPicture> make(final Settings which, final int threads) {
		return visualize(which, threads).pictures();
	}

	private Visualization visualize(final Settings which, final int threads) {
		return new FeatureVisualizer(new OneDnnBackend(threads)::compile).visualize(vgg16, which, Progress.NONE);
	}
}
