package org.cnnvis.engine.winograd;

/** Filters transformed: G g G'. */
public final class Filters {

	private static final double[][] G = { { 1 / 4., 0, 0 }, { -1 / 6., -1 / 6., -1 / 6. }, { -1 / 6., 1 / 6., -1 / 6. }, {
		1 / 24., 1 / 12., 1 / 6. }, { 1 / 24., -1 / 12., 1 / 6. }, { 0, 0, 1 } };

	private Filters() {}

	/**
	 * @param kernel (out, in, 3, 3)
	 * @return 36 matrices (in, out)
	 */
	public static float[] transformed(final float[] kernel, final int out, final int in) {
		final float[] result = new float[Tiles.NUMBERS * in * out];
		final double[] half = new double[3 * Tiles.IN];
		for (int i = 0, to = 0; i < in; i++)
			for (int o = 0; o < out; o++)
				transform(kernel, (o * in + i) * 9, half, result, to++, in * out);
		return result;
	}

	/**
	 * @param kernel (out, in, 3, 3)
	 * @return 36 matrices (out, in)
	 */
	public static float[] transformedOutputsFirst(final float[] kernel, final int out, final int in) {
		final float[] result = new float[Tiles.NUMBERS * in * out];
		final double[] half = new double[3 * Tiles.IN];
		for (int filter = 0; filter < out * in; filter++)
			transform(kernel, filter * 9, half, result, filter, in * out);
		return result;
	}

	/** In double precision, so that only the result is rounded. */
	private static void transform(final float[] kernel, final int from, final double[] half, final float[] to,
		final int start, final int step)
	{
		for (int r = 0; r < Tiles.IN; r++)
			for (int x = 0; x < 3; x++)
				half[r * 3 + x] = G[r][0] * kernel[from + x] + G[r][1] * kernel[from + 3 + x] + G[r][2] * kernel[from + 6 + x];
		for (int r = 0; r < Tiles.IN; r++)
			for (int c = 0; c < Tiles.IN; c++)
				to[start + (r * Tiles.IN + c) * step] = (float) (half[r * 3] * G[c][0] + half[r * 3 + 1] * G[c][1] + half[r * 3 +
					2] * G[c][2]);
	}

	/**
	 * The kernel that takes gradients back: input and output channels exchanged, each filter turned by half a turn.
	 *
	 * @param kernel (out, in, 3, 3)
	 * @return (in, out, 3, 3)
	 */
	public static float[] turned(final float[] kernel, final int out, final int in) {
		final float[] turned = new float[kernel.length];
		for (int o = 0, from = 0; o < out; o++)
			for (int i = 0; i < in; i++)
				for (int k = 8, to = (i * out + o) * 9; k >= 0; k--)
					turned[to + k] = kernel[from++];
		return turned;
	}
}
