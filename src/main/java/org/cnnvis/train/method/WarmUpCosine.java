package org.cnnvis.train.method;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that rises evenly from 0 over the first steps, then falls to 0 along half a cosine (Loshchilov and
 * Hutter 2017).
 */
public final class WarmUpCosine implements ISchedule {

	private static final long serialVersionUID = 1L;

	private final double peak;
	private final int warmUp;
	private final int steps;

	/**
	 * @param peak highest learning rate
	 * @param warmUp steps until the peak
	 * @param steps all steps, more than those until the peak
	 */
	public WarmUpCosine(final double peak, final int warmUp, final int steps) {
		if (warmUp < 0 || steps <= warmUp) throw new IllegalArgumentException(warmUp + " of " + steps + " steps to warm up");
		this.peak = peak;
		this.warmUp = warmUp;
		this.steps = steps;
	}

	/** @param step counts from 0 */
	@Override
	public double valueAt(final int step, final int epoch) {
		if (step < warmUp) return peak * (step + 1) / warmUp;
		return peak * (1 + Math.cos(Math.PI * (step - warmUp) / (steps - warmUp))) / 2;
	}

	@Override
	public ISchedule clone() {
		return this;
	}
}
