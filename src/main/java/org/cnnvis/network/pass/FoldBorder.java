package org.cnnvis.network.pass;

import java.util.List;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Border;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Window;

/**
 * Lets convolutions add the border of zeros before them by themselves, where theirs is given in pixels (ResNet and
 * MobileNet are written so). Pooling is left alone: a zero before it is a value, its own border is not.
 */
public final class FoldBorder {

	private FoldBorder() {}

	public static Network of(final Network network) {
		return Rewrite.apply(network, (node, inputs) -> {
			if (!isFoldable(node.op(), inputs)) return Rewrite.withInputs(node, inputs);
			final Node border = inputs.get(0);
			return Rewrite.with(node, fold((Border) border.op(), (Convolution) node.op()), border.inputs());
		});
	}

	private static boolean isFoldable(final Object op, final List<Node> inputs) {
		if (!(op instanceof Convolution) || !(inputs.get(0).op() instanceof Border)) return false;
		final Border b = (Border) inputs.get(0).op();
		final boolean cuts = Math.min(Math.min(b.top(), b.bottom()), Math.min(b.left(), b.right())) < 0;
		return !cuts && ((Convolution) op).window().padding().kind() == Padding.Kind.EXPLICIT;
	}

	private static Convolution fold(final Border b, final Convolution c) {
		final Window w = c.window();
		// An explicit border does not depend on the size.
		final int[] p = w.border(1, 1);
		final Padding sum = Padding.of(p[0] + b.top(), p[1] + b.bottom(), p[2] + b.left(), p[3] + b.right());
		return new Convolution(c.kernel(), c.bias(), new Window(new int[] { w.kernelHeight(), w.kernelWidth() }, new int[] {
			w.strideY(), w.strideX() }, new int[] { w.dilationY(), w.dilationX() }, sum), c.groups());
	}
}
