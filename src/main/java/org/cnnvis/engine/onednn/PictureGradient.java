package org.cnnvis.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.engine.Precision;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Window;

/**
 * The gradient of a convolution that reads a picture. The library computes channels in blocks of 8 or 16, most of which a
 * picture's 1 or 3 leave empty. Here the four pixels of each 2 x 2 square count as channels: their gradients are one
 * convolution of what comes in, with 4 times the channels and a quarter of the positions; then the squares are put beside
 * each other.
 */
final class PictureGradient {

	/** Pixels of a square along one side, and channels that fit a block of 16 with 4 pixels each. */
	private static final int SIDE = 2, MOST_CHANNELS = 4, BLOCK = SIDE * SIDE * MOST_CHANNELS;

	private final Convolution op;
	private final int batch;
	private final Shape picture, output, squares;
	/** Of the square's gradient in the one that comes in: first and last row and column it depends on, and their step. */
	private final int[] first, last;
	private final int stride, step;
	private final int[] border;

	private PictureGradient(final Convolution op, final int batch, final Shape picture, final Shape output) {
		this.op = op;
		this.batch = batch;
		this.picture = picture;
		this.output = output;
		final Window w = op.window();
		stride = w.strideY();
		step = SIDE / stride;
		border = w.border(picture.height(), picture.width());
		// Output row Y reads row i = Y * stride - border + k of the picture, where i = square * SIDE + place.
		first = new int[] { first(border[0], w.kernelHeight()), first(border[2], w.kernelWidth()) };
		last = new int[] { (SIDE - 1 + border[0]) / stride, (SIDE - 1 + border[2]) / stride };
		squares = Shape.of(BLOCK, (picture.height() + SIDE - 1) / SIDE, (picture.width() + SIDE - 1) / SIDE);
	}

	private int first(final int before, final int kernel) {
		return -Math.floorDiv(kernel - 1 - before, stride);
	}

	/** @return null if the convolution is not of the kind that gains */
	static Value emit(final Emitter emitter, final Convolution op, final int batch, final Shape picture,
		final Shape output, final Value gradient, final Precision precision)
	{
		final Window w = op.window();
		final boolean suits = op.groups() == 1 && op.inChannels() <= MOST_CHANNELS && op.outChannels() >= BLOCK && w
			.dilationY() == 1 && w.dilationX() == 1 && w.strideY() == w.strideX() && w.strideY() <= SIDE && w
				.kernelHeight() > 1 && w.kernelWidth() > 1;
		return suits ? new PictureGradient(op, batch, picture, output).emit(emitter, gradient, precision) : null;
	}

	private Value emit(final Emitter emitter, final Value gradient, final Precision precision) {
		final int[] after = { after(squares.height(), output.height(), 0), after(squares.width(), output.width(), 1) };
		if (Math.max(first[0], first[1]) > 0 || Math.min(after[0], after[1]) < 0) return null;
		final Geometry geometry = new Geometry(new long[] { kernel(0), kernel(1) }, step, new long[] { -first[0],
			-first[1] }, new long[] { after[0], after[1] });
		final Value blocks = new DirectConvolution(new ConvolutionProblem(batch, output, squares, 1, geometry, false),
			new FixedWeights(kernel(), null, BLOCK, output.channels(), 1), precision).forward(emitter, gradient, OneDnn.attributes(), true,
			memory.data_type.f32);
		return pixels(emitter, blocks);
	}

	private int kernel(final int axis) {
		return last[axis] - first[axis] + 1;
	}

	/** Rows or columns of zeros behind, so that there are as many results as squares. */
	private int after(final int count, final int size, final int axis) {
		return step * (count - 1) + kernel(axis) + first[axis] - size;
	}

	/** (square's pixel and channel, out, height, width): each filter's weights as the squares' pixels meet them. */
	private float[] kernel() {
		final int height = kernel(0), width = kernel(1), outs = op.outChannels();
		final float[] result = new float[BLOCK * outs * height * width];
		for (int place = 0; place < SIDE * SIDE; place++)
			for (int c = 0; c < op.inChannels(); c++)
				for (int o = 0; o < outs; o++)
					for (int y = 0; y < height; y++)
						for (int x = 0; x < width; x++)
							result[(((place * MOST_CHANNELS + c) * outs + o) * height + y) * width + x] = weight(o, c, place / SIDE +
								border[0] - stride * (y + first[0]), place % SIDE + border[2] - stride * (x + first[1]));
		return result;
	}

	private float weight(final int o, final int c, final int y, final int x) {
		final Window w = op.window();
		return y < 0 || x < 0 || y >= w.kernelHeight() || x >= w.kernelWidth() ? 0 : op.kernel().data()[((o * op
			.inChannels() + c) * w.kernelHeight() + y) * w.kernelWidth() + x];
	}

	/** Puts the squares beside each other, and cuts off what is outside the picture. */
	private Value pixels(final Emitter emitter, final Value blocks) {
		final int h = squares.height(), w = squares.width(), channels = picture.channels();
		final memory.desc sixteen = Layouts.of(format_tag.nChw16c, Layouts.dimensions(batch, squares));
		final Value from = blocks.lies(sixteen) ? blocks : emitter.to(Layouts.of(format_tag.nChw8c, Layouts.dimensions(batch,
			squares)), blocks);
		final int block = from.lies(sixteen) ? BLOCK : BLOCK / 2;
		final long row = (long) w * block, plane = h * row, wide = (long) SIDE * w, area = SIDE * h * wide;
		// Picture, channel, square's row, row in it, square's column, column in it.
		final long[] sizes = { batch, channels, h, SIDE, w, SIDE };
		final Value source = from.as(Layouts.strided(sizes, BLOCK / block * plane, 1, row, block == BLOCK ? 2 * MOST_CHANNELS
			: plane, block, MOST_CHANNELS));
		final Value whole = emitter.allocate(Layouts.plain(batch, Shape.of(channels, SIDE * h, SIDE * w)));
		emitter.copy(source, whole.as(Layouts.strided(sizes, channels * area, area, SIDE * wide, wide, SIDE, 1)));
		return emitter.part(whole, Layouts.dimensions(batch, picture), new long[4]);
	}
}
