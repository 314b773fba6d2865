package org.cnnvis.engine.portable;

import java.util.Arrays;

import org.bytedeco.javacpp.Pointer;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.winograd.Crew;
import org.cnnvis.engine.winograd.Filters;
import org.cnnvis.engine.winograd.Tiles;
import org.cnnvis.network.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A 3 x 3 convolution of stride 1 by F(4 x 4, 3 x 3): transformed in Java, multiplied by BLAS, on several threads. Picture
 * by picture, and some rows of tiles at a time, so that rounding depends neither on the batch nor on the threads.
 */
final class TiledWinograd implements LinearMap {

	/** With fewer channels, transforming costs more than multiplying saves. */
	private static final int FEWEST_CHANNELS = 32;

	/** With fewer tiles, the transformed filters, which are 4 times as many numbers, are read for too little. */
	private static final int FEWEST_TILES = 9;

	/** Tiles that are multiplied at once: few enough for the processor's cache, enough for the product to be fast. */
	private static final int TILES_AT_ONCE = 784;

	private final Workers workers;
	private final Tiles tiles;
	private final int in, out, rowsAtOnce;
	private final float[] bias;
	private final Slice filters, transformed, products;

	/**
	 * @param kernel (out, in, 3, 3)
	 * @param bias one number per output channel, or null
	 */
	TiledWinograd(final Site site, final Scratch scratch, final Tensor kernel, final Geometry g, final float[] bias) {
		workers = site.workers();
		tiles = tiles(g);
		in = g.from.channels();
		out = g.to.channels();
		this.bias = bias == null ? new float[out] : bias;
		final int bands = (tiles.count() + TILES_AT_ONCE - 1) / TILES_AT_ONCE;
		rowsAtOnce = (tiles.rows() + bands - 1) / bands;
		final long tilesAtOnce = (long) rowsAtOnce * tiles.columns();
		filters = site.constant(kernel.data(), "transformed", () -> Filters.transformedOutputsFirst(kernel.data(), out, in),
			Tiles.NUMBERS, out, in);
		transformed = scratch.array(Tiles.NUMBERS, in, tilesAtOnce);
		products = scratch.array(Tiles.NUMBERS, out, tilesAtOnce);
		workers.reserve(tiles, rowsAtOnce);
	}

	private static Tiles tiles(final Geometry g) {
		return new Tiles(g.from.height(), g.from.width(), g.to.height(), g.to.width(), g.border[0], g.border[2]);
	}

	/** True for convolutions that the method is made for and faster with, where numbers are in the processor's memory. */
	static boolean suits(final Site site, final Geometry g) {
		final int[] least = { 3, 1, 1 }, vertical = { g.kernel[0], g.stride[0], g.dilation[0] };
		final int[] horizontal = { g.kernel[1], g.stride[1], g.dilation[1] };
		if (!Arrays.equals(least, vertical) || !Arrays.equals(least, horizontal) || g.groups > 1) return false;
		return site.type() == DataType.FLOAT && site.precision() == Precision.FLOAT32 && Blas.isThere() && Math
			.min(g.from.channels(), g.to.channels()) >= FEWEST_CHANNELS && tiles(g).count() >= FEWEST_TILES && (long) site
				.batch() * Math.max(g.from.size(), g.to.size()) <= HostMaps.MOST_NUMBERS;
	}

	@Override
	public void record(final Tape tape, final INDArray from, final INDArray to) {
		final int threads = workers.crew().workers();
		final Band band = new Band(HostMaps.of(from, threads), HostMaps.of(to, threads), HostMaps.of(transformed.array(),
			threads), HostMaps.of(products.array(), threads));
		for (int n = 0; n < from.size(0); n++)
			for (int row = 0; row < tiles.rows(); row += rowsAtOnce) {
				final int picture = n, first = row, rows = Math.min(rowsAtOnce, tiles.rows() - row);
				tape.call(() -> band.compute(picture, first, rows));
			}
	}

	/** Some rows of tiles of a picture. Everything it needs is made once, as a step allocates nothing. */
	private final class Band {

		private final HostMaps[] x, y, v, m;
		private final Pointer[] u = pointers(filters), b = pointers(transformed), c = pointers(products);
		private final Crew.Work transform = this::in, product = this::multiply, transformBack = this::out;
		private int picture, first, rows;

		Band(final HostMaps[] x, final HostMaps[] y, final HostMaps[] v, final HostMaps[] m) {
			this.x = x;
			this.y = y;
			this.v = v;
			this.m = m;
		}

		private Pointer[] pointers(final Slice slice) {
			return Blas.pointers(slice.array(), workers.crew().workers());
		}

		void compute(final int ofPicture, final int firstRow, final int count) {
			picture = ofPicture;
			first = firstRow;
			rows = count;
			workers.crew().run(in, transform);
			workers.crew().run(Tiles.NUMBERS, product);
			workers.crew().run(out, transformBack);
		}

		private long count() {
			return (long) rows * tiles.columns();
		}

		private void in(final int channel, final int worker) {
			final long area = (long) tiles.inHeight() * tiles.inWidth();
			workers.transform(worker).in(tiles, first, rows, x[worker], ((long) picture * in + channel) * area, v[worker],
				channel * count(), in * count());
		}

		private void multiply(final int i, final int worker) {
			final int n = (int) count();
			u[worker].position((long) i * out * in);
			b[worker].position((long) i * in * n);
			c[worker].position((long) i * out * n);
			Blas.multiply(false, false, out, n, in, u[worker], in, b[worker], n, c[worker], n);
		}

		private void out(final int channel, final int worker) {
			final long area = (long) tiles.outHeight() * tiles.outWidth();
			workers.transform(worker).out(tiles, first, rows, m[worker], channel * count(), out * count(), bias[channel],
				y[worker], ((long) picture * out + channel) * area);
		}
	}
}
