package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.visualize.objective.Aim;

/** The ascent of one batch of pictures from noise, with its measurements. */
final class BatchRun {

	/** Pictures that transforms change are also evaluated as they are at this many points of the way. */
	private static final int CLEAN_EVALUATIONS = 20;

	private final Plan plan;
	private final List<Subject> subjects;
	private final List<Climber> climbers = new ArrayList<>();
	private final Ascent ascent;
	private final double[] start, last, best;
	private final long started = System.nanoTime();
	/** Steps that led to the pictures evaluated last; -1 before the first evaluation. */
	private int steps = -1;

	/** @param subjects at most as many as the program's batch */
	BatchRun(final Plan plan, final GradientProgram program, final List<Subject> subjects) {
		this.plan = plan;
		this.subjects = subjects;
		this.start = new double[subjects.size()];
		this.last = new double[subjects.size()];
		this.best = new double[subjects.size()];
		final List<Aim> aims = new ArrayList<>();
		final ClimberFactory factory = new ClimberFactory(plan);
		for (int i = 0; i < plan.program.batch(); i++) {
			// Places that are left over in the last batch repeat its last subject.
			final Subject subject = subjects.get(Math.min(i, subjects.size() - 1));
			climbers.add(factory.create(subject));
			aims.add(plan.aim(subject));
		}
		this.ascent = new Ascent(program, climbers, aims);
	}

	/**
	 * Climbs until the last step or until the thread is interrupted.
	 *
	 * @param progress is told the steps done after each one
	 */
	void run(final IntConsumer progress) {
		final boolean transforms = plan.preset.canvas() != null;
		final int interval = transforms ? Math.max(1, plan.settings.steps() / CLEAN_EVALUATIONS) : 1;
		try {
			evaluate(0);
			progress.accept(0);
			while (steps < plan.settings.steps() && !Thread.currentThread().isInterrupted()) {
				final int step = steps;
				if (transforms) ascent.evaluateTransformed(step);
				ascent.step(step);
				if ((step + 1) % interval == 0 || step + 1 == plan.settings.steps()) evaluate(step + 1);
				else steps = step + 1;
				progress.accept(steps);
			}
		}
		catch (final CancellationException e) {
			// The pictures kept last stay. An engine may have taken the interruption back when it threw.
			Thread.currentThread().interrupt();
		}
	}

	private void evaluate(final int stepsDone) {
		ascent.evaluate();
		steps = stepsDone;
		for (int i = 0; i < subjects.size(); i++) {
			last[i] = ascent.activation(i);
			if (steps == 0) start[i] = last[i];
			final boolean better = steps == 0 || last[i] > best[i];
			if (better) best[i] = last[i];
			if (better || plan.preset.canvas() == null) climbers.get(i).keep();
		}
	}

	/** What is computed now, for a status bar. */
	String describe() {
		return subjects.get(0) + (subjects.size() == 1 ? "" : " and " + (subjects.size() - 1) + " more") + ", step " +
			steps + " of " + plan.settings.steps() + ", activation " + Numbers.short3(ascent.activation(0));
	}

	/** The pictures so far; none before the first evaluation. */
	List<FilterPicture> pictures() {
		final List<FilterPicture> pictures = new ArrayList<>();
		if (steps < 0) return pictures;
		final double milliseconds = (System.nanoTime() - started) / 1e6 / subjects.size();
		for (int i = 0; i < subjects.size(); i++) {
			final Subject subject = subjects.get(i);
			final double shown = plan.preset.canvas() == null ? last[i] : best[i];
			pictures.add(new FilterPicture(subject.layer, subject.filter, subject.className, climbers.get(i).image(),
				start[i], shown, best[i], steps, milliseconds, steps < plan.settings.steps()));
		}
		return pictures;
	}
}
