package org.cnnvis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.cnnvis.engine.TrainingProgram;

/** Masks that leave out numbers at random and multiply the others, so that their mean stays. */
final class Dropout {

	/** Numbers that one random generator decides: masks are made on all cores. */
	private static final int PIECE = 1 << 14;

	private final List<Float> rates;
	private final float[][] masks;

	Dropout(final TrainingProgram program) {
		rates = new ArrayList<>(program.spec().dropouts().values());
		masks = new float[rates.size()][];
		for (int i = 0; i < masks.length; i++)
			masks[i] = new float[program.maskLength(i)];
	}

	/** Those of a step; valid until the next call. */
	float[][] masks(final long seed, final long step) {
		for (int m = 0; m < masks.length; m++) {
			final float[] mask = masks[m];
			final float rate = rates.get(m), kept = 1 / (1 - rate);
			final long first = new SplittableRandom(31 * (31 * seed + step) + m).nextLong();
			IntStream.rangeClosed(0, (mask.length - 1) / PIECE).parallel().forEach(piece -> {
				final SplittableRandom random = new SplittableRandom(first + piece);
				final int from = piece * PIECE, to = Math.min(mask.length, from + PIECE);
				for (int i = from; i < to; i++)
					mask[i] = (random.nextInt() >>> 8) * 0x1p-24f < rate ? 0 : kept;
			});
		}
		return masks;
	}
}
