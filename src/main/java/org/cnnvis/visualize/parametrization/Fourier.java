package org.cnnvis.visualize.parametrization;

import java.util.Random;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.fourier.RealFourier;

/**
 * Pictures as sums of waves: the parameters are the complex amplitudes of a half spectrum for each of three
 * uncorrelated channels, multiplied by frequency^-decay, so that a step of the same size changes large and small
 * structures as much as photographs contain of them. {@link ColorSpace} makes red, green and blue of it.
 * <p>
 * The contrast may have a limit: a picture that is beyond it after a step has all its amplitudes shrunk. Steps then no
 * longer raise the contrast, they rearrange it: amplitudes that the steps agree on are renewed, others fade away. So
 * steps can be long without leading to black and white.
 * <p>
 * The mean colour may move further than the waves: it is one amplitude against many slow waves, which optimizers such as
 * Adam move as far, so that a filter of one colour would get its opposite in places.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah, Mordvintsev and Schubert 2017, Feature Visualization</a>
 */
public final class Fourier implements Parametrization {

	/** Standard deviation of the amplitudes at the start. */
	private static final double START = 0.01;
	/** Makes steps of 0.05 per amplitude visible but gentle, as in the article's code. */
	private static final double MAGNITUDE = 0.25;
	/** Cycles per pixel where the decay leaves an amplitude as it is with a decay of 1. */
	private static final double PIVOT = 1 / 16.0;

	private static final double GREY_LEVELS = 255;

	private final double decay;
	private final double chroma;
	private final double contrast;
	private final double mean;

	/** Without a limit to the contrast. */
	public Fourier(final double decay, final double chroma) {
		this(decay, chroma, Double.POSITIVE_INFINITY, 1);
	}

	/**
	 * @param decay of the amplitudes with frequency; 1 as in the article, more for smoother pictures
	 * @param chroma factor of the two colour channels, 1 as in the article, less for calmer colours
	 * @param contrast that pictures have at most, unless they begin with one that has more: standard deviation of the
	 *          colours' values from their means, in grey levels (0 to 255)
	 * @param mean how much further a step moves the mean colour than the slowest wave, above 0
	 */
	public Fourier(final double decay, final double chroma, final double contrast, final double mean) {
		this.decay = decay;
		this.chroma = chroma;
		this.contrast = contrast;
		this.mean = mean;
	}

	@Override
	public Parametrization withMeanAtMost(final double factor) {
		return mean <= factor ? this : new Fourier(decay, chroma, contrast, factor);
	}

	@Override
	public ParametricPicture start(final Shape canvas, final long seed) {
		final FourierPicture picture = new FourierPicture(canvas, this::scale, chroma, contrast / GREY_LEVELS, mean);
		final Random random = new Random(seed);
		final float[] parameters = picture.parameters();
		for (int i = 0; i < parameters.length; i++)
			parameters[i] = (float) (START * random.nextGaussian());
		return picture;
	}

	@Override
	public ParametricPicture start(final Shape canvas, final float[] pixels) {
		final FourierPicture picture = new FourierPicture(canvas, this::scale, chroma, contrast / GREY_LEVELS, mean);
		picture.set(pixels);
		return picture;
	}

	/** @param frequency in cycles per pixel, above 0 */
	private double scale(final double frequency) {
		return MAGNITUDE / frequency * Math.pow(PIVOT / frequency, decay - 1);
	}

	@Override
	public int canvasLength(final int n) {
		return RealFourier.fastLength(n);
	}

	@Override
	public boolean isPeriodic() {
		return true;
	}

	@Override
	public String toString() {
		return "fourier " + Parametrizations.plain(decay) + " " + Parametrizations.plain(chroma) + (Double.isInfinite(contrast) ? ""
			: " " + Parametrizations.plain(contrast) + (mean == 1 ? "" : " " + Parametrizations.plain(mean)));
	}
}
