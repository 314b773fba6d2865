package org.cnnvis.visualize;

import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.optimizer.Normalization;
import org.cnnvis.visualize.optimizer.Optimizer;
import org.cnnvis.visualize.penalty.Penalty;

/**
 * The way of the original article: the picture is in grey levels, with the network's channels and without limits; the
 * network gets it times its input scale, without its mean taken off. The image is standardised.
 */
final class GreyLevelClimber implements Climber {

	private final Shape picture;
	private final float[] scales;
	private final List<Penalty> penalties;
	private final Optimizer optimizer;
	private final Rendering rendering;
	private final float[] pixels, shown, kept, pixelGradient;

	/** @param start channels x height x width, in grey levels */
	GreyLevelClimber(final Shape picture, final InputSpec input, final Rendering rendering,
		final List<Penalty> penalties, final Optimizer optimizer, final float[] start)
	{
		this.picture = picture;
		this.penalties = penalties;
		this.optimizer = optimizer;
		this.rendering = rendering;
		this.pixels = start;
		this.shown = new float[start.length];
		this.kept = new float[start.length];
		this.pixelGradient = new float[start.length];
		this.scales = new float[picture.channels()];
		for (int c = 0; c < scales.length; c++)
			scales[c] = input.scale(c);
	}

	@Override
	public void show(final float[] input, final int offset) {
		System.arraycopy(pixels, 0, shown, 0, pixels.length);
		scale(pixels, 0, input, offset);
	}

	@Override
	public void showTransformed(final int step, final float[] input, final int offset) {
		show(input, offset);
	}

	private void scale(final float[] from, final int start, final float[] to, final int target) {
		final int area = picture.area();
		for (int c = 0, i = 0; c < scales.length; c++)
			for (final int end = i + area; i < end; i++)
				to[target + i] = from[start + i] * scales[c];
	}

	@Override
	public double climb(final float[] gradient, final int offset, final int step) {
		scale(gradient, offset, pixelGradient, 0);
		double charge = 0;
		for (final Penalty penalty : penalties)
			charge += penalty.subtract(shown, 0, picture, pixelGradient);
		Normalization.apply(pixelGradient, 0, pixelGradient.length);
		optimizer.step(pixels, pixelGradient, 1);
		return charge;
	}

	@Override
	public void moveTo(final double x, final double y) {
		// Its edges do not fit together.
	}

	@Override
	public void keep() {
		System.arraycopy(shown, 0, kept, 0, shown.length);
	}

	@Override
	public ArrayImg<ARGBType, IntArray> current() {
		return rendering.render(pixels, 0, picture);
	}

	@Override
	public ArrayImg<ARGBType, IntArray> image() {
		return rendering.render(kept, 0, picture);
	}

	/** The result so far, channels x height x width, in grey levels. */
	float[] kept() {
		return kept;
	}
}
