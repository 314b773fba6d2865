package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.SharedData;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.Nd4jBackend;
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

	/** Rounding differs, and 60 steps make more of it: the pictures are others, but excite the filters as much. */
	@Test
	void bothBackendsReachTheSameActivations() {
		final Model flowers = Models.shared().get("Flowers, small (bundled)");
		final Settings settings = new Settings().layer("fire6/concat").filters("3, 77, 200, 301").size(128).steps(60);
		final List<FilterPicture> onednn = visualize(flowers, settings, new OneDnnBackend()), nd4j = visualize(flowers,
			settings, new Nd4jBackend());
		for (int i = 0; i < onednn.size(); i++) {
			final double activation = onednn.get(i).activationFinal;
			System.out.println(onednn.get(i).label() + ": " + activation + ", nd4j " + nd4j.get(i).activationFinal);
			assertEquals(activation, nd4j.get(i).activationFinal, AGREEMENT * activation, onednn.get(i).label());
		}
	}

	private static List<FilterPicture> visualize(final Model model, final Settings settings, final Backend backend) {
		return new FeatureVisualizer(backend::compile).visualize(model, settings, Progress.NONE).pictures();
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
