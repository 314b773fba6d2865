package org.cnnvis.visualize.objective;

import java.util.Arrays;

/**
 * For classes that are sums of the means of maps: positions count the more, the more they speak for the class there, as
 * in a class activation map {@code e = sum(w f)} over the maps f with the class's weights w. A position that others count
 * 1 at counts {@code 1 - s + s e+ / m}, where e+ is what is above 0, m its mean and s the share. So a few clear things are
 * shown rather than many faint ones. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1512.04150">Zhou et al. 2015 (class activation maps)</a>
 */
final class ClassFocus implements Relay {

	private final int means, maps;
	private final float[] weights;
	private final double share;

	/**
	 * @param means tap, a number for each map
	 * @param maps tap that these are the means of
	 * @param weights of each map in what is to be excited
	 * @param share 0 to 1
	 */
	ClassFocus(final int means, final int maps, final float[] weights, final double share) {
		this.means = means;
		this.maps = maps;
		this.weights = weights.clone();
		this.share = share;
	}

	/** To the maps. */
	@Override
	public void handOn(final float[][] taps, final float[][] cotangents, final int picture, final int batch) {
		final int area = taps[maps].length / taps[means].length, first = picture * weights.length, from = first * area;
		final float[] places = weigh(evidence(taps[maps], from, area));
		for (int k = 0; k < weights.length; k++) {
			final float direction = cotangents[means][first + k];
			if (direction == 0) continue;
			for (int p = 0; p < area; p++)
				cotangents[maps][from + k * area + p] += direction * places[p];
		}
		Arrays.fill(cotangents[means], first, first + weights.length, 0);
	}

	/** What speaks for the class at each position. */
	private float[] evidence(final float[] map, final int from, final int area) {
		final float[] evidence = new float[area];
		for (int k = 0; k < weights.length; k++) {
			if (weights[k] == 0) continue;
			for (int p = 0; p < area; p++)
				evidence[p] += weights[k] * map[from + k * area + p];
		}
		return evidence;
	}

	/** Of each position in a mean; together 1. */
	private float[] weigh(final float[] evidence) {
		final int area = evidence.length;
		double mean = 0;
		for (final float e : evidence)
			mean += Math.max(0, e) / area;
		final double part = mean > 0 ? share : 0;
		final float[] weighed = new float[area];
		for (int p = 0; p < area; p++)
			weighed[p] = (float) ((1 - part + (part == 0 ? 0 : part * Math.max(0, evidence[p]) / mean)) / area);
		return weighed;
	}
}
