package org.cnnvis.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Expected numbers: Pillow 13.0.0, resize(..., BILINEAR) of float images, box=... for rectangles. */
class ResamplerTest {

	private static final int WIDTH = 7, HEIGHT = 5;

	/** Pillow rounds each pass to float32 too: two sums of at most 20 products of values below 101. */
	private static final float TOLERANCE = 101 * 20 * 6e-8f;

	private static final float[] TO_3_X_2 = { 49.3636360168457f, 44.58556365966797f, 53.155845642089844f,
		46.623374938964844f, 53.534759521484375f, 52.38311767578125f };

	private static final float[] TO_4_X_4 = { 32.42856979370117f, 49.79999923706055f, 40.11000061035156f,
		50.94047546386719f, 55.242061614990234f, 56.709999084472656f, 40.28666687011719f, 59.32539749145508f,
		37.57539367675781f, 52.5099983215332f, 47.869998931884766f, 66.90872955322266f, 44.357139587402344f, 67.5f,
		47.709999084472656f, 41.226192474365234f };

	private static final float[] FIRST_ROW_OF_11_X_8 = { 0, 16.81818199157715f, 40.3636360168457f, 63.90909194946289f,
		50.727272033691406f, 10, 33.54545593261719f, 57.09090805053711f, 80.63636016845703f, 49.09090805053711f, 20 };

	private static final float[] BOX_TO_3_X_3 = { 54.44643020629883f, 37.63492202758789f, 48.67856979370117f,
		53.63888931274414f, 47.938270568847656f, 58.29166793823242f, 53.23214340209961f, 58.06349182128906f, 40.25f };

	/** Red is the number that Pillow got, green its double, blue its negative. */
	private static final PixelRows PICTURE = new PixelRows() {

		@Override
		public int width() {
			return WIDTH;
		}

		@Override
		public int height() {
			return HEIGHT;
		}

		@Override
		public void read(final int y, final float[] row) {
			for (int x = 0; x < WIDTH; x++) {
				row[x] = (y * WIDTH + x) * 37 % 101;
				row[WIDTH + x] = 2 * row[x];
				row[2 * WIDTH + x] = -row[x];
			}
		}
	};

	@Test
	void shrinksWithAntialiasingLikePillow() {
		check(TO_3_X_2, new Resampler(PICTURE).resample(0, 0, WIDTH, HEIGHT, 3, 2), 6);
		check(TO_4_X_4, new Resampler(PICTURE).resample(0, 0, WIDTH, HEIGHT, 4, 4), 16);
	}

	@Test
	void enlargesLikePillow() {
		check(FIRST_ROW_OF_11_X_8, new Resampler(PICTURE).resample(0, 0, WIDTH, HEIGHT, 11, 8), 88);
	}

	@Test
	void theCenterSquareIsARectangleOfTheShorterSide() {
		check(BOX_TO_3_X_3, new Resampler(PICTURE).centerSquare(3), 9);
		assertArrayEquals(new Resampler(PICTURE).resample(1, 0, 5, 5, 3, 3), new Resampler(PICTURE).centerSquare(3));
	}

	@Test
	void theSameSizeLeavesThePixelsAsTheyAre() {
		final float[] same = new Resampler(PICTURE).resample(0, 0, WIDTH, HEIGHT, WIDTH, HEIGHT);
		final float[] row = new float[3 * WIDTH];
		PICTURE.read(3, row);
		assertArrayEquals(Arrays.copyOf(row, WIDTH), Arrays.copyOfRange(same, 3 * WIDTH, 4 * WIDTH));
	}

	@Test
	void aPictureOfOnePixelFillsTheSquare() {
		final float[] out = new Resampler(new ArgbRows(new int[] { 0xff804020 }, 1, 1)).centerSquare(2);
		assertArrayEquals(new float[] { 128, 128, 128, 128, 64, 64, 64, 64, 32, 32, 32, 32 }, out);
	}

	private static void check(final float[] red, final float[] planes, final int area) {
		assertEquals(3 * area, planes.length);
		for (int i = 0; i < red.length; i++) {
			assertEquals(red[i], planes[i], TOLERANCE, "red " + i);
			assertEquals(2 * red[i], planes[area + i], 2 * TOLERANCE, "green " + i);
			assertEquals(-red[i], planes[2 * area + i], TOLERANCE, "blue " + i);
		}
	}
}
