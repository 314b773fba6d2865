package org.cnnvis.engine.winograd;

/**
 * The transforms of six numbers to six and of six to four, for many of them at once: each argument is an array of numbers
 * that do not know each other. Short loops over whole arrays, as Java's compiler vectorises no others.
 */
final class Lines {

	private Lines() {}

	/** o = B' d */
	static void in(final float[] d0, final float[] d1, final float[] d2, final float[] d3, final float[] d4,
		final float[] d5, final float[][] o, final int n)
	{
		edge(d0, d2, d4, o[0], n);
		middle(d1, d2, d3, d4, o[1], o[2], n);
		outer(d1, d2, d3, d4, o[3], o[4], n);
		edge(d1, d3, d5, o[5], n);
	}

	private static void edge(final float[] a, final float[] b, final float[] c, final float[] o, final int n) {
		for (int i = 0; i < n; i++)
			o[i] = 4 * a[i] - 5 * b[i] + c[i];
	}

	private static void middle(final float[] d1, final float[] d2, final float[] d3, final float[] d4, final float[] o1,
		final float[] o2, final int n)
	{
		for (int i = 0; i < n; i++) {
			final float even = d4[i] - 4 * d2[i], odd = d3[i] - 4 * d1[i];
			o1[i] = even + odd;
			o2[i] = even - odd;
		}
	}

	private static void outer(final float[] d1, final float[] d2, final float[] d3, final float[] d4, final float[] o3,
		final float[] o4, final int n)
	{
		for (int i = 0; i < n; i++) {
			final float even = d4[i] - d2[i], odd = 2 * (d3[i] - d1[i]);
			o3[i] = even + odd;
			o4[i] = even - odd;
		}
	}

	/** o = A' m */
	static void out(final float[][] m, final float[] o0, final float[] o1, final float[] o2, final float[] o3,
		final int n)
	{
		sums(m[1], m[2], m[3], m[4], o0, o2, n);
		add(m[0], o0, n);
		differences(m[1], m[2], m[3], m[4], o1, o3, n);
		add(m[5], o3, n);
	}

	private static void sums(final float[] m1, final float[] m2, final float[] m3, final float[] m4, final float[] o0,
		final float[] o2, final int n)
	{
		for (int i = 0; i < n; i++) {
			final float inner = m1[i] + m2[i], outer = m3[i] + m4[i];
			o0[i] = inner + outer;
			o2[i] = inner + 4 * outer;
		}
	}

	private static void differences(final float[] m1, final float[] m2, final float[] m3, final float[] m4,
		final float[] o1, final float[] o3, final int n)
	{
		for (int i = 0; i < n; i++) {
			final float inner = m1[i] - m2[i], outer = m3[i] - m4[i];
			o1[i] = inner + 2 * outer;
			o3[i] = inner + 8 * outer;
		}
	}

	/** Every fourth number of a row goes to the same of four arrays, from a place in them; n numbers to each. */
	static void deal(final float[] row, final float[] p0, final float[] p1, final float[] p2, final float[] p3,
		final int at, final int n)
	{
		for (int i = 0; i < n; i++) {
			p0[at + i] = row[4 * i];
			p1[at + i] = row[4 * i + 1];
			p2[at + i] = row[4 * i + 2];
			p3[at + i] = row[4 * i + 3];
		}
	}

	/** The opposite of {@link #deal}. */
	static void collect(final float[] p0, final float[] p1, final float[] p2, final float[] p3, final int at,
		final float[] row, final int n)
	{
		for (int i = 0; i < n; i++) {
			row[4 * i] = p0[at + i];
			row[4 * i + 1] = p1[at + i];
			row[4 * i + 2] = p2[at + i];
			row[4 * i + 3] = p3[at + i];
		}
	}

	/** o += c */
	static void add(final float c, final float[] o, final int n) {
		for (int i = 0; i < n; i++)
			o[i] += c;
	}

	/** o += x */
	static void add(final float[] x, final float[] o, final int n) {
		for (int i = 0; i < n; i++)
			o[i] += x[i];
	}

	/** o = max(o, 0) */
	static void rectify(final float[] o, final int n) {
		for (int i = 0; i < n; i++)
			o[i] = Math.max(o[i], 0);
	}
}
