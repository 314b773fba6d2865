package org.cnnvis.visualize;

import java.util.SplittableRandom;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.preset.Canvas;
import org.cnnvis.visualize.preset.Preset;
import org.cnnvis.visualize.transform.Viewer;

/** Makes the climbers of a plan: each depends on the settings and its subject alone, never on its company. */
final class ClimberFactory {

	private static final long TRANSFORMS = 0x5DEECE66DL;

	private final Plan plan;
	private final long seed;
	private final StartNoise noise;

	ClimberFactory(final Plan plan) {
		this.plan = plan;
		this.seed = new SplittableRandom(plan.settings.seed()).nextLong();
		this.noise = new StartNoise(plan.settings.seed());
	}

	Climber create(final Subject subject) {
		return plan.preset.canvas() == null ? greyLevels(subject) : canvas(subject, plan.preset.canvas());
	}

	private Climber greyLevels(final Subject subject) {
		final Preset preset = plan.preset;
		final float[] start = new float[plan.picture.size()];
		noise.fill(start, 0, start.length, subject.identity());
		return new GreyLevelClimber(plan.picture, plan.model.input(), new Rendering(plan.model.input(), plan.settings
			.swapRedBlue()), preset.penalties(), preset.rule().optimizer(start.length), start);
	}

	private Climber canvas(final Subject subject, final Canvas canvas) {
		final Shape shape = canvas.shape(plan.picture);
		final long own = seed + subject.identity();
		return new CanvasClimber(shape, plan.picture, plan.model.input(), canvas.parametrization().start(shape, own),
			new Viewer(shape, plan.picture, canvas.border(), canvas.transforms()), plan.preset.penalties(), plan.preset
				.rule(), plan.settings.steps(), own ^ TRANSFORMS);
	}
}
