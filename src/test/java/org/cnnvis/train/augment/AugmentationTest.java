package org.cnnvis.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.SplittableRandom;

import org.cnnvis.image.ArgbRows;
import org.cnnvis.image.PixelRows;
import org.junit.jupiter.api.Test;

class AugmentationTest {

	@Test
	void randomCropsLieInsideAndHaveTheStatedAreaAndAspect() {
		final Cropping cropping = Cropping.random(0.35, 1, 0.75);
		final SplittableRandom random = new SplittableRandom(3);
		int mirrored = 0;
		double least = 1, most = 0;
		for (int i = 0; i < 2000; i++) {
			final Crop crop = cropping.choose(200, 150, random);
			assertTrue(crop.x() >= 0 && crop.x() + crop.width() <= 200 + 1e-9, crop::toString);
			assertTrue(crop.y() >= 0 && crop.y() + crop.height() <= 150 + 1e-9, crop::toString);
			final double area = crop.width() * crop.height() / (200 * 150), aspect = crop.width() / crop.height();
			assertTrue(area >= 0.35 - 1e-9 && aspect >= 0.75 - 1e-9 && aspect <= 1 / 0.75 + 1e-9, crop::toString);
			least = Math.min(least, area);
			most = Math.max(most, area);
			if (crop.mirrored()) mirrored++;
		}
		assertTrue(least < 0.37 && most > 0.9, least + " to " + most);
		// 1000 +- 22 (one standard deviation of a fair coin).
		assertEquals(1000, mirrored, 110);
	}

	@Test
	void anImpossibleCropFallsBackToTheCentre() {
		final Crop crop = Cropping.random(0.9, 1, 0.75).choose(1000, 10, new SplittableRandom(1));
		assertEquals(10, crop.width());
		assertEquals(495, crop.x());
	}

	@Test
	void theSameSeedGivesTheSamePicture() {
		final PixelRows photograph = noise();
		final Augmentation augmentation = Augmentation.standard(24);
		assertArrayEquals(augmentation.apply(photograph, new SplittableRandom(5)), augmentation.apply(photograph,
			new SplittableRandom(5)));
	}

	@Test
	void withoutStrengthColoursStayAsTheyAre() {
		final float[] rgb = { 10, 250, 30, 40, 0, 255 }, copy = rgb.clone();
		new ColorJitter(0).apply(rgb, new SplittableRandom(1));
		assertArrayEquals(copy, rgb);
	}

	@Test
	void greyStaysGreyWhateverTheSaturation() {
		final float[] rgb = new float[3 * 50];
		for (int i = 0; i < 50; i++)
			rgb[i] = rgb[50 + i] = rgb[100 + i] = 5 * i;
		new ColorJitter(0.2).apply(rgb, new SplittableRandom(9));
		for (int i = 0; i < 50; i++) {
			// The luma weights sum to 1 within float32 rounding.
			assertEquals(rgb[i], rgb[50 + i], 1e-3);
			assertEquals(rgb[i], rgb[100 + i], 1e-3);
			assertTrue(rgb[i] >= 0 && rgb[i] <= 255);
		}
	}

	private static PixelRows noise() {
		return new ArgbRows(new Random(1).ints(40 * 30, 0, 1 << 24).toArray(), 40, 30);
	}
}
