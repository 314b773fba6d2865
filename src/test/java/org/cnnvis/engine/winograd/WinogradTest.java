package org.cnnvis.engine.winograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;

import org.cnnvis.engine.Differences;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.engine.Reference;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transforms with products by plain loops in between, against the convolution's formula. */
class WinogradTest {

	private static final int IN = 5, OUT = 6;

	/** Transforms multiply by up to 8 and cancel again: the error is some tens of roundings of the largest number. */
	private static final double TOLERANCE = 64.0 / (1 << 24);

	private static final class Array implements Maps {

		private final float[] data;

		Array(final int length) {
			this(new float[length]);
		}

		Array(final float[] data) {
			this.data = data;
		}

		@Override
		public void read(final long from, final float[] to, final int length) {
			System.arraycopy(data, (int) from, to, 0, length);
		}

		@Override
		public void write(final float[] from, final long to, final int length) {
			System.arraycopy(from, 0, data, (int) to, length);
		}
	}

	@ParameterizedTest(name = "{0} x {1}, border {2} {3} {4} {5}")
	@CsvSource({ "8, 8, 1, 1, 1, 1", "13, 18, 1, 1, 1, 1", "7, 5, 0, 0, 0, 0", "3, 3, 0, 0, 0, 0", "6, 9, 1, 0, 0, 1",
		"4, 21, 0, 1, 1, 0", "1, 1, 1, 1, 1, 1" })
	void computesTheConvolution(final int height, final int width, final int top, final int bottom, final int left,
		final int right)
	{
		final RandomWeights random = new RandomWeights(height * 100 + width);
		final Tensor kernel = random.kernel(OUT, IN, 3, 3);
		final float[] bias = random.array(OUT, 1), picture = random.array(IN * height * width, 1);
		final NetworkBuilder net = new NetworkBuilder();
		final Node conv = net.add("conv", new Convolution(kernel, bias, Window.of(3, 1, Padding.of(top, bottom, left, right)),
			1), net.add("input", new Input(IN, height, width)));
		final double[] expected = Reference.run(net.build(conv), 0, 0, Differences.doubles(picture)).get(conv);
		final Shape out = Shape.of(OUT, height + top + bottom - 2, width + left + right - 2);
		final float[] computed = byTiles(new Tiles(height, width, out.height(), out.width(), top, left), picture, kernel
			.data(), bias, false);
		assertEquals(0, Differences.relative(expected, Differences.doubles(computed)), TOLERANCE);
		for (int rows = 1; rows <= 3; rows++)
			assertEquals(0, Differences.relative(expected, Differences.doubles(byPlanes(new Tiles(height, width, out.height(), out
				.width(), top, left), picture, kernel.data(), bias, rows))), TOLERANCE, rows + " rows of tiles at once");
		final float[] rectified = byTiles(new Tiles(height, width, out.height(), out.width(), top, left), picture, kernel
			.data(), bias, true);
		for (int i = 0; i < rectified.length; i++)
			assertEquals(Math.max(0, computed[i]), rectified[i]);
	}

	/** @return channels first */
	private static float[] byTiles(final Tiles t, final float[] picture, final float[] kernel, final float[] bias,
		final boolean rectified)
	{
		final int area = t.inHeight() * t.inWidth(), outArea = t.outHeight() * t.outWidth(), count = t.count();
		final Array map = new Array(picture.length), tiles = new Array(Tiles.NUMBERS * count * IN);
		final Array products = new Array(Tiles.NUMBERS * count * OUT), result = new Array(outArea * OUT);
		for (int c = 0; c < IN; c++)
			for (int p = 0; p < area; p++)
				map.data[p * IN + c] = picture[c * area + p];
		final Transform transform = new Transform();
		transform.reserve(t, OUT);
		for (int row = 0; row < t.rows(); row++)
			transform.in(t, IN, map, 0, row, tiles, (long) row * t.columns() * IN, (long) count * IN);
		final float[] filters = Filters.transformed(kernel, OUT, IN);
		for (int k = 0; k < Tiles.NUMBERS; k++)
			for (int i = 0; i < count; i++)
				for (int o = 0; o < OUT; o++)
					for (int c = 0; c < IN; c++)
						products.data[(k * count + i) * OUT + o] += tiles.data[(k * count + i) * IN + c] * filters[(k * IN + c) *
							OUT + o];
		for (int row = 0; row < t.rows(); row++)
			transform.out(t, OUT, products, (long) row * t.columns() * OUT, (long) count * OUT, row, bias, rectified, result, 0);
		final float[] computed = new float[result.data.length];
		for (int o = 0; o < OUT; o++)
			for (int p = 0; p < outArea; p++)
				computed[o * outArea + p] = result.data[p * OUT + o];
		return computed;
	}

	/** With channels first, some rows of tiles at once. */
	private static float[] byPlanes(final Tiles t, final float[] picture, final float[] kernel, final float[] bias,
		final int rowsAtOnce)
	{
		final int area = t.inHeight() * t.inWidth(), outArea = t.outHeight() * t.outWidth();
		final Array map = new Array(picture), result = new Array(outArea * OUT);
		final float[] filters = Filters.transformedOutputsFirst(kernel, OUT, IN);
		final PlaneTransform transform = new PlaneTransform();
		transform.reserve(t, rowsAtOnce);
		for (int row = 0; row < t.rows(); row += rowsAtOnce) {
			final int rows = Math.min(rowsAtOnce, t.rows() - row), count = rows * t.columns();
			final Array tiles = new Array(Tiles.NUMBERS * count * IN), products = new Array(Tiles.NUMBERS * count * OUT);
			for (int c = 0; c < IN; c++)
				transform.in(t, row, rows, map, (long) c * area, tiles, (long) c * count, (long) count * IN);
			for (int k = 0; k < Tiles.NUMBERS; k++)
				for (int o = 0; o < OUT; o++)
					for (int i = 0; i < count; i++)
						for (int c = 0; c < IN; c++)
							products.data[(k * OUT + o) * count + i] += filters[(k * OUT + o) * IN + c] * tiles.data[(k * IN + c) *
								count + i];
			for (int o = 0; o < OUT; o++)
				transform.out(t, row, rows, products, (long) o * count, (long) count * OUT, bias[o], result, (long) o * outArea);
		}
		return result.data;
	}

	@Test
	void aCrewDoesEachPartOnceAndPassesFailuresOn() {
		try (Crew crew = new Crew(3)) {
			for (int parts = 1; parts < 20; parts++) {
				final AtomicIntegerArray done = new AtomicIntegerArray(parts);
				crew.run(parts, (part, worker) -> done.incrementAndGet(part));
				for (int i = 0; i < parts; i++)
					assertEquals(1, done.get(i));
			}
			assertThrows(IllegalStateException.class, () -> crew.run(5, (part, worker) -> {
				throw new ArithmeticException();
			}));
			crew.run(1, (part, worker) -> assertEquals(0, worker));
		}
	}
}
