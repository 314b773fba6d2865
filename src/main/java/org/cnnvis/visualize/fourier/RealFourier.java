package org.cnnvis.visualize.fourier;

/**
 * The real two-dimensional Fourier synthesis and its adjoint. A picture of height H and even width W is made from a
 * half spectrum of H x (W/2 + 1) complex numbers z, real parts before imaginary parts:
 *
 * <pre>
 * picture(y, x) = Re sum over v, u of weight(u) z(v, u) exp(2 pi i (v y / H + u x / W)) / sqrt(H W)
 * </pre>
 *
 * where weight is 1 for u = 0 and W/2, and 2 between: NumPy's {@code irfft2(z, norm="ortho")}. Used by one thread at a
 * time; allocates nothing per call.
 */
public final class RealFourier {

	/** Rows that are turned into columns at a time, so that both stay in the processor's cache. */
	private static final int TILE = 16;

	private final int height, width, half;
	/** Along y: height x (half + 1). Along x: half x height, two pixels of a row in one complex number. */
	private final ColumnFourier vertical, horizontal;
	private final float[] cos, sin;
	private final float normalization;

	/** @throws IllegalArgumentException if the width is odd */
	public RealFourier(final int height, final int width) {
		if (width % 2 != 0 || width < 2 || height < 1) throw new IllegalArgumentException("not a size: " + height + " x " +
			width);
		this.height = height;
		this.width = width;
		this.half = width / 2;
		this.vertical = new ColumnFourier(height, half + 1);
		this.horizontal = new ColumnFourier(half, height);
		this.cos = new float[half];
		this.sin = new float[half];
		for (int k = 0; k < half; k++) {
			cos[k] = (float) Math.cos(2 * Math.PI * k / width);
			sin[k] = (float) Math.sin(2 * Math.PI * k / width);
		}
		this.normalization = (float) (1 / Math.sqrt((double) height * width));
	}

	/** The smallest even length of at least n that has only the factors 2, 3 and 5. */
	public static int fastLength(final int n) {
		int length = n + n % 2;
		while (!isSmooth(length))
			length += 2;
		return length;
	}

	private static boolean isSmooth(final int n) {
		int rest = n;
		for (final int f : new int[] { 2, 3, 5 })
			while (rest % f == 0)
				rest /= f;
		return rest == 1;
	}

	/** Complex numbers of the half spectrum, height x (width / 2 + 1). */
	public int spectrumSize() {
		return height * (half + 1);
	}

	/** Cycles per pixel of a number of the half spectrum, 0 to sqrt(1/2). */
	public double frequency(final int index) {
		final int v = index / (half + 1), u = index % (half + 1);
		return Math.hypot((double) Math.min(v, height - v) / height, (double) u / width);
	}

	/**
	 * @param spectrum real parts of the half spectrum from offset, its imaginary parts after them
	 * @param picture receives height x width numbers from pictureOffset
	 */
	public void synthesise(final float[] spectrum, final int offset, final float[] picture, final int pictureOffset) {
		final int n = spectrumSize();
		System.arraycopy(spectrum, offset, vertical.re(), 0, n);
		System.arraycopy(spectrum, offset + n, vertical.im(), 0, n);
		vertical.transform(1);
		final float[] re = vertical.re(), im = vertical.im(), zRe = horizontal.re(), zIm = horizontal.im();
		for (int top = 0; top < height; top += TILE)
			untangle(re, im, zRe, zIm, top, Math.min(height, top + TILE));
		horizontal.transform(1);
		final float[] even = horizontal.re(), odd = horizontal.im();
		for (int top = 0; top < height; top += TILE)
			for (int j = 0; j < half; j++)
				for (int y = top; y < Math.min(height, top + TILE); y++) {
					picture[pictureOffset + y * width + 2 * j] = even[j * height + y];
					picture[pictureOffset + y * width + 2 * j + 1] = odd[j * height + y];
				}
	}

	/** Rows of the half spectrum become two pixels in one complex number, from the row top to bottom. */
	private void untangle(final float[] re, final float[] im, final float[] zRe, final float[] zIm, final int top,
		final int bottom)
	{
		for (int k = 0; k < half; k++)
			for (int y = top; y < bottom; y++) {
				final int row = y * (half + 1);
				// Of the columns 0 and half, whose opposite is their own conjugate, only the real part reaches the picture.
				final float ar = re[row + k], ai = k == 0 ? 0 : im[row + k];
				final float br = re[row + half - k], bi = k == 0 ? 0 : -im[row + half - k];
				final float dr = ar - br, di = ai - bi;
				final float oddRe = cos[k] * dr - sin[k] * di, oddIm = cos[k] * di + sin[k] * dr;
				zRe[k * height + y] = normalization * (ar + br - oddIm);
				zIm[k * height + y] = normalization * (ai + bi + oddRe);
			}
	}

	/**
	 * The adjoint of {@link #synthesise}: the gradient of a picture becomes that of the spectrum.
	 *
	 * @param picture height x width numbers from pictureOffset
	 * @param spectrum receives real parts from offset, imaginary parts after them
	 */
	public void analyse(final float[] picture, final int pictureOffset, final float[] spectrum, final int offset) {
		final float[] even = horizontal.re(), odd = horizontal.im();
		for (int top = 0; top < height; top += TILE)
			for (int j = 0; j < half; j++)
				for (int y = top; y < Math.min(height, top + TILE); y++) {
					even[j * height + y] = picture[pictureOffset + y * width + 2 * j];
					odd[j * height + y] = picture[pictureOffset + y * width + 2 * j + 1];
				}
		horizontal.transform(-1);
		for (int top = 0; top < height; top += TILE)
			tangle(horizontal.re(), horizontal.im(), vertical.re(), vertical.im(), top, Math.min(height, top + TILE));
		vertical.transform(-1);
		System.arraycopy(vertical.re(), 0, spectrum, offset, spectrumSize());
		System.arraycopy(vertical.im(), 0, spectrum, offset + spectrumSize(), spectrumSize());
	}

	/** The adjoint of {@link #untangle}. */
	private void tangle(final float[] zRe, final float[] zIm, final float[] re, final float[] im, final int top,
		final int bottom)
	{
		for (int k = 0; k <= half; k++) {
			final float weight = k == 0 || k == half ? normalization / 2 : normalization;
			final float c = k == half ? -1 : cos[k], s = k == half ? 0 : -sin[k];
			final int a = k % half * height, b = (half - k) % half * height;
			for (int y = top; y < bottom; y++) {
				final float dr = zIm[a + y] + zIm[b + y], di = zRe[b + y] - zRe[a + y];
				re[y * (half + 1) + k] = weight * (zRe[a + y] + zRe[b + y] + c * dr - s * di);
				im[y * (half + 1) + k] = weight * (zIm[a + y] - zIm[b + y] + c * di + s * dr);
			}
		}
	}
}
