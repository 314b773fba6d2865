package org.cnnvis.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.ResultsTable;
import net.imglib2.img.array.ArrayImgs;

import org.cnnvis.image.Pictures;
import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureStackTest {

	private static final String PROVENANCE = "model: VGG16\nseed: 1\n" +
		"macro: run(\"Visualize Filter...\", \"model=VGG16 layer=block1_conv1\");";

	@BeforeEach
	@AfterEach
	void clearResults() {
		ResultsTable.getResultsTable().reset();
	}

	@Test
	void slicesShareThePicturesPixels() {
		final Visualization visualization = visualization(3);
		final ImagePlus image = new PictureWindow("working").show(visualization);
		for (int i = 0; i < 3; i++)
			assertSame(Pictures.pixels(visualization.pictures().get(i).image), image.getStack().getPixels(i + 1));
	}

	@Test
	void titleLabelsAndProvenanceAreTheVisualisations() {
		final ImagePlus image = new PictureWindow("working").show(visualization(3));
		assertEquals("VGG16 block1_conv1", image.getTitle());
		assertEquals("block1_conv1:2 act=2.5 (name 2)", image.getStack().getSliceLabel(3));
		assertEquals(PROVENANCE, image.getInfoProperty());
		assertEquals("5 x 4 RGB", image.getWidth() + " x " + image.getHeight() + (image.getType() == ImagePlus.COLOR_RGB
			? " RGB" : ""));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void pixelsLabelsAndProvenanceSurviveATiffFile(final int filters, @TempDir final Path folder) {
		final ImagePlus image = new PictureWindow("working").show(visualization(filters));
		final String file = folder.resolve("pictures.tif").toString();
		new FileSaver(image).saveAsTiff(file);
		final ImagePlus opened = new Opener().openImage(file);
		assertEquals(PROVENANCE, opened.getInfoProperty().trim());
		assertEquals(filters, opened.getStackSize());
		for (int i = 1; i <= filters; i++) {
			assertEquals(image.getStack().getSliceLabel(i), opened.getStack().getSliceLabel(i));
			assertArrayEquals(rgb(image, i), rgb(opened, i));
		}
	}

	@Test
	void theMontageHasAllPicturesAndTheProvenance() {
		final ImagePlus montage = PictureStack.montage(visualization(3));
		assertEquals("VGG16 block1_conv1 montage", montage.getTitle());
		assertEquals(PROVENANCE, montage.getInfoProperty());
		assertEquals(true, montage.getWidth() > 2 * 5 && montage.getHeight() > 2 * 4);
	}

	@Test
	void eachPictureHasARowOfTheResultsTableBelowTheOldOnes() {
		new ResultRows().add(visualization(1)).show();
		new ResultRows().add(visualization(2)).show();
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals(3, table.size());
		assertEquals("Layer\tFilter\tClass\tActivation start\tActivation final\tActivation best\tSteps\tMilliseconds", table
			.getColumnHeadings().trim());
		assertEquals("3\tblock1_conv1\t1\tname 1\t0.2500\t1.5000\t1.7500\t200\t12", table.getRowAsString(2));
	}

	private static int[] rgb(final ImagePlus image, final int slice) {
		final int[] pixels = (int[]) image.getStack().getProcessor(slice).getPixels(), rgb = new int[pixels.length];
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = pixels[i] & 0xffffff;
		return rgb;
	}

	private static Visualization visualization(final int filters) {
		final Random random = new Random(1);
		final List<FilterPicture> pictures = new ArrayList<>();
		for (int i = 0; i < filters; i++)
			pictures.add(new FilterPicture("block1_conv1", i, "name " + i, ArrayImgs.argbs(random.ints(20).map(v -> v |
				0xff000000).toArray(), 5, 4), 0.25, 0.5 + i, 0.75 + i, 200, 11.6, false));
		return new Visualization("VGG16 block1_conv1", pictures, PROVENANCE);
	}
}
