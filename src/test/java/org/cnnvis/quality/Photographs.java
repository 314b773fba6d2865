package org.cnnvis.quality;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import net.imglib2.img.array.ArrayImgs;

import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;

/** Real photographs: what a picture of a filter has to excite it more than. */
final class Photographs {

	private static final int SHORT_SIDE = 256, SEED = 11;

	private Photographs() {}

	/** So many of each class, drawn by a fixed seed. */
	static List<Path> choose(final Path data, final int each) throws IOException {
		final List<Path> chosen = new ArrayList<>();
		final Random random = new Random(SEED);
		for (final Path folder : files(data.resolve("flowers17"))) {
			if (!Files.isDirectory(folder)) continue;
			final List<Path> photos = new ArrayList<>(files(folder));
			Collections.shuffle(photos, random);
			chosen.addAll(photos.subList(0, Math.min(each, photos.size())));
		}
		return chosen;
	}

	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().collect(Collectors.toList());
		}
	}

	/** The middle of the photograph, whose short side becomes 256 pixels: planes of red, green and blue, 0 to 255. */
	static float[] read(final Path file, final int side) throws IOException {
		final BufferedImage image = ImageIO.read(file.toFile());
		if (image == null) throw new IOException(file + " is not an image that Java reads");
		final int width = image.getWidth(), height = image.getHeight();
		final double length = Math.min(width, height) * (double) side / SHORT_SIDE;
		return resampler(image.getRGB(0, 0, width, height, null, 0, width), width, height).resample((width - length) / 2,
			(height - length) / 2, length, length, side, side);
	}

	/** A square picture of another size. */
	static float[] resample(final int[] argb, final int side, final int newSide) {
		return resampler(argb, side, side).centerSquare(newSide);
	}

	private static Resampler resampler(final int[] argb, final int width, final int height) {
		return new Resampler(PixelRows.of(ArrayImgs.argbs(argb, width, height)));
	}
}
