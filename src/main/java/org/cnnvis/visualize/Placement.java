package org.cnnvis.visualize;

import java.util.Arrays;
import java.util.List;

/**
 * Decides what part of canvases without edges is shown: the one with the highest activation, which is where the fewest
 * things are cut by the picture's edges. Each picture's choice depends on its own evaluations alone.
 */
final class Placement {

	/** Places tried in each direction. */
	private static final int GRID = 4;

	private final Ascent ascent;
	private final List<Climber> climbers;

	Placement(final Ascent ascent, final List<Climber> climbers) {
		this.ascent = ascent;
		this.climbers = climbers;
	}

	/** Evaluates all pictures at each place of a grid, and leaves each at its best. */
	void choose() {
		final int[] best = new int[climbers.size()];
		final double[] highest = new double[climbers.size()];
		Arrays.fill(highest, Double.NEGATIVE_INFINITY);
		for (int place = 0; place < GRID * GRID; place++) {
			for (final Climber climber : climbers)
				move(climber, place);
			ascent.evaluate();
			for (int i = 0; i < best.length; i++)
				if (ascent.activation(i) > highest[i]) {
					highest[i] = ascent.activation(i);
					best[i] = place;
				}
		}
		for (int i = 0; i < best.length; i++)
			move(climbers.get(i), best[i]);
	}

	private static void move(final Climber climber, final int place) {
		climber.moveTo(place % GRID / (double) GRID, place / GRID / (double) GRID);
	}
}
