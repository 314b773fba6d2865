package org.cnnvis.visualize.transform;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.cnnvis.network.Shape;

/**
 * Looks at a picture in another way at each step, and takes the gradient of what was seen back to the picture. All
 * movements become one bilinear interpolation. Used by one thread at a time; allocates nothing per step.
 *
 * <pre>{@code
 * viewer.look(seed);
 * viewer.see(picture, view, 0);
 * viewer.backpropagate(viewGradient, 0, pictureGradient);
 * }</pre>
 */
public final class Viewer {

	private static final float GREY = 0.5f;
	private static final int UNIT_BITS = 24;

	private final List<Transform> transforms;
	private final Shape picture, viewShape;
	private final View view;
	private final Border border;
	private final Sampling sampling;
	private final Blur blur;
	private final float[] blurred;
	private final EdgeGain edgeGain;
	private final float[] enlarged;
	private double sigma;
	private int originX, originY;

	/**
	 * @param picture channels x height x width
	 * @param view of as many channels; the picture's centre is its centre
	 * @param transforms in the order in which they change what is seen
	 */
	public Viewer(final Shape picture, final Shape view, final Border border, final List<Transform> transforms) {
		if (picture.channels() != view.channels()) throw new IllegalArgumentException(picture + " seen as " + view);
		final double mostBlur = transforms.stream().mapToDouble(Transform::mostBlur).reduce(0, Math::hypot);
		final double edgePower = transforms.stream().mapToDouble(Transform::edgePower).sum();
		this.transforms = transforms;
		this.picture = picture;
		this.viewShape = view;
		this.view = new View(view.width(), view.height());
		this.border = border;
		this.sampling = new Sampling(picture, view, border);
		this.blur = mostBlur > 0 ? new Blur(picture, border, mostBlur) : null;
		this.blurred = mostBlur > 0 ? new float[picture.size()] : null;
		this.edgeGain = edgePower > 0 ? new EdgeGain(view, edgePower) : null;
		this.enlarged = edgePower > 0 ? new float[view.size()] : null;
	}

	/**
	 * Looks around another pixel than the picture's centre from now on. Does nothing where the picture has an end.
	 *
	 * @param right of the centre, in pixels
	 * @param down from the centre
	 */
	public void moveTo(final int right, final int down) {
		if (border != Border.WRAP) return;
		originX = right;
		originY = down;
	}

	/** Looks straight at the picture's centre, or where it was moved to. */
	public void lookStraight() {
		view.reset();
		view.translate(-originX, -originY);
		sampling.aim(view);
		sigma = 0;
	}

	/** Looks at the whole picture: it fills the view. Opposite edges that fit together still do. */
	public void lookAtAll() {
		view.reset();
		view.stretch(viewShape.width() / (double) picture.width(), viewShape.height() / (double) picture.height());
		sampling.aim(view);
		sigma = 0;
	}

	/** Draws how to look; the same seed draws the same. */
	public void look(final long seed) {
		look(seed, 0);
	}

	/** @param progress from the first step, 0, to the last, 1 */
	public void look(final long seed, final double progress) {
		view.reset();
		view.translate(-originX, -originY);
		final SplittableRandom random = new SplittableRandom(seed);
		final double amount = Transform.amount(transforms, progress);
		for (final Transform transform : transforms)
			transform.apply(view, random, amount);
		sampling.aim(view);
		sigma = view.blur;
	}

	/**
	 * @param picture channels x height x width, 0 to 1
	 * @param to receives the view from offset; noise may lead beyond 0 and 1
	 */
	public void see(final float[] picture, final float[] to, final int offset) {
		if (sigma > 0) blur.apply(sigma, GREY, picture, blurred);
		sampling.gather(sigma > 0 ? blurred : picture, to, offset);
		if (view.noise > 0) addNoise(to, offset, offset + viewShape.size());
	}

	/** Uniform numbers from a multiplicative counter hash (SplitMix64's), fast enough for every pixel of every step. */
	private void addNoise(final float[] to, final int start, final int end) {
		final float unit = 1f / (1 << UNIT_BITS), range = (float) (view.noise * Math.sqrt(12));
		for (int i = start; i < end; i++) {
			long z = view.noiseSeed + (i - start) * 0x9E3779B97F4A7C15L;
			z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
			z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
			to[i] += range * (((z ^ z >>> 31) >>> 64 - UNIT_BITS) * unit - 0.5f);
		}
	}

	/**
	 * The adjoint of {@link #see}, for the way to look that was drawn last; of the gradient enlarged towards the edges if
	 * a transform wants that.
	 *
	 * @param gradient of the view, from offset
	 * @param pictureGradient is overwritten
	 */
	public void backpropagate(final float[] gradient, final int offset, final float[] pictureGradient) {
		final float[] scattered = sigma > 0 ? blurred : pictureGradient;
		Arrays.fill(scattered, 0);
		if (edgeGain == null) sampling.scatter(gradient, offset, scattered);
		else {
			edgeGain.apply(gradient, offset, enlarged);
			sampling.scatter(enlarged, 0, scattered);
		}
		if (sigma > 0) blur.apply(sigma, 0, scattered, pictureGradient);
	}
}
