package org.cnnvis.visualize.transform;

/** What is seen beyond a picture's edges. */
public enum Border {
		/** Mid grey, 0.5. */
		GREY,
		/** The picture again, as its continuation: for pictures that fit together at opposite edges. */
		WRAP,
		/** The picture's mirror image. */
		MIRROR;

	static final int OUTSIDE = -1;

	/** The place within 0..n-1 that stands for any place, or {@link #OUTSIDE}. */
	int place(final int at, final int n) {
		if (at >= 0 && at < n) return at;
		switch (this) {
			case WRAP:
				// One period away as a rule, where adding is much faster than dividing.
				final int near = at < 0 ? at + n : at - n;
				return near >= 0 && near < n ? near : Math.floorMod(at, n);
			case MIRROR:
				final int folded = Math.floorMod(at, 2 * n);
				return folded < n ? folded : 2 * n - 1 - folded;
			default:
				return OUTSIDE;
		}
	}
}
