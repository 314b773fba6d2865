package org.cnnvis.visualize.parametrization;

import java.util.SplittableRandom;

import org.cnnvis.network.Shape;
import org.cnnvis.visualize.fourier.RealFourier;

/**
 * Magnitude-constrained pictures: sums of waves whose amplitudes are those of photographs, so that only the phases are
 * left to choose. The amplitudes follow frequency^-decay, equally in three uncorrelated channels.
 *
 * @see <a href="https://arxiv.org/abs/2306.06805">Fel et al. 2023, Unlocking Feature Visualization with Magnitude
 *      Constrained Optimization</a>
 * @see <a href="https://doi.org/10.1111/j.1475-1313.1992.tb00296.x">Tolhurst, Tadmor and Chao 1992, Amplitude spectra of
 *      natural images</a>
 */
public final class Maco implements Parametrization {

	private final double decay;
	private final double contrast;

	/**
	 * @param decay of the amplitudes with frequency; photographs have 0.8 to 1.5
	 * @param contrast standard deviation of each uncorrelated channel, before the logistic function
	 */
	public Maco(final double decay, final double contrast) {
		this.decay = decay;
		this.contrast = contrast;
	}

	@Override
	public ParametricPicture start(final Shape canvas, final long seed) {
		final MacoPicture picture = new MacoPicture(canvas, decay, contrast);
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] phases = picture.parameters();
		for (int i = 0; i < phases.length; i++)
			phases[i] = (float) ((2 * random.nextDouble() - 1) * Math.PI);
		return picture;
	}

	/** Takes over the phases of the given picture; its magnitudes are given up. */
	@Override
	public ParametricPicture start(final Shape canvas, final float[] pixels) {
		final MacoPicture picture = new MacoPicture(canvas, decay, contrast);
		picture.set(pixels);
		return picture;
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
		return "maco " + Parametrizations.plain(decay) + " " + Parametrizations.plain(contrast);
	}
}
