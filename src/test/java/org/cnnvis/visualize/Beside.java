package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.image.Pictures;
import org.cnnvis.model.Model;

/** Two objectives at once. */
final class Beside {

	private Beside() {}

	/** Checks that each has the picture that it has alone. */
	static Visualization assertAsAlone(final Model model, final Settings settings, final String first, final String second) {
		final FeatureVisualizer visualizer = new FeatureVisualizer(new Nd4jBackend()::compile);
		final Visualization beside = visualizer.visualize(model, settings.objective(first + "; " + second), Progress.NONE);
		int place = 0;
		for (final String objective : new String[] { first, second }) {
			final Visualization alone = visualizer.visualize(model, settings.objective(objective), Progress.NONE);
			assertArrayEquals(Pictures.pixels(alone.pictures().get(0).image), Pictures.pixels(beside.pictures().get(place++).image),
				objective);
		}
		return beside;
	}
}
