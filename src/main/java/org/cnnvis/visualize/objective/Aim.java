package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.List;

/** An {@link Objective} made ready to be computed from the vectors of a {@link Readout}. Immutable. */
public final class Aim {

	/** In place of a tap's number. */
	private static final int NONE = -1;

	private final List<Part> parts;
	private final int mapTap;
	/** Or null. */
	private final EvenFeatures evenFeatures;

	private Aim(final List<Part> parts, final int mapTap, final EvenFeatures evenFeatures) {
		this.parts = new ArrayList<>(parts);
		this.mapTap = mapTap;
		this.evenFeatures = evenFeatures;
	}

	Aim(final List<Part> parts) {
		this(parts, NONE, null);
	}

	/** @param tap with the maps that tell one facet from another */
	Aim withMap(final int tap) {
		return new Aim(parts, tap, evenFeatures);
	}

	/** @param features that classes' logits are made of */
	Aim with(final EvenFeatures features) {
		return new Aim(parts, mapTap, features);
	}

	/** The tap with the maps that tell one facet of an objective from another; of a facet only. */
	public int mapTap() {
		if (mapTap == NONE) throw new IllegalStateException("not a facet");
		return mapTap;
	}

	/** The objective: an activation, a logit, or a weighted sum of them. */
	public double value(final float[][] taps, final int picture, final int batch) {
		double sum = 0;
		for (final Part part : parts)
			sum += part.weight * part.read(taps, picture, batch);
		return sum;
	}

	/**
	 * What there is to say of an objective of 0: the same sum with the values before the activation functions, where a
	 * function cuts them off.
	 */
	public double potential(final float[][] taps, final int picture, final int batch) {
		double sum = 0;
		for (final Part part : parts)
			sum += part.weight * part.readBefore(taps, picture, batch);
		return sum;
	}

	/**
	 * Adds the direction in which the taps should go: the objective's gradient, or what leads the same way where that is
	 * 0.
	 *
	 * @param taps for each tap, batch x its length
	 * @param cotangents of the taps' shapes
	 */
	public void drive(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		for (final Part part : parts)
			part.drive(taps, cotangents, picture, batch);
		if (evenFeatures != null) evenFeatures.handOn(taps, cotangents, picture, batch);
	}

	/** One term of the objective. */
	static final class Part {

		private final double weight;
		/** Index within the tap's vector, or {@link Term#ALL}. */
		private final int index;
		private final int tap;
		/** The same before the activation function, or -1. */
		private final int before;
		private final double leak;
		private final double rivals;
		/** The class's logarithmic probability, not its logit. */
		private final boolean logarithm;

		private Part(final double weight, final int index, final int tap, final int before, final double leak,
			final double rivals)
		{
			this(weight, index, tap, before, leak, rivals, false);
		}

		private Part(final double weight, final int index, final int tap, final int before, final double leak,
			final double rivals, final boolean logarithm)
		{
			this.logarithm = logarithm;
			this.weight = weight;
			this.index = index;
			this.tap = tap;
			this.before = before;
			this.leak = leak;
			this.rivals = rivals;
		}

		static Part of(final int tap, final Term term) {
			return new Part(term.weight(), term.filter(), tap, -1, 0, 0);
		}

		static Part all(final int tap, final double weight) {
			return new Part(weight, Term.ALL, tap, -1, 0, 0);
		}

		static Part leaking(final int tap, final int before, final Term term, final double leak) {
			return new Part(term.weight(), term.filter(), tap, before, leak, 0);
		}

		static Part among(final int tap, final Term term, final double rivals) {
			return new Part(term.weight(), term.filter(), tap, -1, 0, rivals);
		}

		static Part logarithm(final int tap, final Term term) {
			return new Part(term.weight(), term.filter(), tap, -1, 0, 1, true);
		}

		private double read(final float[][] taps, final int picture, final int batch) {
			final int n = taps[tap].length / batch, start = picture * n;
			if (logarithm) return taps[tap][start + index] - logSum(taps[tap], start, start + n, 1);
			if (index != Term.ALL) return taps[tap][start + index];
			double sum = 0;
			for (int i = start; i < start + n; i++)
				sum += taps[tap][i];
			return sum / n;
		}

		private double readBefore(final float[][] taps, final int picture, final int batch) {
			return before < 0 ? read(taps, picture, batch) : taps[before][picture * (taps[before].length / batch) + index];
		}

		private void drive(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
			final int n = taps[tap].length / batch, start = picture * n;
			if (index == Term.ALL) {
				for (int i = start; i < start + n; i++)
					cotangents[tap][i] += weight / n;
				return;
			}
			cotangents[tap][start + index] += weight * ((logarithm ? 0 : 1) - leak + rivals);
			if (before >= 0) cotangents[before][start + index] += weight * leak;
			if (rivals > 0) subtractProbabilities(taps[tap], cotangents[tap], start, start + n);
		}

		/**
		 * Logits that are divided by it before the softmax: classes that are several logits behind, whose probability is 0
		 * long since, are kept down too.
		 */
		private static final double TEMPERATURE = 5;

		/**
		 * The gradient of a logarithmic probability is 1 at its class less the probabilities of all, also of logits over a
		 * temperature, times it.
		 */
		private void subtractProbabilities(final float[] logits, final float[] cotangents, final int start,
			final int end)
		{
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
}
