package org.cnnvis.engine.portable;

import java.util.function.BiFunction;

import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.ChannelRange;
import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Permute;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Puts a part of each input, seen in some way, at a place in the output; what is not written is zero. */
final class CopyKernel implements Kernel {

	private final Site site;
	private final BiFunction<INDArray, Integer, INDArray> source, target;

	/**
	 * @param source the view of an input that is taken: from the input and its index
	 * @param target the view of the output that it is put to, of the same shape: from the output and the input's index
	 */
	private CopyKernel(final Site site, final BiFunction<INDArray, Integer, INDArray> source,
		final BiFunction<INDArray, Integer, INDArray> target)
	{
		this.site = site;
		this.source = source;
		this.target = target;
	}

	static Kernel of(final Site site, final Concat op) {
		final int axis = op.axis();
		final long[] from = new long[site.inputs() + 1];
		for (int i = 0; i < site.inputs(); i++)
			from[i + 1] = from[i] + dims(site.inputShape(i))[axis];
		return new CopyKernel(site, (x, i) -> x, (y, i) -> Views.range(y, axis, from[i], from[i + 1]));
	}

	static Kernel of(final Site site, final ChannelRange op) {
		return new CopyKernel(site, (x, i) -> Views.range(x, Concat.CHANNELS, op.from(), op.to()), (y, i) -> y);
	}

	static Kernel of(final Site site, final Border op) {
		final int[] border = { op.top(), op.bottom(), op.left(), op.right() };
		return new CopyKernel(site, (x, i) -> Views.inside(x, Views.negative(border)), (y, i) -> Views.inside(y, border));
	}

	static Kernel of(final Site site, final Permute op) {
		final int[] a = op.axes();
		return new CopyKernel(site, (x, i) -> x.permute(0, a[0] + 1, a[1] + 1, a[2] + 1), (y, i) -> y);
	}

	/** The same numbers in the same order in another shape. */
	static Kernel reshape(final Site site) {
		return new CopyKernel(site, (x, i) -> x, (y, i) -> Views.shaped(y, site.input(0).array().shape()));
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray y = site.output().array();
		long written = 0;
		for (int i = 0; i < site.inputs(); i++)
			written += target.apply(y, i).length();
		if (written < y.length()) tape.fill(y, 0);
		for (int i = 0; i < site.inputs(); i++)
			tape.copy(source.apply(site.input(i).array(), i), target.apply(y, i));
	}

	@Override
	public void backward(final Tape tape) {
		for (int i = 0; i < site.inputs(); i++) {
			final INDArray dx = site.inputGradient(i).array(), part = source.apply(dx, i);
			if (part.length() < dx.length()) tape.fill(dx, 0);
			tape.copy(target.apply(site.outputGradient().array(), i), part);
		}
	}

	private static long[] dims(final Shape s) {
		return new long[] { s.channels(), s.height(), s.width() };
	}
}
