package org.cnnvis.visualize;

import java.util.SplittableRandom;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.parametrization.ParametricPicture;
import org.cnnvis.visualize.parametrization.Parametrization;
import org.cnnvis.visualize.preset.Canvas;
import org.cnnvis.visualize.preset.Preset;
import org.cnnvis.visualize.transform.Viewer;

/** Makes the climbers of a plan: each depends on the settings and its subject alone, never on its company. */
final class ClimberFactory {

	private static final long TRANSFORMS = 0x5DEECE66DL;

	private final Plan plan;
	private final StartImage image;
	private final long seed;
	private final StartNoise noise;

	/** @param image to start from; null for noise */
	ClimberFactory(final Plan plan, final StartImage image) {
		this.plan = plan;
		this.image = image;
		this.seed = new SplittableRandom(plan.settings.seed()).nextLong();
		this.noise = new StartNoise(plan.settings.seed());
	}

	/**
	 * @param before made the picture so far, in the stage before; null for a new picture
	 */
	Climber create(final Subject subject, final Stage stage, final Climber before) {
		final Canvas canvas = plan.canvas(subject);
		return canvas == null ? greyLevels(subject) : canvas(subject, canvas, stage, (CanvasClimber) before);
	}

	private Climber greyLevels(final Subject subject) {
		final Preset preset = plan.preset;
		final float[] start = image == null ? new float[plan.picture.size()] : image.levels(plan.model.input());
		if (image == null) noise.fill(start, 0, start.length, subject.identity());
		return new GreyLevelClimber(plan.picture, plan.model.input(), new Rendering(plan.model.input(), plan.settings
			.swapRedBlue()), preset.weights().penalties(), preset.rule().optimizer(start.length), start);
	}

	private Climber canvas(final Subject subject, final Canvas canvas, final Stage stage, final CanvasClimber before) {
		final Shape shape = canvas.shape(stage.picture);
		final long own = seed + subject.identity();
		final float[] given = before != null ? before.canvas(shape, canvas.border()) : image != null
			? image.onCanvas(shape) : null;
		final Parametrization parametrization = canvas.parametrization();
		final ParametricPicture picture = given == null ? parametrization.start(shape, own) : parametrization.start(shape,
			given);
		return new CanvasClimber(shape, stage.picture, plan.picture, plan.model.input(), picture, new Viewer(shape,
			stage.picture, canvas.border(), canvas.transforms()), plan.preset.weights().penalties(), plan.preset.rule(), plan.steps, own ^ TRANSFORMS);
	}
}
