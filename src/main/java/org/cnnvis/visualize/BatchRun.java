package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.visualize.optimizer.RmsProp;

/** The ascent of one batch of filters from noise to pictures, with its measurements. */
final class BatchRun {

	private static final double DECAY = 0.95;

	private final Plan plan;
	private final int[] filters;
	private final Ascent ascent;
	private final Rendering rendering;
	private final double[] start, best;
	private final long started = System.nanoTime();
	/** Steps that led to the pictures evaluated last; -1 before the first evaluation. */
	private int steps = -1;

	/** @param filters at most as many as the program's batch */
	BatchRun(final Plan plan, final GradientProgram program, final int[] filters) {
		this.plan = plan;
		this.filters = filters;
		this.rendering = new Rendering(plan.model.input(), plan.settings.swapRedBlue());
		this.start = new double[filters.length];
		this.best = new double[filters.length];
		// Places that are left over in the last batch repeat its last filter.
		final int[] channels = Arrays.copyOf(filters, plan.program.batch());
		Arrays.fill(channels, filters.length, channels.length, filters[filters.length - 1]);
		final int size = plan.picture.size();
		final float[] pictures = new float[Math.multiplyExact(channels.length, size)];
		final StartNoise noise = new StartNoise(plan.settings.seed());
		for (int i = 0; i < channels.length; i++)
			noise.fill(pictures, i * size, (i + 1) * size, channels[i]);
		this.ascent = new Ascent(program, plan.model.input(), channels, pictures, plan.preset.penalties(), new RmsProp(
			DECAY, new float[pictures.length]));
	}

	/**
	 * Climbs until the last step or until the thread is interrupted.
	 *
	 * @param progress is told the steps done after each one
	 */
	void run(final IntConsumer progress) {
		try {
			evaluate();
			progress.accept(0);
			while (steps < plan.settings.steps() && !Thread.currentThread().isInterrupted()) {
				ascent.step();
				evaluate();
				progress.accept(steps);
			}
		}
		catch (final CancellationException e) {
			// The pictures evaluated last stay. An engine may have taken the interruption back when it threw.
			Thread.currentThread().interrupt();
		}
	}

	private void evaluate() {
		ascent.evaluate();
		steps++;
		for (int i = 0; i < filters.length; i++) {
			final double activation = ascent.activation(i);
			if (steps == 0) start[i] = activation;
			best[i] = steps == 0 ? activation : Math.max(best[i], activation);
		}
	}

	/** What is computed now, for a status bar. */
	String describe() {
		final String className = plan.className(filters[0]);
		return plan.layer + ":" + filters[0] + (className.isEmpty() ? "" : " (" + className + ")") + (filters.length == 1
			? "" : " and " + (filters.length - 1) + " more") + ", step " + steps + " of " + plan.settings.steps() +
			", activation " + Numbers.short3(ascent.activation(0));
	}

	/** The pictures as evaluated last; none before the first evaluation. */
	List<FilterPicture> pictures() {
		final List<FilterPicture> pictures = new ArrayList<>();
		if (steps < 0) return pictures;
		final double milliseconds = (System.nanoTime() - started) / 1e6 / filters.length;
		for (int i = 0; i < filters.length; i++)
			pictures.add(new FilterPicture(plan.layer.name(), filters[i], plan.className(filters[i]), rendering.render(ascent
				.pictures(), i * plan.picture.size(), plan.picture), start[i], ascent.activation(i), best[i], steps,
				milliseconds, steps < plan.settings.steps()));
		return pictures;
	}
}
