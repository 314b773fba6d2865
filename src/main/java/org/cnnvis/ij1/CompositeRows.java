package org.cnnvis.ij1;

import java.awt.Rectangle;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import org.cnnvis.image.PixelRows;

/**
 * Rows of a part of one position of a composite, in its displayed colours: ImageJ mixes the channels, of a copy, so that
 * the window stays as it is, and of some rows at a time, so that a large image needs little memory.
 */
final class CompositeRows implements PixelRows {

	/** Pixels. */
	private static final int AT_ONCE = 1 << 20;

	private final CompositeImage image;
	private final ImageProcessor[] channels;
	private final Rectangle box;
	private final LUT[] luts;
	private ProcessorRows band;
	private int first;

	/**
	 * @param channels of the position
	 * @param box the part, within the image
	 * @param luts of the channels, with what is shown in their first and last colour
	 */
	CompositeRows(final CompositeImage image, final ImageProcessor[] channels, final Rectangle box, final LUT[] luts) {
		this.image = image;
		this.channels = channels;
		this.box = box;
		this.luts = luts;
	}

	@Override
	public int width() {
		return box.width;
	}

	@Override
	public int height() {
		return box.height;
	}

	@Override
	public void read(final int y, final float[] row) {
		if (band == null || y < first || y >= first + band.height()) {
			first = y;
			band = mix(new Rectangle(box.x, box.y + y, box.width, Math.min(box.height - y, Math.max(1, AT_ONCE / box.width))));
		}
		band.read(y - first, row);
	}

	private ProcessorRows mix(final Rectangle part) {
		final ImageStack stack = new ImageStack(part.width, part.height);
		for (final ImageProcessor channel : channels) {
			final ImageProcessor pixels = channel.createProcessor(part.width, part.height);
			pixels.insert(channel, -part.x, -part.y);
			stack.addSlice(pixels);
		}
		final ImagePlus position = new ImagePlus(image.getTitle(), stack);
		position.setDimensions(channels.length, 1, 1);
		final CompositeImage composite = new CompositeImage(position, image.getMode());
		composite.setLuts(luts);
		System.arraycopy(image.getActiveChannels(), 0, composite.getActiveChannels(), 0, channels.length);
		composite.setC(image.getC());
		return new ProcessorRows(new ColorProcessor(composite.getImage()), new Rectangle(part.width, part.height), 0, 0, null);
	}
}
