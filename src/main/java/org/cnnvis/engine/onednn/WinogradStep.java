package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.BitSet;
import java.util.Map;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.javacpp.FloatPointer;
import org.cnnvis.engine.winograd.Crew;
import org.cnnvis.engine.winograd.Maps;
import org.cnnvis.engine.winograd.Tiles;

/** Some rows of tiles of a batch: transformed, multiplied, transformed back. */
final class WinogradStep extends Step {

	private final Tiles tiles;
	private final int in, out, first, count, padded;
	private final Value x, y;
	private final matmul product;
	private final Map<Integer, Value> arguments;
	private final float[] bias;
	private final boolean rectified;
	private final Helpers helpers;
	/** Made once, as a step allocates nothing. */
	private final Crew.Work transform = this::in, transformBack = this::out;
	private IntMemoryMap bound;
	private float[] unused;
	private Maps[] source, transformed, products, target;

	/**
	 * @param first of the batch's rows of tiles
	 * @param padded tiles of these rows, and unused ones that whole blocks of the product have
	 * @param x and y channels last
	 * @param bias one number per output channel, or null
	 * @param rectified a ReLU follows
	 */
	WinogradStep(final Tiles tiles, final int in, final int out, final int first, final int count,
		final int padded, final Value x, final Value y, final matmul product, final Map<Integer, Value> arguments, final float[] bias,
		final boolean rectified, final Helpers helpers, final BitSet taps)
	{
		super(taps);
		this.tiles = tiles;
		this.in = in;
		this.out = out;
		this.first = first;
		this.count = count;
		this.padded = padded;
		this.x = x;
		this.y = y;
		this.product = product;
		this.arguments = arguments;
		this.bias = bias;
		this.rectified = rectified;
		this.helpers = helpers;
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		natives.keep(product);
		bound = natives.keep(new IntMemoryMap());
		arguments.forEach((number, value) -> bound.put(number, memory.memory(value)));
		source = maps(memory, x);
		transformed = maps(memory, arguments.get(DNNL_ARG_SRC));
		products = maps(memory, arguments.get(DNNL_ARG_DST));
		target = maps(memory, y);
		unused = new float[(padded - count * tiles.columns()) * in];
	}

	/** One for each thread. */
	private Maps[] maps(final NativeMemory memory, final Value value) {
		final Maps[] maps = new Maps[helpers.crew().workers()];
		for (int i = 0; i < maps.length; i++)
			maps[i] = new NativeMaps(memory.floats(value));
		return maps;
	}

	private static final class NativeMaps implements Maps {

		private final FloatPointer start;

		NativeMaps(final FloatPointer start) {
			this.start = start;
		}

		@Override
		public void read(final long from, final float[] to, final int length) {
			start.position(from).get(to, 0, length);
		}

		@Override
		public void write(final float[] from, final long to, final int length) {
			start.position(to).put(from, 0, length);
		}
	}

	@Override
	void run(final Session session) {
		helpers.crew().run(count, transform);
		for (int i = 0; unused.length > 0 && i < Tiles.NUMBERS; i++)
			transformed[0].write(unused, ((long) i * padded + count * tiles.columns()) * in, unused.length);
		product.execute(session.stream(), bound);
		helpers.crew().run(count, transformBack);
	}

	private void in(final int row, final int worker) {
		final long pixels = (long) tiles.inHeight() * tiles.inWidth() * in;
		helpers.transform(worker).in(tiles, in, source[worker], (first + row) / tiles.rows() * pixels, (first + row) % tiles
			.rows(), transformed[worker], (long) row * tiles.columns() * in, (long) padded * in);
	}

	private void out(final int row, final int worker) {
		final long pixels = (long) tiles.outHeight() * tiles.outWidth() * out;
		helpers.transform(worker).out(tiles, out, products[worker], (long) row * tiles.columns() * out, (long) padded * out, (first + row) % tiles.rows(), bias, rectified, target[worker], (first + row) / tiles.rows() *
				pixels);
	}
}
