package org.cnnvis.train.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.image.ArgbRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shear, zoom and flip are those of Keras 1.2.2, to the pixel: {@code augmentation/keras-warps.py} ran its own code. */
class WarpTest {

	private static final int WIDTH = 17, HEIGHT = 14;

	static List<String> cases() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(WarpTest.class.getResourceAsStream(
			"/augmentation/keras-warps.csv"), StandardCharsets.US_ASCII)))
		{
			return lines.lines().collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void pixelsAreThoseOfKeras(final String line) {
		final String[] words = line.split(",");
		final float[] planes = Warp.warped(picture(), Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double
			.parseDouble(words[2]), words[3].equals("1"));
		final StringBuilder pixels = new StringBuilder();
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			for (int c = 0; c < 3; c++)
				pixels.append(String.format("%02x", (int) planes[c * WIDTH * HEIGHT + i]));
		assertEquals(words[4], pixels.toString());
	}

	private static ArgbRows picture() {
		final int[] pixels = new int[WIDTH * HEIGHT];
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				pixels[y * WIDTH + x] = 15 * x << 16 | 18 * y << 8 | (37 * x + 91 * y) % 256;
		return new ArgbRows(pixels, WIDTH, HEIGHT);
	}
}
