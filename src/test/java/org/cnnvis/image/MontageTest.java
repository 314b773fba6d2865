package org.cnnvis.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;

class MontageTest {

	private static final int SIDE = 60, WHITE = 0xffffffff;

	@Test
	void picturesStandInRowsWithTheirPixelsAsTheyAre() {
		final BufferedImage montage = montage(7, 0, "a");
		assertEquals(3 * (SIDE + 4) + 4, montage.getWidth());
		final int row = (montage.getHeight() - 4) / 3;
		assertTrue(row > SIDE + 4, "room for labels");
		for (int i = 0; i < 7; i++) {
			final int x = 4 + i % 3 * (SIDE + 4), y = 4 + i / 3 * row;
			assertEquals(color(i), montage.getRGB(x, y));
			assertEquals(color(i), montage.getRGB(x + SIDE - 1, y + SIDE - 1));
			assertEquals(WHITE, montage.getRGB(x - 1, y));
		}
		assertEquals(WHITE, montage.getRGB(4 + SIDE + 4 + SIDE / 2, 4 + 2 * row + SIDE / 2), "a place that is left over");
	}

	@Test
	void columnsCanBeChosen() {
		assertEquals(2 * (SIDE + 4) + 4, montage(7, 2, "a").getWidth());
		assertEquals(7 * (SIDE + 4) + 4, montage(7, 100, "a").getWidth());
	}

	@Test
	void labelsStayBelowTheirPictures() {
		final BufferedImage montage = montage(1, 0, "a label far too long for a picture of sixty pixels");
		boolean ink = false;
		for (int y = 4 + SIDE; y < montage.getHeight(); y++)
			for (int x = 0; x < montage.getWidth(); x++) {
				final boolean written = montage.getRGB(x, y) != WHITE;
				ink |= written;
				assertTrue(!written || x >= 4 && x < 4 + SIDE, "ink at " + x + ", " + y);
			}
		assertTrue(ink, "a label is written");
	}

	@Test
	void wrappingCopiesNothing() {
		final int[] pixels = new int[6];
		final ArrayImg<ARGBType, IntArray> picture = ArrayImgs.argbs(pixels, 3, 2);
		final BufferedImage image = Pictures.wrap(picture);
		pixels[5] = 0xff123456;
		assertEquals(0xff123456, image.getRGB(2, 1));
		assertSame(pixels, Pictures.pixels(picture));
	}

	@Test
	void eachPictureHasALabel() {
		assertThrows(IllegalArgumentException.class, () -> Montage.of(Collections.emptyList(), Collections.emptyList(), 0));
		assertThrows(IllegalArgumentException.class, () -> Montage.of(pictures(2), Arrays.asList("a"), 0));
	}

	private static BufferedImage montage(final int n, final int columns, final String label) {
		return Montage.of(pictures(n), Collections.nCopies(n, label), columns);
	}

	private static List<ArrayImg<ARGBType, IntArray>> pictures(final int n) {
		final List<ArrayImg<ARGBType, IntArray>> pictures = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			final int[] pixels = new int[SIDE * SIDE];
			Arrays.fill(pixels, color(i));
			pictures.add(ArrayImgs.argbs(pixels, SIDE, SIDE));
		}
		return pictures;
	}

	private static int color(final int i) {
		return 0xff000000 | i * 0x102030 + 0x40;
	}
}
