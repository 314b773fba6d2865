package org.cnnvis.train.augment;

import java.util.SplittableRandom;

import org.cnnvis.train.data.Crop;

/** Chooses the part of a photograph that the network sees. */
public interface Cropping {

	/** @param width the photograph's, in pixels */
	Crop choose(int width, int height, SplittableRandom random);

	/** @param part of the shorter side, in (0, 1] */
	static Cropping center(final double part) {
		return (width, height, random) -> {
			final double side = part * Math.min(width, height);
			return new Crop((width - side) / 2, (height - side) / 2, side, side, false);
		};
	}

	/**
	 * The random resized crop of Szegedy et al. 2014 and a flip in half of the cases. When ten rectangles do not fit, the
	 * largest centre square is taken.
	 *
	 * @param least share of the photograph's area, in (0, most]
	 * @param aspect width / height lies between this number (at most 1) and its inverse, evenly in its logarithm
	 */
	static Cropping random(final double least, final double most, final double aspect) {
		return (width, height, random) -> {
			final boolean mirrored = random.nextBoolean();
			for (int attempt = 0; attempt < 10; attempt++) {
				final double area = (least + (most - least) * random.nextDouble()) * width * height;
				final double ratio = Math.pow(aspect, 2 * random.nextDouble() - 1);
				final double w = Math.sqrt(area * ratio), h = Math.sqrt(area / ratio);
				if (w <= width && h <= height) return new Crop((width - w) * random.nextDouble(), (height - h) * random
					.nextDouble(), w, h, mirrored);
			}
			final double side = Math.min(width, height);
			return new Crop((width - side) / 2, (height - side) / 2, side, side, mirrored);
		};
	}
}
