package org.cnnvis.visualize;

import java.util.Collections;
import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.optimizer.Normalization;
import org.cnnvis.visualize.optimizer.Optimizer;
import org.cnnvis.visualize.optimizer.UpdateRule;
import org.cnnvis.visualize.parametrization.ParametricPicture;
import org.cnnvis.visualize.penalty.Penalty;
import org.cnnvis.visualize.transform.Border;
import org.cnnvis.visualize.transform.Viewer;

/**
 * A picture in true colours on a canvas that may be larger than what is shown: made by a parametrization, seen through
 * transforms, and given to the network as any photograph would be.
 */
final class CanvasClimber implements Climber {

	private static final float GREY_LEVELS = 255;
	private static final long STEP = 0x9E3779B97F4A7C15L;

	private final Shape canvas, view, shown;
	private final InputSpec input;
	private final ParametricPicture picture;
	private final Viewer viewer;
	private final List<Penalty> penalties;
	private final UpdateRule rule;
	private final Optimizer optimizer;
	private final int steps;
	private final long seed;
	private final float[] pixels, pixelGradient, seen, gradient, straight, kept;

	/**
	 * @param view what the network takes, channels x height x width, in the canvas' middle
	 * @param shown size of the image
	 * @param steps that will be done, for the schedules of learning rate and transforms
	 * @param seed of the transforms
	 */
	CanvasClimber(final Shape canvas, final Shape view, final Shape shown, final InputSpec input,
		final ParametricPicture picture, final Viewer viewer, final List<Penalty> penalties, final UpdateRule rule, final int steps, final long seed)
	{
		this.canvas = canvas;
		this.view = view;
		this.shown = shown;
		this.input = input;
		this.picture = picture;
		this.viewer = viewer;
		this.penalties = penalties;
		this.rule = rule;
		this.optimizer = rule.optimizer(picture.parameters().length);
		this.steps = steps;
		this.seed = seed;
		this.pixels = new float[canvas.size()];
		this.pixelGradient = new float[canvas.size()];
		this.seen = new float[view.size()];
		this.straight = new float[view.size()];
		this.kept = new float[view.size()];
		this.gradient = new float[picture.parameters().length];
	}

	@Override
	public void show(final float[] target, final int offset) {
		picture.render(pixels);
		viewer.lookStraight();
		viewer.see(pixels, straight, 0);
		toInput(straight, target, offset);
	}

	@Override
	public void showTransformed(final int step, final float[] target, final int offset) {
		picture.render(pixels);
		viewer.look(seed + step * STEP, step / (double) steps);
		viewer.see(pixels, seen, 0);
		toInput(seen, target, offset);
	}

	private void toInput(final float[] from, final float[] target, final int offset) {
		final int area = view.area();
		for (int c = 0; c < view.channels(); c++) {
			final float scale = input.scale(c) * GREY_LEVELS, shift = -input.mean(c) * input.scale(c);
			final int start = input.color(c) * area, to = offset + c * area;
			for (int i = 0; i < area; i++)
				target[to + i] = scale * from[start + i] + shift;
		}
	}

	@Override
	public double climb(final float[] inputGradient, final int offset, final int step) {
		final int area = view.area();
		for (int c = 0; c < view.channels(); c++) {
			final float scale = input.scale(c) * GREY_LEVELS;
			final int start = offset + c * area, to = input.color(c) * area;
			for (int i = 0; i < area; i++)
				seen[to + i] = scale * inputGradient[start + i];
		}
		viewer.backpropagate(seen, 0, pixelGradient);
		// Brings gradients of any network to one size, so that weights of penalties mean the same for all.
		Normalization.apply(pixelGradient, 0, pixelGradient.length);
		double charge = 0;
		for (final Penalty penalty : penalties)
			charge += penalty.subtract(pixels, 0, canvas, pixelGradient);
		picture.backpropagate(pixels, pixelGradient, gradient);
		optimizer.step(picture.parameters(), gradient, rule.rate(step, steps));
		picture.restrain(pixels);
		return charge;
	}

	@Override
	public void moveTo(final double x, final double y) {
		viewer.moveTo((int) Math.round(x * canvas.width()), (int) Math.round(y * canvas.height()));
	}

	@Override
	public void keep() {
		System.arraycopy(straight, 0, kept, 0, kept.length);
	}

	/** The whole canvas as it is now, enlarged for the next stage. */
	float[] canvas(final Shape next, final Border border) {
		picture.render(pixels);
		final float[] enlarged = new float[next.size()];
		final Viewer enlarger = new Viewer(canvas, next, border, Collections.emptyList());
		enlarger.lookAtAll();
		enlarger.see(pixels, enlarged, 0);
		return enlarged;
	}

	@Override
	public ArrayImg<ARGBType, IntArray> current() {
		picture.render(pixels);
		viewer.lookStraight();
		viewer.see(pixels, straight, 0);
		return image(straight);
	}

	@Override
	public ArrayImg<ARGBType, IntArray> image() {
		return image(kept);
	}

	private ArrayImg<ARGBType, IntArray> image(final float[] seenStraight) {
		final float[] image = view.equals(shown) ? seenStraight : new float[shown.size()];
		if (image != seenStraight) {
			final Viewer enlarger = new Viewer(view, shown, Border.MIRROR, Collections.emptyList());
			enlarger.lookAtAll();
			enlarger.see(seenStraight, image, 0);
		}
		final int area = shown.area();
		final int[] argb = new int[area];
		for (int i = 0; i < area; i++) {
			int color = 0xff;
			for (int c = 0; c < 3; c++)
				color = color << 8 | Math.round(GREY_LEVELS * image[c % shown.channels() * area + i]);
			argb[i] = color;
		}
		return ArrayImgs.argbs(argb, shown.width(), shown.height());
	}
}
