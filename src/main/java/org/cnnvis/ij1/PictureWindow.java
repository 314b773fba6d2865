package org.cnnvis.ij1;

import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;

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
		if (isClosed() || pictures.isEmpty()) return;
		if (image == null) {
			image = new ImagePlus(title, PictureStack.of(pictures));
			open();
		}
		else change(() -> image.setStack(PictureStack.of(pictures)));
	}

	/** The result, shown where the host keeps images. */
	public ImagePlus show(final Visualization visualization) {
		if (image != null && !isClosed()) change(() -> PictureStack.show(visualization, image));
		if (image == null || isClosed()) {
			image = new ImagePlus();
			PictureStack.show(visualization, image);
			if (Host.keepsImages()) open();
		}
		// The image that a macro, or the user, goes on with.
		if (image.getWindow() != null) IJ.selectWindow(image.getID());
		return image;
	}

	private boolean isClosed() {
		closed |= image != null && !image.isVisible();
		return closed;
	}

	/** Small pictures are shown enlarged. */
	private void open() {
		image.show();
		change(() -> {
			final ImageCanvas canvas = image.getCanvas();
			while (canvas != null && image.getWidth() * canvas.getMagnification() < LEAST_WIDTH)
				canvas.zoomIn(0, 0);
		});
	}

	/** ImageJ closes windows on threads of their own: a change of an image that is just being closed may fail. */
	private void change(final Runnable change) {
		final ImageWindow window = image.getWindow();
		try {
			change.run();
		}
		catch (final RuntimeException e) {
			if (window == null || !window.isClosed()) throw e;
			closed = true;
		}
		// ImageJ closes the window itself where it puts another one in its place.
		closed |= window != null && window.isClosed() && image.getWindow() == window;
	}

	/** Takes the preview away where no result follows. */
	public void discard() {
		if (image == null || !image.isVisible()) return;
		image.changes = false;
		image.close();
	}
}
