package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.image.PixelRows;
import org.cnnvis.model.Model;

/**
 * Makes pictures that excite the filters of a network. Can be used by several threads at once.
 *
 * <pre>{@code
 * Visualization v = new FeatureVisualizer(engine::compile).visualize(model, new Settings().filters("sea snake"),
 * 	Progress.NONE);
 * }</pre>
 */
public final class FeatureVisualizer {

	private final Function<ProgramSpec, GradientProgram> compiler;
	private final Memory memory;

	/** @param compiler makes programs; it is not asked before all settings are found good */
	public FeatureVisualizer(final Function<ProgramSpec, GradientProgram> compiler) {
		this(compiler, Memory.ofThisMachine());
	}

	FeatureVisualizer(final Function<ProgramSpec, GradientProgram> compiler, final Memory memory) {
		this.compiler = compiler;
		this.memory = memory;
	}

	/**
	 * Checks the settings against the model, without computing anything or loading native code.
	 *
	 * @return the filters that the settings choose: channels of the layer, in the order of the pictures
	 * @throws org.cnnvis.CnnVisException naming the parameter at fault
	 */
	public int[] check(final Model model, final Settings settings) {
		final Plan plan = new Plan(model, settings);
		Group.all(plan, memory);
		return plan.subjects.stream().mapToInt(subject -> subject.filter).toArray();
	}

	/**
	 * How much pictures have computed, in a unit that is the same for all models and settings.
	 *
	 * @param pictures made with these settings; some may have been stopped
	 * @throws org.cnnvis.CnnVisException naming the parameter at fault
	 */
	public double work(final Model model, final Settings settings, final List<FilterPicture> pictures) {
		final List<Group> groups = Group.all(new Plan(model, settings), memory);
		double work = 0;
		for (final Group group : groups)
			for (final FilterPicture picture : pictures)
				if (group.makes(picture)) work += Work.of(group, picture.steps);
		return work;
	}

	/**
	 * Makes a picture for each filter. If the user stops it (or the thread is interrupted), the pictures made so far are
	 * returned, those under way marked as stopped; there may be none.
	 *
	 * @throws org.cnnvis.CnnVisException naming the parameter at fault, before anything is computed; or if the network
	 *           cannot be computed
	 */
	public Visualization visualize(final Model model, final Settings settings, final Progress progress) {
		return visualize(model, settings, null, progress);
	}

	/**
	 * The same, from an image where the settings want it ({@link Settings#fromImage}).
	 *
	 * @param image of any size: the largest square in its middle is taken; null for none
	 */
	public Visualization visualize(final Model model, final Settings settings, final PixelRows image,
		final Progress progress)
	{
		final Plan plan = new Plan(model, settings);
		final List<Group> groups = Group.all(plan, memory);
		final StartImage start = settings.fromImage() ? StartImage.of(image, plan.picture) : null;
		final Reporter reporter = new Reporter(progress, groups.stream().mapToLong(group -> group.batches().size()).sum() *
			plan.steps);
		final List<FilterPicture> pictures = new ArrayList<>();
		String backend = null;
		try (CancelWatch watch = new CancelWatch(progress)) {
			for (final Group group : groups)
				if (backend == null || !watch.isCancelled()) backend = make(plan, group, start, watch, reporter, pictures);
		}
		pictures.sort(Comparator.comparingInt(plan::place));
		return new Visualization(model.name() + " " + plan.title, pictures, new Provenance(plan, start, backend).toString());
	}

	/**
	 * Adds a group's pictures to those made so far.
	 *
	 * @return what computed them
	 */
	private String make(final Plan plan, final Group group, final StartImage start, final CancelWatch watch,
		final Reporter reporter, final List<FilterPicture> pictures)
	{
		final List<GradientProgram> programs = new ArrayList<>();
		try {
			for (final Stage stage : group.stages)
				programs.add(compiler.apply(stage.program));
			for (final List<Subject> batch : group.batches()) {
				if (watch.isCancelled()) break;
				final BatchRun run = new BatchRun(plan, group, programs, batch, start);
				run.run(steps -> reporter.report(steps, run.describe(), () -> joined(pictures, run.pictures())));
				reporter.finish(plan.steps);
				pictures.addAll(run.pictures());
			}
			return programs.get(0).backend();
		}
		finally {
			programs.forEach(GradientProgram::close);
		}
	}

	private static List<FilterPicture> joined(final List<FilterPicture> finished, final List<FilterPicture> current) {
		final List<FilterPicture> all = new ArrayList<>(finished);
		all.addAll(current);
		return all;
	}
}
