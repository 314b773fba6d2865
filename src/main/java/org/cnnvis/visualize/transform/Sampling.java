package org.cnnvis.visualize.transform;

import org.cnnvis.network.Shape;

/**
 * Reads a view's pixels from a picture by bilinear interpolation, and takes their gradient back. The places and weights
 * are computed once for a view and serve all channels in both directions. Used by one thread at a time; allocates
 * nothing per call.
 */
final class Sampling {

	/** What is beyond the edges for {@link Border#GREY}. */
	private static final float GREY = 0.5f;

	private final Shape picture, view;
	private final Border border;
	/** Four neighbours for each pixel of the view: their places in a channel, and their weights. */
	private final int[] places;
	private final float[] weights;

	/** Picture and view have as many channels. */
	Sampling(final Shape picture, final Shape view, final Border border) {
		this.picture = picture;
		this.view = view;
		this.border = border;
		this.places = new int[4 * view.area()];
		this.weights = new float[4 * view.area()];
	}

	/** Computes places and weights. */
	void aim(final View from) {
		final double left = (view.width() - 1) / 2.0, top = (view.height() - 1) / 2.0;
		final double startX = (picture.width() - 1) / 2.0 + from.x0, startY = (picture.height() - 1) / 2.0 + from.y0;
		for (int v = 0, at = 0; v < view.height(); v++)
			for (int u = 0; u < view.width(); u++, at += 4) {
				final double dx = u - left, dy = v - top;
				neighbours(at, startX + from.xx * dx + from.xy * dy, startY + from.yx * dx + from.yy * dy);
			}
	}

	private void neighbours(final int at, final double x, final double y) {
		final int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
		final float fx = (float) (x - x0), fy = (float) (y - y0);
		if (x0 >= 0 && y0 >= 0 && x0 < picture.width() - 1 && y0 < picture.height() - 1) {
			inside(at, y0 * picture.width() + x0, fx, fy);
			return;
		}
		final int left = border.place(x0, picture.width()), right = border.place(x0 + 1, picture.width());
		final int above = border.place(y0, picture.height()), below = border.place(y0 + 1, picture.height());
		neighbour(at, left, above, (1 - fx) * (1 - fy));
		neighbour(at + 1, right, above, fx * (1 - fy));
		neighbour(at + 2, left, below, (1 - fx) * fy);
		neighbour(at + 3, right, below, fx * fy);
	}

	private void inside(final int at, final int place, final float fx, final float fy) {
		final int below = place + picture.width();
		places[at] = place;
		places[at + 1] = place + 1;
		places[at + 2] = below;
		places[at + 3] = below + 1;
		weights[at] = (1 - fx) * (1 - fy);
		weights[at + 1] = fx * (1 - fy);
		weights[at + 2] = (1 - fx) * fy;
		weights[at + 3] = fx * fy;
	}

	private void neighbour(final int at, final int x, final int y, final float weight) {
		final boolean outside = x == Border.OUTSIDE || y == Border.OUTSIDE;
		places[at] = outside ? 0 : y * picture.width() + x;
		weights[at] = outside ? 0 : weight;
	}

	/** @param to receives the view's pixels from offset, channel by channel */
	void gather(final float[] from, final float[] to, final int offset) {
		for (int c = 0; c < view.channels(); c++)
			gather(from, c * picture.area(), to, offset + c * view.area());
	}

	private void gather(final float[] from, final int channel, final float[] to, final int start) {
		for (int i = 0, j = 0; i < view.area(); i++, j += 4)
			to[start + i] = GREY + weights[j] * (from[channel + places[j]] - GREY) + weights[j + 1] * (from[channel +
				places[j + 1]] - GREY) + weights[j + 2] * (from[channel + places[j + 2]] - GREY) + weights[j + 3] * (from[channel +
					places[j + 3]] - GREY);
	}

	/**
	 * The adjoint of {@link #gather}: adds the gradient of the view to that of the picture.
	 *
	 * @param gradient of the view, from offset
	 */
	void scatter(final float[] gradient, final int offset, final float[] pictureGradient) {
		for (int c = 0; c < view.channels(); c++)
			scatter(gradient, offset + c * view.area(), pictureGradient, c * picture.area());
	}

	private void scatter(final float[] from, final int start, final float[] to, final int channel) {
		for (int i = 0, j = 0; i < view.area(); i++, j += 4) {
			final float g = from[start + i];
			to[channel + places[j]] += weights[j] * g;
			to[channel + places[j + 1]] += weights[j + 1] * g;
			to[channel + places[j + 2]] += weights[j + 2] * g;
			to[channel + places[j + 3]] += weights[j + 3] * g;
		}
	}
}
