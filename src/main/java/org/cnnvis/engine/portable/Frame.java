package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A border around maps, of any width on each side; a negative width cuts. */
final class Frame {

	private final int[] border;
	private final Slice framed;

	/**
	 * @param border pixels {top, bottom, left, right}
	 * @param pictures how many are framed at once
	 */
	Frame(final Scratch scratch, final int pictures, final int channels, final int height, final int width,
		final int[] border)
	{
		this.border = border;
		final boolean none = (border[0] | border[1] | border[2] | border[3]) == 0;
		this.framed = none ? null : scratch.array(pictures, channels, height + border[0] + border[1], width + border[2] +
			border[3]);
	}

	/** Records the framing of a map; returns the framed map, which is x itself where there is no border. */
	INDArray enclose(final Tape tape, final INDArray x, final double borderValue) {
		if (framed == null) return x;
		tape.fill(framed.array(), borderValue);
		tape.copy(Views.inside(x, Views.negative(border)), Views.inside(framed.array(), border));
		return framed.array();
	}

	/** Memory in the framed shape for the map x; x itself where there is no border. */
	INDArray framed(final INDArray x) {
		return framed == null ? x : framed.array();
	}

	/** Records the opposite of {@link #enclose}: the inside of {@link #framed} goes to x, zero to where it was cut. */
	void release(final Tape tape, final INDArray x) {
		if (framed == null) return;
		if (Math.min(Math.min(border[0], border[1]), Math.min(border[2], border[3])) < 0) tape.fill(x, 0);
		tape.copy(Views.inside(framed.array(), border), Views.inside(x, Views.negative(border)));
	}
}
