package org.cnnvis.ij1;

import java.awt.EventQueue;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.ImageCanvas;

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
	private volatile boolean closed, finished;

	/** @param title while the pictures are being made */
	public PictureWindow(final String title) {
		this.title = title;
	}

	/** Shows the pictures as they are now. */
	public void preview(final List<FilterPicture> pictures) {
		if (closed || pictures.isEmpty()) return;
		final ImageStack stack = PictureStack.of(pictures);
		if (image == null) {
			image = new ImagePlus(title, stack);
			open();
		}
		// On the event thread, so that the user cannot close the window in between; without waiting, as ImageJ keeps that
		// thread busy for two seconds after Esc.
		else EventQueue.invokeLater(() -> {
			closed |= !image.isVisible();
			if (!closed && !finished) image.setStack(stack);
		});
	}

	/** The result, shown where the host keeps images. */
	public ImagePlus show(final Visualization visualization) {
		finished = true;
		closed |= image != null && !image.isVisible();
		final boolean again = image == null || closed;
		if (again) image = new ImagePlus();
		PictureStack.show(visualization, image);
		if (again && Host.keepsImages()) open();
		// The image that a macro, or the user, goes on with.
		if (image.getWindow() != null) {
			WindowManager.setCurrentWindow(image.getWindow());
			image.getWindow().toFront();
		}
		return image;
	}

	/** Small pictures are shown enlarged, unless the user has closed them already. */
	private void open() {
		image.show();
		final ImageCanvas canvas = image.getCanvas();
		while (canvas != null && image.isVisible() && image.getWidth() * canvas.getMagnification() < LEAST_WIDTH)
			canvas.zoomIn(0, 0);
	}

	/** Takes the preview away where no result follows. */
	public void discard() {
		if (image == null || !image.isVisible()) return;
		image.changes = false;
		image.close();
	}
}
