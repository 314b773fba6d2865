package org.cnnvis.visualize.preset;

import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.parametrization.Parametrization;
import org.cnnvis.visualize.parametrization.Parametrizations;
import org.cnnvis.visualize.transform.Border;
import org.cnnvis.visualize.transform.Transform;
import org.cnnvis.visualize.transform.Transforms;

/** How pictures are made of parameters, and how the network sees them at each step. Immutable. */
public final class Canvas {

	/** Half the side of most networks' pictures, which is also the coarsest that presets make of them. */
	private static final int USUAL_SIDE = 112;
	/** Pixels; enough against fine patterns. */
	private static final int NEURON_JITTER = 16;

	/**
	 * Contrasts up to that of a usual photograph: of 60 of flowers, half have less than 60.6 grey levels, a tenth less than
	 * 47, a tenth more than 80. The mean moves up to four times as far as a wave: of 17 filters of VGG19's first layer, photographs
	 * excited 8 more than pictures with 1, 4 with 3, none with 4.
	 */
	static final Canvas BEST = new Canvas(Parametrizations.parse("fourier 1.28 1 60 4"), Transforms.parse(
		"jitter 80, scale 0.88-1.12, rotate 10, settle 0.5, edges 2"), Sizes.parse("0.7 20%, 1"));
	static final Canvas QUICK = new Canvas(Parametrizations.parse("fourier 1.5 1"), Transforms.parse(
		"jitter 12, scale 0.95-1.05, rotate 5, edges 2"), Sizes.parse("0.43"));

	private final Parametrization parametrization;
	private final List<Transform> transforms;
	private final Sizes sizes;

	public Canvas(final Parametrization parametrization, final List<Transform> transforms, final Sizes sizes) {
		this.parametrization = parametrization;
		this.transforms = transforms;
		this.sizes = sizes;
	}

	Canvas with(final Parametrization other) {
		return new Canvas(other, transforms, sizes);
	}

	Canvas with(final List<Transform> others) {
		return new Canvas(parametrization, others, sizes);
	}

	Canvas with(final Sizes others) {
		return new Canvas(parametrization, transforms, others);
	}

	/**
	 * The same for pictures that may be small: transforms move by pixels, whose numbers were chosen for larger ones, and
	 * shrink in proportion.
	 *
	 * @param side shorter side of the picture in its final size
	 */
	Canvas forSide(final int side) {
		return side >= USUAL_SIDE ? this : with(transforms.stream().map(t -> t.times(share(side))).collect(Collectors
			.toList()));
	}

	/** Of the pixels that presets move by: smaller pictures less. */
	private static double share(final int side) {
		return Math.min(1, side / (double) USUAL_SIDE);
	}

	/**
	 * The same for few steps: there are not enough to see a picture from everywhere, and it would stay pale.
	 *
	 * @param part of the movements that is left, 0 to 1
	 */
	Canvas calmed(final double part) {
		return with(transforms.stream().map(t -> t.calmed(part)).collect(Collectors.toList()));
	}

	/**
	 * The same for a single neuron: it sees its receptive field alone, and larger movements would fill the picture with what
	 * it never sees at once; and where a picture has edges says nothing about it.
	 *
	 * @param side shorter side of the picture in its final size
	 */
	Canvas forNeuron(final int side) {
		final int most = (int) Math.round(NEURON_JITTER * share(side));
		return with(transforms.stream().map(t -> t.jitterAtMost(most)).collect(Collectors.toList())).withoutEdges();
	}

	/** The same, but the gradient near the edges is as it is. */
	Canvas withoutEdges() {
		return with(transforms.stream().filter(t -> t.edgePower() == 0).collect(Collectors.toList()));
	}

	/**
	 * The same for a filter with a large receptive field. To a small one, many slow waves are one colour, against which the
	 * mean has to move far; to one as large as the picture, the mean alone is. There a strong colour is that of a thing's
	 * surroundings, and hides it.
	 *
	 * @param views how often the receptive field goes into the picture's side, from 1
	 */
	public Canvas forViews(final double views) {
		return with(parametrization.withMeanAtMost(views));
	}

	public Parametrization parametrization() {
		return parametrization;
	}

	public List<Transform> transforms() {
		return transforms;
	}

	/** From coarse to fine. */
	public Sizes sizes() {
		return sizes;
	}

	/** Channels x height x width for a picture of the given size; red, green, blue, or grey for a grey network. */
	public Shape shape(final Shape picture) {
		final int margin = transforms.stream().mapToInt(Transform::padding).sum();
		return Shape.of(picture.channels(), parametrization.canvasLength(picture.height() + 2 * margin), parametrization
			.canvasLength(picture.width() + 2 * margin));
	}

	/**
	 * Where on the way from the first step, 0, to the last, 1, it is decided which part of a canvas without edges is shown:
	 * when transforms begin to settle. 1 if never.
	 */
	public double placing() {
		return border() == Border.WRAP ? Transforms.settling(transforms) : 1;
	}

	/** What is beyond the canvas. */
	public Border border() {
		return parametrization.isPeriodic() ? Border.WRAP : Border.MIRROR;
	}
}
