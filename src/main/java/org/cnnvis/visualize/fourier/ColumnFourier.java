package org.cnnvis.visualize.fourier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Discrete Fourier transforms of all columns of a matrix at once, without normalisation: Y(k) = sum over n of X(n)
 * exp(-+2 pi i k n / N). Any length works; products of 2, 3 and 5 are fast. The loops run along the rows, so that the
 * compiler can treat many columns with one instruction. Used by one thread at a time; allocates nothing per call.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970999">Van Loan 1992, Computational Frameworks for the FFT, section
 *      1.7 (Stockham autosort)</a>
 */
final class ColumnFourier {

	/** Sine of a third of a turn. */
	private static final float HEIGHT_3 = (float) (Math.sqrt(3) / 2);
	/** Cosine and sine of one and two fifths of a turn. */
	private static final float COS_5 = (float) Math.cos(0.4 * Math.PI), COS_5_2 = (float) Math.cos(0.8 * Math.PI);
	private static final float SIN_5 = (float) Math.sin(0.4 * Math.PI), SIN_5_2 = (float) Math.sin(0.8 * Math.PI);

	private final int rows, columns;
	private final int[] factors;
	/** Cosine and sine of 2 pi k / rows. */
	private final float[] cos, sin;
	private float[] re, im, otherRe, otherIm;

	/** @param rows length of the transform */
	ColumnFourier(final int rows, final int columns) {
		this.rows = rows;
		this.columns = columns;
		this.factors = factorise(rows);
		this.cos = new float[rows];
		this.sin = new float[rows];
		for (int k = 0; k < rows; k++) {
			cos[k] = (float) Math.cos(2 * Math.PI * k / rows);
			sin[k] = (float) Math.sin(2 * Math.PI * k / rows);
		}
		this.re = new float[rows * columns];
		this.im = new float[rows * columns];
		this.otherRe = new float[rows * columns];
		this.otherIm = new float[rows * columns];
	}

	/** Fours first, then the other primes. */
	private static int[] factorise(final int n) {
		final List<Integer> factors = new ArrayList<>();
		int rest = n;
		for (int f = 4; rest > 1; f = f == 4 ? 2 : f == 2 ? 3 : f + 2)
			for (; rest % f == 0; rest /= f)
				factors.add(f);
		return factors.stream().mapToInt(Integer::intValue).toArray();
	}

	/** The real parts, rows x columns: input before {@link #transform}, result after it. Ask again after each call. */
	float[] re() {
		return re;
	}

	/** The imaginary parts. */
	float[] im() {
		return im;
	}

	/** @param sign of the exponent: -1 forwards, 1 backwards */
	void transform(final int sign) {
		int length = rows, stride = columns;
		for (final int factor : factors) {
			if (factor == 4) radix4(length / 4, stride, sign);
			else if (factor == 2) radix2(length / 2, stride, sign);
			else if (factor == 3) radix3(length / 3, stride, sign);
			else if (factor == 5) radix5(length / 5, stride, sign);
			else radix(factor, length / factor, stride, sign);
			swap();
			length /= factor;
			stride *= factor;
		}
	}

	private void swap() {
		final float[] r = re, i = im;
		re = otherRe;
		im = otherIm;
		otherRe = r;
		otherIm = i;
	}

	private void radix2(final int m, final int stride, final int sign) {
		for (int p = 0; p < m; p++) {
			final int turn = p * (rows / (2 * m)), a = stride * p, b = stride * (p + m), to = 2 * stride * p;
			final float c = cos[turn], s = sign * sin[turn];
			butterfly2(re, im, otherRe, otherIm, a, b, to, stride, c, s);
		}
	}

	private static void butterfly2(final float[] re, final float[] im, final float[] toRe, final float[] toIm,
		final int a, final int b, final int to, final int n, final float c, final float s)
	{
		for (int q = 0; q < n; q++) {
			final float ar = re[a + q], br = re[b + q], ai = im[a + q], bi = im[b + q];
			toRe[to + q] = ar + br;
			toIm[to + q] = ai + bi;
			toRe[to + n + q] = c * (ar - br) - s * (ai - bi);
			toIm[to + n + q] = c * (ai - bi) + s * (ar - br);
		}
	}

	private void radix3(final int m, final int stride, final int sign) {
		for (int p = 0; p < m; p++) {
			final int turn = p * (rows / (3 * m)), to = 3 * stride * p;
			combine3(re, im, stride * p, stride * m, stride, otherRe, otherIm, to, sign * HEIGHT_3);
			for (int k = 1; k < 3 && p > 0; k++)
				rotate(otherRe, otherIm, to + k * stride, stride, cos[k * turn % rows], sign * sin[k * turn % rows]);
		}
	}

	/** The transform of length 3 without the rotation that follows. */
	private static void combine3(final float[] re, final float[] im, final int a, final int step, final int n,
		final float[] toRe, final float[] toIm, final int to, final float h)
	{
		final int b = a + step, c = b + step, to1 = to + n, to2 = to1 + n;
		for (int q = 0; q < n; q++) {
			final float sr = re[b + q] + re[c + q], si = im[b + q] + im[c + q];
			final float dr = h * (re[b + q] - re[c + q]), di = h * (im[b + q] - im[c + q]);
			final float tr = re[a + q] - 0.5f * sr, ti = im[a + q] - 0.5f * si;
			toRe[to + q] = re[a + q] + sr;
			toIm[to + q] = im[a + q] + si;
			toRe[to1 + q] = tr - di;
			toIm[to1 + q] = ti + dr;
			toRe[to2 + q] = tr + di;
			toIm[to2 + q] = ti - dr;
		}
	}

	private void radix4(final int m, final int stride, final int sign) {
		for (int p = 0; p < m; p++) {
			final int turn = p * (rows / (4 * m)), from = stride * p, to = 4 * stride * p;
			combine4(re, im, from, stride * m, stride, otherRe, otherIm, to, sign);
			for (int k = 1; k < 4 && p > 0; k++)
				rotate(otherRe, otherIm, to + k * stride, stride, cos[k * turn % rows], sign * sin[k * turn % rows]);
		}
	}

	/** The transform of length 4 without the rotation that follows. */
	private static void combine4(final float[] re, final float[] im, final int a, final int step, final int n,
		final float[] toRe, final float[] toIm, final int to, final float sign)
	{
		final int b = a + step, c = b + step, d = c + step, to1 = to + n, to2 = to1 + n, to3 = to2 + n;
		for (int q = 0; q < n; q++) {
			final float sr = re[a + q] + re[c + q], tr = re[a + q] - re[c + q];
			final float si = im[a + q] + im[c + q], ti = im[a + q] - im[c + q];
			final float ur = re[b + q] + re[d + q], vr = sign * (re[b + q] - re[d + q]);
			final float ui = im[b + q] + im[d + q], vi = sign * (im[b + q] - im[d + q]);
			toRe[to + q] = sr + ur;
			toIm[to + q] = si + ui;
			toRe[to1 + q] = tr - vi;
			toIm[to1 + q] = ti + vr;
			toRe[to2 + q] = sr - ur;
			toIm[to2 + q] = si - ui;
			toRe[to3 + q] = tr + vi;
			toIm[to3 + q] = ti - vr;
		}
	}

	private void radix5(final int m, final int stride, final int sign) {
		for (int p = 0; p < m; p++) {
			final int turn = p * (rows / (5 * m)), to = 5 * stride * p;
			combine5(re, im, stride * p, stride * m, stride, otherRe, otherIm, to, sign * SIN_5, sign * SIN_5_2);
			for (int k = 1; k < 5 && p > 0; k++)
				rotate(otherRe, otherIm, to + k * stride, stride, cos[k * turn % rows], sign * sin[k * turn % rows]);
		}
	}

	/** The transform of length 5 without the rotation that follows. */
	private static void combine5(final float[] re, final float[] im, final int a, final int step, final int n,
		final float[] toRe, final float[] toIm, final int to, final float s1, final float s2)
	{
		final int b = a + step, c = b + step, d = c + step, e = d + step;
		final int to1 = to + n, to2 = to1 + n, to3 = to2 + n, to4 = to3 + n;
		for (int q = 0; q < n; q++) {
			final float pr = re[b + q] + re[e + q], mr = re[b + q] - re[e + q];
			final float pi = im[b + q] + im[e + q], mi = im[b + q] - im[e + q];
			final float qr = re[c + q] + re[d + q], nr = re[c + q] - re[d + q];
			final float qi = im[c + q] + im[d + q], ni = im[c + q] - im[d + q];
			final float tr = re[a + q] + COS_5 * pr + COS_5_2 * qr, ti = im[a + q] + COS_5 * pi + COS_5_2 * qi;
			final float ur = re[a + q] + COS_5_2 * pr + COS_5 * qr, ui = im[a + q] + COS_5_2 * pi + COS_5 * qi;
			final float vr = s1 * mr + s2 * nr, vi = s1 * mi + s2 * ni, wr = s2 * mr - s1 * nr, wi = s2 * mi - s1 * ni;
			toRe[to + q] = re[a + q] + pr + qr;
			toIm[to + q] = im[a + q] + pi + qi;
			toRe[to1 + q] = tr - vi;
			toIm[to1 + q] = ti + vr;
			toRe[to2 + q] = ur - wi;
			toIm[to2 + q] = ui + wr;
			toRe[to3 + q] = ur + wi;
			toIm[to3 + q] = ui - wr;
			toRe[to4 + q] = tr + vi;
			toIm[to4 + q] = ti - vr;
		}
	}

	private static void rotate(final float[] re, final float[] im, final int start, final int n, final float c,
		final float s)
	{
		for (int i = start; i < start + n; i++) {
			final float r = re[i];
			re[i] = c * r - s * im[i];
			im[i] = c * im[i] + s * r;
		}
	}

	/** Any factor, by the definition of the transform. */
	private void radix(final int factor, final int m, final int stride, final int sign) {
		for (int p = 0; p < m; p++)
			for (int k = 0; k < factor; k++) {
				final int to = stride * (factor * p + k), turn = p * k * (rows / (factor * m));
				Arrays.fill(otherRe, to, to + stride, 0);
				Arrays.fill(otherIm, to, to + stride, 0);
				for (int j = 0; j < factor; j++) {
					final int angle = (int) ((turn + (long) j * k % factor * (rows / factor)) % rows);
					add(re, im, stride * (p + j * m), otherRe, otherIm, to, stride, cos[angle], sign * sin[angle]);
				}
			}
	}

	private static void add(final float[] re, final float[] im, final int from, final float[] toRe, final float[] toIm,
		final int to, final int n, final float c, final float s)
	{
		for (int q = 0; q < n; q++) {
			toRe[to + q] += c * re[from + q] - s * im[from + q];
			toIm[to + q] += c * im[from + q] + s * re[from + q];
		}
	}
}
