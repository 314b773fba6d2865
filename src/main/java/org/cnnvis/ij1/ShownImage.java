package org.cnnvis.ij1;

import java.awt.Rectangle;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
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
		if (image == null) throw new CnnVisException("There is no image open; open the image that is to be classified.");
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

	/** @param slice from 1 */
	public PixelRows pixels(final int slice) {
		if (image.isComposite()) return new ProcessorRows(displayed(slice), box, 0, 0);
		final boolean current = slice == image.getCurrentSlice();
		final ImageProcessor pixels = current ? image.getProcessor() : image.getStack().getProcessor(slice);
		if (levels == GreyLevels.DISPLAYED) return new ProcessorRows(pixels, box, image.getDisplayRangeMin(), image
			.getDisplayRangeMax());
		return new ProcessorRows(pixels, box, data(1).min(), data(1).max());
	}

	private int position(final int z, final int t) {
		return (t - 1) * image.getNSlices() + z;
	}

	/** ImageJ mixes the channels of a copy, so that the window stays as it is. */
	private ImageProcessor displayed(final int slice) {
		final int z = (slice - 1) % image.getNSlices() + 1, t = (slice - 1) / image.getNSlices() + 1;
		final ImageStack channels = new ImageStack(image.getWidth(), image.getHeight());
		for (int c = 1; c <= image.getNChannels(); c++)
			channels.addSlice(image.getStack().getProcessor(image.getStackIndex(c, z, t)));
		final ImagePlus position = new ImagePlus(image.getTitle(), channels);
		position.setDimensions(image.getNChannels(), 1, 1);
		final CompositeImage shown = (CompositeImage) image;
		final CompositeImage composite = new CompositeImage(position, shown.getMode());
		composite.copyLuts(image);
		if (levels == GreyLevels.DATA) composite.setLuts(dataLuts(composite.getLuts()));
		System.arraycopy(shown.getActiveChannels(), 0, composite.getActiveChannels(), 0, image.getNChannels());
		composite.setC(image.getC());
		return new ColorProcessor(composite.getImage());
	}

	private LUT[] dataLuts(final LUT[] luts) {
		for (int c = 1; c <= luts.length; c++) {
			luts[c - 1].min = data(c).min();
			luts[c - 1].max = data(c).max();
		}
		return luts;
	}

	/** @param channel of a composite, from 1 */
	private DataRange data(final int channel) {
		if (data == null) data = DataRange.ofChannels(image);
		return data[channel - 1];
	}
}
