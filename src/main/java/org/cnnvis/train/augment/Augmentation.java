package org.cnnvis.train.augment;

import java.util.SplittableRandom;

import org.cnnvis.image.ArgbRows;
import org.cnnvis.image.PixelRows;
import org.cnnvis.image.Resampler;

/**
 * How a photograph becomes a square picture for the network. Each picture has a random generator of its own, so the
 * result does not depend on the number of threads.
 */
public final class Augmentation {

	private final Cropping cropping;
	private final ColorJitter jitter;
	private final int size;
	/** Done with pictures that have the size already; null as a rule. */
	private final Warp warp;

	private Augmentation(final Cropping cropping, final ColorJitter jitter, final int size, final Warp warp) {
		this.cropping = cropping;
		this.jitter = jitter;
		this.size = size;
		this.warp = warp;
	}

	/** The view to judge by: what Classify Image sees of a picture. */
	public static Augmentation none(final int size) {
		return new Augmentation(Cropping.CENTER, ColorJitter.NONE, size, null);
	}

	/** The same, left and right exchanged. */
	public static Augmentation mirrored(final int size) {
		return new Augmentation((width, height, random) -> Crop.center(width, height, true), ColorJitter.NONE, size, null);
	}

	/** Random crops of 35-100 % of the area, flips, and +-20 % of brightness, contrast and saturation. */
	public static Augmentation standard(final int size) {
		return new Augmentation(Cropping.random(0.35, 1, 3.0 / 4), new ColorJitter(0.2), size, null);
	}

	/** The whole photograph, its sides brought to the same length. */
	public static Augmentation whole(final int size) {
		return new Augmentation(Cropping.WHOLE, ColorJitter.NONE, size, null);
	}

	/** The article's: shear of 0.2, zoom of 0.2, flip ({@link Warp}); for photographs that are {@link #squeezed}. */
	public static Augmentation shearZoomFlip(final int size) {
		return new Augmentation(Cropping.WHOLE, ColorJitter.NONE, size, new Warp(0.2));
	}

	/** The whole photograph as a square. */
	public static PixelRows squeezed(final PixelRows photograph, final int size) {
		final float[] planes = new Resampler(photograph).resample(0, 0, photograph.width(), photograph.height(), size, size);
		final int[] pixels = new int[size * size];
		for (int i = 0; i < pixels.length; i++)
			for (int c = 0; c < 3; c++)
				pixels[i] = pixels[i] << 8 | Math.round(planes[c * pixels.length + i]);
		return new ArgbRows(pixels, size, size);
	}

	/** Pixels along each side of the pictures. */
	public int size() {
		return size;
	}

	/** @return grey levels 0..255, 3 x size x size: red, green, blue planes */
	public float[] apply(final PixelRows photograph, final SplittableRandom random) {
		if (warp != null) return warp.apply(photograph, random);
		final Crop crop = cropping.choose(photograph.width(), photograph.height(), random);
		final float[] rgb = new Resampler(photograph).resample(crop.x(), crop.y(), crop.width(), crop.height(), size, size);
		if (crop.mirrored()) mirror(rgb);
		jitter.apply(rgb, random);
		return rgb;
	}

	private void mirror(final float[] rgb) {
		for (int row = 0; row < rgb.length; row += size)
			for (int x = 0; x < size / 2; x++) {
				final float left = rgb[row + x];
				rgb[row + x] = rgb[row + size - 1 - x];
				rgb[row + size - 1 - x] = left;
			}
	}
}
