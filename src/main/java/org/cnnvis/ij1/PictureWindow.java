package org.cnnvis.ij1;

import java.util.List;

import ij.IJ;
import ij.ImagePlus;

import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;

/**
 * The window of a visualisation: a preview while it works, the result in the same window at the end. A user who closes
 * the preview sees the result in a new window.
 */
public final class PictureWindow {

	/** Pixels of the screen. */
	private static final int LEAST_WIDTH = 200;

	private final String title;
	private ImagePlus image;
	private boolean closed;

	/** @param title while the pictures are being made */
	public PictureWindow(final String title) {
		this.title = title;
	}

	/** Shows the pictures as they are now. */
	public void preview(final List<FilterPicture> pictures) {
		closed |= image != null && !image.isVisible();
		if (closed || pictures.isEmpty()) return;
		if (image == null) {
			image = new ImagePlus(title, PictureStack.of(pictures));
			open();
		}
		else image.setStack(PictureStack.of(pictures));
	}

	/** The result, shown where the host keeps images. */
	public ImagePlus show(final Visualization visualization) {
		closed |= image != null && !image.isVisible();
		final boolean again = image == null || closed;
		if (again) image = new ImagePlus();
		PictureStack.show(visualization, image);
		if (again && Host.keepsImages()) open();
		// The image that a macro, or the user, goes on with.
		if (image.getWindow() != null) IJ.selectWindow(image.getID());
		return image;
	}

	/** Small pictures are shown enlarged. */
	private void open() {
		image.show();
		if (image.getCanvas() == null) return;
		while (image.getWidth() * image.getCanvas().getMagnification() < LEAST_WIDTH)
			image.getCanvas().zoomIn(0, 0);
	}

	/** Takes the preview away where no result follows. */
	public void discard() {
		if (image == null || !image.isVisible()) return;
		image.changes = false;
		image.close();
	}
}
