package org.cnnvis.train.augment;

import java.util.SplittableRandom;

import org.cnnvis.train.data.Photograph;
import org.cnnvis.train.data.Resampler;

/**
 * How a photograph becomes a square picture for the network. Each picture has a random generator of its own, so the
 * result does not depend on the number of threads.
 */
public final class Augmentation {

	private final Cropping cropping;
	private final ColorJitter jitter;
	private final int size;

	private Augmentation(final Cropping cropping, final ColorJitter jitter, final int size) {
		this.cropping = cropping;
		this.jitter = jitter;
		this.size = size;
	}

	/** The view to judge by: the centre square of the photograph brought to 256/224 of the size. */
	public static Augmentation none(final int size) {
		return new Augmentation(Cropping.center(224.0 / 256), ColorJitter.NONE, size);
	}

	/** Random crops of 35-100 % of the area, flips, and +-20 % of brightness, contrast and saturation. */
	public static Augmentation standard(final int size) {
		return new Augmentation(Cropping.random(0.35, 1, 3.0 / 4), new ColorJitter(0.2), size);
	}

	/** Pixels along each side of the pictures. */
	public int size() {
		return size;
	}

	/** @return grey levels 0..255, 3 x size x size */
	public float[] apply(final Photograph photograph, final SplittableRandom random) {
		final float[] rgb = Resampler.resample(photograph, cropping.choose(photograph.width(), photograph.height(), random),
			size, size);
		jitter.apply(rgb, random);
		return rgb;
	}
}
