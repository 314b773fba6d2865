package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.engine.winograd.Filters;
import org.cnnvis.engine.winograd.Tiles;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;

/**
 * A 3 x 3 convolution of stride 1 by F(4 x 4, 3 x 3) where the library has no kernel for it (processors without AVX-512):
 * transformed here, multiplied by the library.
 */
final class TiledWinograd {

	/** With fewer channels, transforming costs more than multiplying saves. */
	private static final int FEWEST_CHANNELS = 32;

	/** Bytes of transformed tiles that are multiplied at once, as they stay in the processor's cache. */
	private static final long CACHED = 8 << 20;

	/**
	 * The library's matrix product computes rows in blocks of up to 12, and those left over in another order of sums. Whole
	 * blocks only, so that rounding does not depend on the batch.
	 */
	private static final int ROWS_OF_PRODUCT = 12;

	private final int batch, in, out;
	private final Tiles tiles;
	private final Shape output;

	private TiledWinograd(final int batch, final Shape input, final Shape output, final Geometry geometry) {
		this.batch = batch;
		this.in = input.channels();
		this.out = output.channels();
		this.output = output;
		this.tiles = new Tiles(input.height(), input.width(), output.height(), output.width(), (int) geometry.before[0],
			(int) geometry.before[1]);
	}

	static boolean suits(final Convolution op) {
		return Math.min(op.inChannels(), op.outChannels()) >= FEWEST_CHANNELS;
	}

	/**
	 * @param kernel (out, in, 3, 3)
	 * @param bias one number per output channel, or null
	 * @param rectified a ReLU follows
	 */
	static Value emit(final Emitter emitter, final Value x, final int batch, final Shape input, final Shape output,
		final Geometry geometry, final Supplier<float[]> kernel, final float[] bias, final boolean rectified)
	{
		final Value source = emitter.to(Layouts.channelsLast(batch, input), x);
		return new TiledWinograd(batch, input, output, geometry).emit(emitter, source, kernel, bias, rectified);
	}

	private Value emit(final Emitter emitter, final Value x, final Supplier<float[]> kernel, final float[] bias,
		final boolean rectified)
	{
		final Value y = emitter.allocate(Layouts.channelsLast(batch, output));
		final int rows = batch * tiles.rows(), together = Math.min(rows, rowsAtOnce());
		final memory.desc any = Layouts.of(format_tag.any, Tiles.NUMBERS, in, out);
		final matmul.primitive_desc whole = describe(together, any);
		final Value filters = emitter.constant(Layouts.of(format_tag.abc, Tiles.NUMBERS, in, out), () -> Filters.transformed(
			kernel.get(), out, in), whole.weights_desc());
		final Value transformed = emitter.allocate(whole.src_desc()), products = emitter.allocate(whole.dst_desc());
		final matmul product = new matmul(whole);
		emitter.helpers().reserve(tiles, Math.max(in, out));
		for (int first = 0; first < rows; first += together) {
			final int from = first, count = Math.min(together, rows - first);
			final matmul.primitive_desc description = count == together ? whole : describe(count, whole.weights_desc());
			final Map<Integer, Value> arguments = new HashMap<>();
			arguments.put(DNNL_ARG_SRC, transformed.as(description.src_desc()));
			arguments.put(DNNL_ARG_WEIGHTS, filters);
			arguments.put(DNNL_ARG_DST, products.as(description.dst_desc()));
			if (description.scratchpad_desc().get_size() > 0) arguments.put(DNNL_ARG_SCRATCHPAD, emitter.allocate(description
				.scratchpad_desc()));
			emitter.add(taps -> new WinogradStep(tiles, in, out, from, count, padded(count), x, y, count == together ? product
				: new matmul(description), arguments, bias, rectified, emitter.helpers(), taps), arguments.values(), Arrays.asList(x, y));
		}
		return y;
	}

	/** As many rows of tiles as fit the cache; more where the filters are larger than that and would be read too often. */
	private int rowsAtOnce() {
		final long row = 4L * Tiles.NUMBERS * tiles.columns() * (in + out), filters = 4L * Tiles.NUMBERS * in * out;
		return (int) Math.max(1, Math.max(CACHED, filters) / row);
	}

	/** Tiles of some rows, and unused ones. */
	private int padded(final int tileRows) {
		return (tileRows * tiles.columns() + ROWS_OF_PRODUCT - 1) / ROWS_OF_PRODUCT * ROWS_OF_PRODUCT;
	}

	private matmul.primitive_desc describe(final int tileRows, final memory.desc filters) {
		final long count = padded(tileRows);
		return new matmul.primitive_desc(new matmul.desc(Layouts.of(format_tag.abc, Tiles.NUMBERS, count, in), filters,
			Layouts.of(format_tag.abc, Tiles.NUMBERS, count, out)), OneDnn.attributes(), OneDnn.engine());
	}
}
