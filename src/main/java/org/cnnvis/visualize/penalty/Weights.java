package org.cnnvis.visualize.penalty;

import java.util.ArrayList;
import java.util.List;

/** How much each penalty counts: 0 for not at all. Immutable. */
public final class Weights {

	public static final Weights NONE = new Weights(0, 0, 0, 0);

	private final double lp, tv, contrast, blur;

	/**
	 * From 0 each; NaN for what is given elsewhere ({@link #or}).
	 *
	 * @param lp of the {@link LpNorm}
	 * @param tv of the {@link TotalVariation}
	 * @param contrast of the {@link Contrast}
	 * @param blur of the {@link Sharpness}
	 */
	public Weights(final double lp, final double tv, final double contrast, final double blur) {
		this.lp = lp;
		this.tv = tv;
		this.contrast = contrast;
		this.blur = blur;
	}

	/** The same, with others where these are NaN. */
	public Weights or(final Weights others) {
		return new Weights(or(lp, others.lp), or(tv, others.tv), or(contrast, others.contrast), or(blur, others.blur));
	}

	private static double or(final double weight, final double other) {
		return Double.isNaN(weight) ? other : weight;
	}

	public double lp() {
		return lp;
	}

	public double tv() {
		return tv;
	}

	public double contrast() {
		return contrast;
	}

	public double blur() {
		return blur;
	}

	/** A macro's name for a weight that is not 0; empty if there is none. */
	public String key() {
		return tv != 0 ? "tv" : lp != 0 ? "lp" : contrast != 0 ? "contrast" : blur != 0 ? "blur" : "";
	}

	/** The penalties whose weight is not 0, for one picture. */
	public List<Penalty> penalties() {
		final List<Penalty> penalties = new ArrayList<>();
		if (lp != 0) penalties.add(new LpNorm(lp));
		if (tv != 0) penalties.add(new TotalVariation(tv));
		if (contrast != 0) penalties.add(new Contrast(contrast));
		if (blur != 0) penalties.add(new Sharpness(blur));
		return penalties;
	}
}
