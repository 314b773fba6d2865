package org.cnnvis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.cnnvis.SharedData;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The measurements find in the peers' contact sheets what was measured when they were made. The sheets have even grey
 * levels only: an error of up to one level at each pixel.
 */
@Tag("slow")
class ReferenceSheetsTest {

	private static final int SIDE = 224, COLUMNS = 4;

	private final List<Anchor> anchors = read();

	private static List<Anchor> read() {
		try {
			return Anchor.read(SharedData.require("reference-pictures/anchors.json"));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private List<Anchor> of(final String layer) {
		return anchors.stream().filter(a -> a.network.equals("googlenet") && a.layer.equals(layer) && a.method.equals(
			Anchor.LUCENT) && a.passes == 200).collect(Collectors.toList());
	}

	private static int[] tile(final String sheet, final int index, final int count) throws IOException {
		final BufferedImage image = ImageIO.read(SharedData.require("reference-pictures/" + sheet).toFile());
		final int rows = (count + COLUMNS - 1) / COLUMNS, step = image.getHeight() / rows;
		return image.getRGB(index % COLUMNS * SIDE, index / COLUMNS * step, SIDE, SIDE, null, 0, SIDE);
	}

	@Test
	void spectrumContrastAndColourAreThoseOfTheRecords() throws IOException {
		final List<Anchor> records = of("inception_4c/output");
		for (int i = 0; i < records.size(); i++) {
			final Anchor record = records.get(i);
			final PictureStatistics s = new PictureStatistics(tile("googlenet-inception_4c-lucent-200.png", i, records.size()),
				SIDE);
			assertEquals(record.slope, s.slope, 0.01, "slope of " + record.unit);
			assertEquals(record.energyAboveQuarter, s.energyAboveQuarter, 0.005, "energy of " + record.unit);
			assertEquals(record.std, s.deviation, 0.5, "deviation of " + record.unit);
			for (int c = 0; c < 3; c++)
				assertEquals(record.meanRgb[c], s.mean[c], 1, "colour of " + record.unit);
		}
	}

	@Test
	void flamingosAreRedAndSchoolBusesYellowByTheirHue() throws IOException {
		final List<Anchor> classes = of(Anchor.CLASSES);
		final String sheet = "googlenet-class-lucent-200.png";
		assertEquals("flamingo", classes.get(0).className);
		assertEquals("school_bus", classes.get(1).className);
		assertEquals(10, new DominantHue(tile(sheet, 0, classes.size())).degrees, 15);
		assertEquals(40, new DominantHue(tile(sheet, 1, classes.size())).degrees, 10);
	}

	@Test
	void aLayersValuesAreThoseOfTheRecords() throws IOException {
		final Model googlenet = ModelLoader.load(SharedData.require("models/googlenet-caffe/deploy.prototxt"));
		final List<Anchor> records = of("inception_4c/output");
		try (Judge judge = new Judge(googlenet, "inception_4c/output", SIDE)) {
			for (int i = 0; i < records.size(); i++) {
				final Anchor record = records.get(i);
				final float[] values = judge.read(tile("googlenet-inception_4c-lucent-200.png", i, records.size()));
				assertEquals(record.value, values[record.unit], 0.01 * record.value, "unit " + record.unit);
			}
		}
	}
}
