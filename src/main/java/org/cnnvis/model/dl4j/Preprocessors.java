package org.cnnvis.model.dl4j;

import java.util.Arrays;

import org.cnnvis.network.Node;
import org.cnnvis.network.op.Permute;
import org.cnnvis.network.op.Reshape;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;

/** What DL4J does to a layer's input before the layer sees it. */
final class Preprocessors {

	private static final int[] LAST_TO_FIRST = { 0, 3, 1, 2 }, FIRST_TO_LAST = { 0, 2, 3, 1 };

	private Preprocessors() {}

	/** @param part name of the nodes, where any are needed */
	static Signal translate(final InputPreProcessor preprocessor, final Signal in, final String part, final Scope scope) {
		if (preprocessor == null) return in;
		if (preprocessor instanceof CnnToFeedForwardPreProcessor) return flatten((CnnToFeedForwardPreProcessor) preprocessor,
			in, part, scope);
		if (preprocessor instanceof FeedForwardToCnnPreProcessor) return map((FeedForwardToCnnPreProcessor) preprocessor, in,
			part, scope);
		if (preprocessor instanceof PermutePreprocessor) return permute(((PermutePreprocessor) preprocessor)
			.getPermutationIndices(), in, part, scope);
		if (preprocessor instanceof ReshapePreprocessor) {
			final ReshapePreprocessor reshape = (ReshapePreprocessor) preprocessor;
			final long[] target = reshape.getTargetShape();
			return reshape(reshape.isHasMiniBatchDimension() ? Arrays.copyOfRange(target, 1, target.length) : target, in, part,
				scope);
		}
		if (preprocessor instanceof ComposableInputPreProcessor) {
			Signal signal = in;
			final InputPreProcessor[] chain = ((ComposableInputPreProcessor) preprocessor).getInputPreProcessors();
			for (int i = 0; i < chain.length; i++)
				signal = translate(chain[i], signal, part + (i + 1), scope);
			return signal;
		}
		throw scope.refuse("its preprocessor " + preprocessor.getClass().getSimpleName() + " is not for pictures");
	}

	private static Signal flatten(final CnnToFeedForwardPreProcessor preprocessor, final Signal in, final String part,
		final Scope scope)
	{
		if (in.isVector()) return in;
		final long height = preprocessor.getInputHeight(), width = preprocessor.getInputWidth();
		if (height > 0 && width > 0) scope.size().expect(in.node(), height, width);
		final Node flat = scope.part(part, Reshape.flatten(in.order()), in.node());
		return new Signal(flat, Math.toIntExact(preprocessor.getNumChannels() * height * width), Signal.Layout.VECTOR);
	}

	/** Pictures given as rows of numbers; the network's input is the picture itself. */
	private static Signal map(final FeedForwardToCnnPreProcessor preprocessor, final Signal in, final String part,
		final Scope scope)
	{
		final int c = Math.toIntExact(preprocessor.getNumChannels());
		final int h = Math.toIntExact(preprocessor.getInputHeight()), w = Math.toIntExact(preprocessor.getInputWidth());
		if (!in.isVector()) {
			scope.size().expect(in.node(), h, w);
			return in;
		}
		return new Signal(scope.part(part, new Reshape(c, h, w, Reshape.Order.CHANNELS_FIRST), in.node()), c,
			Signal.Layout.CHANNELS_FIRST);
	}

	/** @param target (numbers) or three dimensions in the layout of the input */
	static Signal reshape(final long[] target, final Signal in, final String part, final Scope scope) {
		final int[] t = new int[target.length];
		for (int i = 0; i < t.length; i++)
			t[i] = Math.toIntExact(target[i]);
		if (Arrays.stream(t).allMatch(n -> n > 0)) scope.size().expect(in.node(), Arrays.stream(target).reduce(1, (a,
			b) -> a * b));
		if (t.length == 1) return new Signal(scope.part(part, Reshape.flatten(in.order()), in.node()), Math.max(0, t[0]),
			Signal.Layout.VECTOR);
		if (t.length != 3) throw scope.refuse("it reshapes to " + t.length + " dimensions, which is no picture");
		final boolean last = in.layout() == Signal.Layout.CHANNELS_LAST;
		final int c = last ? t[2] : t[0], h = last ? t[0] : t[1], w = last ? t[1] : t[2];
		return new Signal(scope.part(part, new Reshape(c, h, w, in.order()), in.node()), Math.max(0, c), last
			? Signal.Layout.CHANNELS_LAST : Signal.Layout.CHANNELS_FIRST);
	}

	/** @param indices axes of DL4J's array, the batch being axis 0, which may be left out */
	private static Signal permute(final int[] indices, final Signal in, final String part, final Scope scope) {
		final int[] p = indices[0] == 0 ? indices : new int[] { 0, indices[0], indices[1], indices[2] };
		if (p.length != 4 || in.isVector()) throw scope.refuse("it exchanges axes of something that is no map");
		// Between the layouts, only the way of counting changes.
		if (in.layout() == Signal.Layout.CHANNELS_LAST && Arrays.equals(p, LAST_TO_FIRST)) return new Signal(in.node(), in
			.channels(), Signal.Layout.CHANNELS_FIRST);
		if (in.layout() == Signal.Layout.CHANNELS_FIRST && Arrays.equals(p, FIRST_TO_LAST)) return new Signal(in.node(), in
			.channels(), Signal.Layout.CHANNELS_LAST);
		final int[] axes = new int[3];
		for (int i = 1; i <= 3; i++)
			axes[in.axis(i)] = in.axis(p[i]);
		final Node node = scope.part(part, new Permute(axes), in.node());
		return new Signal(node, axes[0] == 0 ? in.channels() : 0, in.layout());
	}
}
