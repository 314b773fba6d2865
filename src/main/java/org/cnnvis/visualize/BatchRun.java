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
	private final List<GradientProgram> programs;
	private final List<Climber> climbers = new ArrayList<>();
	private final double[] start, last, best;
	private final long started = System.nanoTime();
	private Ascent ascent;
	/** Steps that led to the pictures evaluated last; -1 before the first evaluation. */
	private int steps = -1;

	/**
	 * @param programs of the plan's stages
	 * @param subjects at most as many as the programs' batch
	 */
	BatchRun(final Plan plan, final List<GradientProgram> programs, final List<Subject> subjects) {
		this.plan = plan;
		this.programs = programs;
		this.subjects = subjects;
		this.start = new double[subjects.size()];
		this.last = new double[subjects.size()];
		this.best = new double[subjects.size()];
	}

	/**
	 * Climbs until the last step or until the thread is interrupted.
	 *
	 * @param progress is told the steps done after each one
	 */
	void run(final IntConsumer progress) {
		try {
			for (int i = 0; i < programs.size() && !Thread.currentThread().isInterrupted(); i++) {
				begin(plan.stages.get(i), programs.get(i));
				climb(plan.stages.get(i), progress);
			}
		}
		catch (final CancellationException e) {
			// The pictures kept last stay. An engine may have taken the interruption back when it threw.
			Thread.currentThread().interrupt();
		}
	}

	private void begin(final Stage stage, final GradientProgram program) {
		final ClimberFactory factory = new ClimberFactory(plan);
		final List<Climber> next = new ArrayList<>();
		final List<Aim> aims = new ArrayList<>();
		for (int i = 0; i < plan.batch; i++) {
			// Places that are left over in the last batch repeat its last subject.
			final Subject subject = subjects.get(Math.min(i, subjects.size() - 1));
			next.add(factory.create(subject, stage, climbers.isEmpty() ? null : climbers.get(i)));
			aims.add(stage.aim(subject));
		}
		climbers.clear();
		climbers.addAll(next);
		ascent = new Ascent(program, climbers, aims);
		evaluate(stage, stage.start);
	}

	private void climb(final Stage stage, final IntConsumer progress) {
		final boolean transforms = plan.preset.canvas() != null;
		final int interval = transforms ? Math.max(1, plan.settings.steps() / CLEAN_EVALUATIONS) : 1;
		progress.accept(steps);
		while (steps < stage.end && !Thread.currentThread().isInterrupted()) {
			final int step = steps;
			if (transforms) ascent.evaluateTransformed(step);
			ascent.step(step);
			if ((step + 1) % interval == 0 || step + 1 == stage.end) evaluate(stage, step + 1);
			else steps = step + 1;
			progress.accept(steps);
		}
	}

	private void evaluate(final Stage stage, final int stepsDone) {
		ascent.evaluate();
		steps = stepsDone;
		for (int i = 0; i < subjects.size(); i++) {
			last[i] = ascent.activation(i);
			if (steps == 0) start[i] = last[i];
			final boolean better = steps == stage.start || last[i] > best[i];
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
