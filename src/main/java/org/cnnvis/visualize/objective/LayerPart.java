package org.cnnvis.visualize.objective;

/** The mean of a whole tap: how strongly a layer is excited by anything. Immutable. */
final class LayerPart implements Part {

	private final double weight;
	private final int tap;

	LayerPart(final Term term, final int tap) {
		this.weight = term.weight();
		this.tap = tap;
	}

	@Override
	public double value(final float[][] taps, final int picture, final int batch) {
		final int n = taps[tap].length / batch, start = picture * n;
		double sum = 0;
		for (int i = start; i < start + n; i++)
			sum += taps[tap][i];
		return weight * sum / n;
	}

	@Override
	public void drive(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		final int n = taps[tap].length / batch, start = picture * n;
		for (int i = start; i < start + n; i++)
			cotangents[tap][i] += weight / n;
	}
}
