package org.cnnvis.ij1;

import java.awt.Rectangle;
import java.util.function.IntPredicate;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import org.cnnvis.CnnVisException;
import org.cnnvis.image.PixelRows;

/**
 * What the user sees in an image, in grey levels 0..255, as Image &gt; Type &gt; RGB Color shows it: RGB as it is; 8, 16
 * and 32 bits with black and white ({@link GreyLevels}) as 0 and 255, in the colours of the lookup table; a composite in
 * its displayed colours. Only the bounding box of an area selection counts. A slice is one position of a stack; the
 * channels of a composite are one position together.
 */
public final class ShownImage {

	private final ImagePlus image;
	private final GreyLevels levels;
	private final Rectangle box;
	private DataRange[] data;

	/** As it is displayed. */
	public ShownImage(final ImagePlus image) {
		this(image, GreyLevels.DISPLAYED);
	}

	/** @throws CnnVisException if there is no image, or nothing of it is selected */
	public ShownImage(final ImagePlus image, final GreyLevels levels) {
		if (image == null) throw new CnnVisException("There is no image open; open the image that is to be used.");
		if (image.getWidth() == 0 || image.getHeight() == 0 || image.getProcessor() == null) throw new CnnVisException(
			"The image '" + image.getTitle() + "' has no pixels.");
		this.image = image;
		this.levels = levels;
		this.box = box();
	}

	private Rectangle box() {
		final Rectangle all = new Rectangle(image.getWidth(), image.getHeight());
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea()) return all;
		final Rectangle selected = all.intersection(roi.getBounds());
		if (selected.isEmpty()) throw new CnnVisException("The selection lies outside the image '" + image.getTitle() +
			"'; move it, or remove it with Edit > Selection > Select None.");
		return selected;
	}

	public String title() {
		return image.getTitle();
	}

	/** The part that counts, in pixels. */
	public Rectangle part() {
		return new Rectangle(box);
	}

	/** The slice that is shown, from 1. */
	public int currentSlice() {
		return image.isComposite() ? position(image.getSlice(), image.getFrame()) : image.getCurrentSlice();
	}

	/** Number of slices. */
	public int slices() {
		return image.isComposite() ? image.getNSlices() * image.getNFrames() : image.getStackSize();
	}

	/** Number of two-dimensional images in the stack: a slice of a composite has one for each channel. */
	public int planes() {
		return image.getStackSize();
	}

	/** How many pixels have to be read to see the slice that is shown. */
	public long effort() {
		final long plane = (long) image.getWidth() * image.getHeight();
		if (levels == GreyLevels.DATA) return plane * planes();
		return image.isComposite() ? plane * image.getNChannels() : (long) box.width * box.height;
	}

	/**
	 * Finds out what the grey levels depend on, if that is the whole image, which may be a large one. Otherwise the first
	 * call of {@link #pixels(int)} does.
	 *
	 * @param goesOn is asked before each plane, by its index from 0; false to stop
	 * @return false if it was stopped
	 */
	public boolean measure(final IntPredicate goesOn) {
		if (levels == GreyLevels.DATA && data == null) data = DataRange.ofChannels(image, goesOn);
		return levels != GreyLevels.DATA || data != null;
	}

	/** @param slice from 1 */
	public PixelRows pixels(final int slice) {
		measure(plane -> true);
		if (image.isComposite()) return composite(slice);
		final boolean current = slice == image.getCurrentSlice();
		final ImageProcessor shown = image.getProcessor(), pixels = current ? shown : image.getStack().getProcessor(slice);
		// ImageJ shows all slices in the same colours, whatever those are that a virtual stack gives one of them.
		final LUT lut = shown instanceof ColorProcessor || shown.isDefaultLut() ? null : shown.getLut();
		if (levels == GreyLevels.DISPLAYED) return new ProcessorRows(pixels, box, image.getDisplayRangeMin(), image
			.getDisplayRangeMax(), lut);
		return new ProcessorRows(pixels, box, data[0].min(), data[0].max(), lut);
	}

	private int position(final int z, final int t) {
		return (t - 1) * image.getNSlices() + z;
	}

	private PixelRows composite(final int slice) {
		final int z = (slice - 1) % image.getNSlices() + 1, t = (slice - 1) / image.getNSlices() + 1;
		final ImageProcessor[] channels = new ImageProcessor[image.getNChannels()];
		for (int c = 1; c <= channels.length; c++)
			channels[c - 1] = image.getStack().getProcessor(image.getStackIndex(c, z, t));
		return new CompositeRows((CompositeImage) image, channels, box, luts());
	}

	private LUT[] luts() {
		final LUT[] luts = image.getLuts();
		if (levels == GreyLevels.DATA) for (int i = 0; i < luts.length; i++) {
			luts[i].min = data[i].min();
			luts[i].max = data[i].max();
		}
		return luts;
	}
}
