package org.cnnvis.train.augment;

import java.util.SplittableRandom;

/** Chooses the part of a photograph that the network sees. */
interface Cropping {

	/** What Classify Image sees of a picture: the largest square in the middle. */
	Cropping CENTER = (width, height, random) -> Crop.center(width, height, false);

	/** All of it, whatever its aspect. */
	Cropping WHOLE = (width, height, random) -> new Crop(0, 0, width, height, false);

	/** @param width the photograph's, in pixels */
	Crop choose(int width, int height, SplittableRandom random);

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
			return Crop.center(width, height, mirrored);
		};
	}
}
