package org.cnnvis.ij1;

import java.util.Arrays;
import java.util.function.IntPredicate;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/** The lowest and the highest value of an image's pixels; those that are no finite number do not count. */
final class DataRange {

	private static final double LARGEST_BYTE = 255;

	private double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;

	private DataRange() {}

	/**
	 * One range for each channel of a composite, else one for all slices together. 8 bits and RGB have 0..255.
	 *
	 * @param goesOn is asked before each plane of the stack, by its index from 0; false to stop
	 * @return null if it was stopped
	 */
	static DataRange[] ofChannels(final ImagePlus image, final IntPredicate goesOn) {
		final DataRange[] ranges = new DataRange[image.isComposite() ? image.getNChannels() : 1];
		Arrays.setAll(ranges, i -> new DataRange());
		final int bits = image.getBitDepth();
		if (bits != 16 && bits != 32) for (final DataRange range : ranges)
			range.add(0, LARGEST_BYTE);
		else for (int plane = 0; plane < image.getStackSize(); plane++) {
			if (!goesOn.test(plane)) return null;
			ranges[plane % ranges.length].add(image.getStack().getProcessor(plane + 1));
		}
		return ranges;
	}

	private void add(final ImageProcessor pixels) {
		for (int i = 0; i < pixels.getPixelCount(); i++) {
			final float value = pixels.getf(i);
			if (Float.isFinite(value)) add(value, value);
		}
	}

	private void add(final double low, final double high) {
		min = Math.min(min, low);
		max = Math.max(max, high);
	}

	double min() {
		return min;
	}

	double max() {
		return max;
	}
}
