package org.cnnvis.visualize.objective;

/** A class's logit or logarithmic probability, read from a tap of all logits. Immutable. */
final class ClassPart implements Part {

	/**
	 * Logits are divided by it before the softmax that rivals are weighed by: classes that are several logits behind, whose
	 * probability is 0 long since, are kept down too.
	 */
	private static final double TEMPERATURE = 5;

	private final double weight;
	private final int tap, index;
	private final double rivals;
	/** The class's logarithmic probability, not its logit. */
	private final boolean logarithm;

	private ClassPart(final Term term, final int tap, final double rivals, final boolean logarithm) {
		this.weight = term.weight();
		this.tap = tap;
		this.index = term.filter();
		this.rivals = rivals;
		this.logarithm = logarithm;
	}

	/** @param rivals weight of the logarithmic probability in the direction */
	static ClassPart logit(final Term term, final int tap, final double rivals) {
		return new ClassPart(term, tap, rivals, false);
	}

	static ClassPart logarithm(final Term term, final int tap) {
		return new ClassPart(term, tap, 1, true);
	}

	@Override
	public double value(final float[][] taps, final int picture, final int batch) {
		final int n = taps[tap].length / batch, start = picture * n;
		final double logit = taps[tap][start + index];
		return weight * (logarithm ? logit - logSum(taps[tap], start, start + n, 1) : logit);
	}

	@Override
	public void drive(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		final int n = taps[tap].length / batch, start = picture * n;
		cotangents[tap][start + index] += weight * ((logarithm ? 0 : 1) + rivals);
		if (rivals > 0) subtractProbabilities(taps[tap], cotangents[tap], start, start + n);
	}

	/**
	 * The gradient of a logarithmic probability is 1 at its class less the probabilities of all, also of logits over a
	 * temperature, times it.
	 */
	private void subtractProbabilities(final float[] logits, final float[] cotangents, final int start, final int end) {
		final double temperature = logarithm ? 1 : TEMPERATURE, sum = logSum(logits, start, end, temperature);
		for (int i = start; i < end; i++)
			cotangents[i] -= weight * rivals * Math.exp(logits[i] / temperature - sum);
	}

	/** log sum exp(logit / temperature), without overflow. */
	private static double logSum(final float[] logits, final int start, final int end, final double temperature) {
		double most = Double.NEGATIVE_INFINITY, sum = 0;
		for (int i = start; i < end; i++)
			most = Math.max(most, logits[i]);
		for (int i = start; i < end; i++)
			sum += Math.exp((logits[i] - most) / temperature);
		return most / temperature + Math.log(sum);
	}
}
