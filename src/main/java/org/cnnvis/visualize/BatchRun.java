package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.visualize.objective.Aim;
import org.cnnvis.visualize.objective.Diversity;

/** The ascent of one batch of pictures from noise, with its measurements. */
final class BatchRun {

	/** Pictures that transforms change are also evaluated as they are at this many points of the way. */
	private static final int CLEAN_EVALUATIONS = 20;
	/** Steps between two of them at least: each takes half as long as a step. */
	private static final int LEAST_INTERVAL = 4;

	private final Plan plan;
	private final Group group;
	private final List<Subject> subjects;
	private final List<GradientProgram> programs;
	private final StartImage image;
	private final List<Climber> climbers = new ArrayList<>();
	private final List<Track> tracks = new ArrayList<>();
	private final long started = System.nanoTime();
	private Ascent ascent;
	/** Steps that led to the pictures evaluated last; -1 before the first evaluation. */
	private int steps = -1;

	/**
	 * @param group of the plan
	 * @param programs of the group's stages
	 * @param subjects at most as many as the programs' batch
	 * @param image to start from; null for noise
	 */
	BatchRun(final Plan plan, final Group group, final List<GradientProgram> programs, final List<Subject> subjects,
		final StartImage image)
	{
		this.image = image;
		this.plan = plan;
		this.group = group;
		this.programs = programs;
		this.subjects = subjects;
		subjects.forEach(subject -> tracks.add(new Track(plan.settings.stopEarly())));
	}

	/**
	 * Climbs until the last step or until the thread is interrupted.
	 *
	 * @param progress is told the steps done after each one
	 */
	void run(final IntConsumer progress) {
		try {
			for (int i = 0; i < programs.size() && !Thread.currentThread().isInterrupted(); i++) {
				begin(group.stages.get(i), programs.get(i));
				climb(group.stages.get(i), progress);
			}
		}
		catch (final CancellationException e) {
			// The pictures kept last stay. An engine may have taken the interruption back when it threw.
			Thread.currentThread().interrupt();
		}
	}

	private void begin(final Stage stage, final GradientProgram program) {
		final ClimberFactory factory = new ClimberFactory(plan, image);
		final List<Climber> next = new ArrayList<>();
		final List<Aim> aims = new ArrayList<>();
		for (int i = 0; i < group.batch; i++) {
			// Places that are left over in the last batch repeat its last subject.
			final Subject subject = subjects.get(Math.min(i, subjects.size() - 1));
			next.add(factory.create(subject, stage, climbers.isEmpty() ? null : climbers.get(i)));
			aims.add(stage.aim(subject));
		}
		climbers.clear();
		climbers.addAll(next);
		ascent = new Ascent(program, climbers, aims, diversities(aims, program));
		evaluate(stage, stage.start);
	}

	/** For each objective with several facets, whose pictures follow each other. */
	private List<Diversity> diversities(final List<Aim> aims, final GradientProgram program) {
		final List<Diversity> diversities = new ArrayList<>();
		for (int i = 0; i < subjects.size(); i += subjects.get(i).objective.facets()) {
			final int facets = subjects.get(i).objective.facets();
			if (facets > 1) diversities.add(new Diversity(aims.get(i).mapTap(), program.tapShape(aims.get(i).mapTap()), i,
				facets));
		}
		return diversities;
	}

	private void climb(final Stage stage, final IntConsumer progress) {
		final boolean transforms = plan.preset.canvas() != null, last = stage == group.last();
		final int interval = transforms ? Math.max(LEAST_INTERVAL, plan.steps / CLEAN_EVALUATIONS) : 1;
		progress.accept(steps);
		while (steps < stage.end && !Thread.currentThread().isInterrupted() && !(last && isDone())) {
			final int step = steps;
			if (step == group.placing) new Placement(ascent, climbers).choose();
			if (transforms) ascent.evaluateTransformed(step);
			ascent.step(step);
			if ((step + 1) % interval == 0 || step + 1 == stage.end) evaluate(stage, step + 1);
			else steps = step + 1;
			addFrames();
			progress.accept(steps);
		}
	}

	private boolean isDone() {
		return tracks.stream().allMatch(Track::isDone);
	}

	private void evaluate(final Stage stage, final int stepsDone) {
		ascent.evaluate();
		steps = stepsDone;
		for (int i = 0; i < subjects.size(); i++) {
			final boolean first = steps == stage.start;
			if (stage == group.last() && !first && tracks.get(i).isDone()) continue;
			final boolean better = tracks.get(i).add(steps, ascent.activation(i), ascent.potential(i), first);
			if (better || plan.preset.canvas() == null) climbers.get(i).keep();
		}
		if (steps == 0) addFrames();
	}

	private void addFrames() {
		if (plan.settings.every() == 0 || steps % plan.settings.every() != 0) return;
		for (int i = 0; i < subjects.size(); i++)
			tracks.get(i).history.add(steps, climbers.get(i).current());
	}

	/** What is computed now, for a status bar. */
	String describe() {
		return subjects.get(0) + (subjects.size() == 1 ? "" : " and " + (subjects.size() - 1) + " more") + ", step " +
			steps + " of " + plan.steps + ", activation " + Numbers.short3(ascent.activation(0));
	}

	/** The pictures so far; none before the first evaluation. */
	List<FilterPicture> pictures() {
		final List<FilterPicture> pictures = new ArrayList<>();
		if (steps < 0) return pictures;
		final double milliseconds = (System.nanoTime() - started) / 1e6 / subjects.size();
		for (int i = 0; i < subjects.size(); i++) {
			final Subject subject = subjects.get(i);
			final Track track = tracks.get(i);
			final double shown = plan.preset.canvas() == null ? track.last() : track.best();
			final int done = track.isDone() ? track.steps() : steps;
			pictures.add(new FilterPicture(subject.layer, subject.filter, subject.className, climbers.get(i).image(), track
				.start(), shown, track.best(), done, milliseconds, steps < plan.steps && !isDone()).with(track.potential(),
					track.history));
		}
		return pictures;
	}
}
