package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.image.Pictures;
import org.cnnvis.model.Model;
import org.junit.jupiter.api.Test;

/** Of a classifier whose last layer takes one size of pictures only, while those before it take any. */
class GroupTest {

	private static final Memory PLENTY = new Memory(1L << 40, 1L << 40);
	private static final Model MODEL = Samples.classifier();

	private static Settings settings(final String objective) {
		return new Settings().objective(objective).steps(10);
	}

	private static Visualization visualize(final String objective) {
		return new FeatureVisualizer(new Nd4jBackend()::compile).visualize(MODEL, settings(objective), Progress.NONE);
	}

	private static String sizes(final Group group) {
		return group.subjects + " " + group.stages.stream().map(stage -> Integer.toString(stage.picture.width())).collect(
			Collectors.toList());
	}

	@Test
	void whatCanBeMadeFromCoarseToFineIsInAnyCompany() {
		final Plan plan = new Plan(MODEL, settings("conv2:3; predictions:1; conv1:2; predictions:0 + conv2:1"));
		assertEquals("[[conv2:3, conv1:2] [12, 16], [predictions:1, predictions:0 + conv2:1] [16]]", Group.all(plan,
			PLENTY).stream().map(GroupTest::sizes).collect(Collectors.toList()).toString());
	}

	@Test
	void picturesAreTheSameInAnyCompanyAndInTheOrderOfTheObjectives() {
		final List<FilterPicture> together = visualize("predictions:1; conv2:3; predictions:2").pictures();
		final String[] objectives = { "predictions:1", "conv2:3", "predictions:2" };
		for (int i = 0; i < objectives.length; i++) {
			final FilterPicture alone = visualize(objectives[i]).pictures().get(0);
			assertEquals(alone.layer + ":" + alone.filter, together.get(i).layer + ":" + together.get(i).filter);
			assertArrayEquals(Pictures.pixels(alone.image), Pictures.pixels(together.get(i).image), objectives[i]);
		}
	}

	@Test
	void progressCountsTheStepsOfAllGroupsAndTheWorkIsTheSumOfThatOfEach() {
		final List<Long> done = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void update(final long steps, final long total, final String message) {
				assertEquals(20, total);
				done.add(steps);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
		final FeatureVisualizer visualizer = new FeatureVisualizer(new Nd4jBackend()::compile);
		final Settings both = settings("predictions:1; conv2:3");
		final List<FilterPicture> pictures = visualizer.visualize(MODEL, both, progress).pictures();
		assertEquals(done.stream().sorted().collect(Collectors.toList()), done);
		assertEquals(20, done.get(done.size() - 1));
		final double work = visualizer.work(MODEL, both, pictures), dense = visualizer.work(MODEL, settings("predictions:1"),
			pictures.subList(0, 1)), conv = visualizer.work(MODEL, settings("conv2:3"), pictures.subList(1, 2));
		assertEquals(dense + conv, work, 1e-9 * work);
		assertTrue(dense > 0 && conv > 0);
	}

	@Test
	void programsOfAGroupAreClosedBeforeTheNextIsCompiled() {
		final List<LinearProgram> programs = new ArrayList<>();
		new FeatureVisualizer(spec -> program(spec, programs)).visualize(MODEL, settings("conv2:3; predictions:1"),
			Progress.NONE);
		assertEquals(3, programs.size());
		assertTrue(programs.stream().allMatch(program -> program.closed));
	}

	private static GradientProgram program(final ProgramSpec spec, final List<LinearProgram> programs) {
		// Of the first group there are two sizes.
		if (programs.size() == 2) assertTrue(programs.stream().allMatch(program -> program.closed));
		programs.add(new LinearProgram(spec));
		return programs.get(programs.size() - 1);
	}
}
