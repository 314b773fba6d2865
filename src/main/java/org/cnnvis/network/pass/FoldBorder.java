package org.cnnvis.network.pass;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;

/**
 * Lets convolutions and poolings add the border of zeros before them by themselves, where theirs is given in pixels
 * (ResNet and MobileNet are written so, and Caffe's poolings in the files of other programs). Of a maximum, only where no
 * number is negative: a zero before it is a value, its own border is not. An average stays as it is.
 */
public final class FoldBorder {

	private FoldBorder() {}

	public static Network of(final Network network) {
		return Rewrite.apply(network, (node, inputs) -> {
			final Op folded = inputs.isEmpty() || !(inputs.get(0).op() instanceof Border) ? null : fold(inputs.get(0), node
				.op());
			return folded == null ? Rewrite.withInputs(node, inputs) : Rewrite.with(node, folded, inputs.get(0).inputs());
		});
	}

	/** @return null if that is not possible */
	private static Op fold(final Node border, final Op op) {
		final Border b = (Border) border.op();
		if (Math.min(Math.min(b.top(), b.bottom()), Math.min(b.left(), b.right())) < 0) return null;
		if (op instanceof Convolution) {
			final Convolution c = (Convolution) op;
			final Window window = fold(b, c.window());
			return window == null ? null : new Convolution(c.kernel(), c.bias(), window, c.groups());
		}
		if (!(op instanceof Pooling) || ((Pooling) op).kind() != Pooling.Kind.MAX || !NonNegative.is(border.input()))
			return null;
		final Window window = fold(b, ((Pooling) op).window());
		// Each window holds something of the map.
		return window == null || !isNarrow(window) ? null : new Pooling(Pooling.Kind.MAX, window, false);
	}

	/** @return null if the window's own border depends on the size */
	private static Window fold(final Border b, final Window w) {
		if (w.padding().kind() != Padding.Kind.EXPLICIT) return null;
		// An explicit border does not depend on the size.
		final int[] p = w.border(1, 1);
		final Padding sum = Padding.of(p[0] + b.top(), p[1] + b.bottom(), p[2] + b.left(), p[3] + b.right());
		return new Window(new int[] { w.kernelHeight(), w.kernelWidth() }, new int[] { w.strideY(), w.strideX() }, new int[] {
			w.dilationY(), w.dilationX() }, sum);
	}

	/** The border is narrower than the window, which has no gaps. */
	private static boolean isNarrow(final Window w) {
		final int[] p = w.border(1, 1);
		return w.dilationY() == 1 && w.dilationX() == 1 && Math.max(p[0], p[1]) < w.kernelHeight() && Math.max(p[2], p[3]) < w.kernelWidth();
	}
}
