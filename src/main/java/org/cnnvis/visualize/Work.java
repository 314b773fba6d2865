package org.cnnvis.visualize;

import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Convolution;

/** How much there is to compute, in multiply-adds counted directly: a measure to compare runs of one computer with. */
public final class Work {

	/** A step computes the layers forward, and the gradient of what they do with the picture. */
	private static final int PASSES = 2;
	/** What a step does to each pixel besides, in multiply-adds of the time: transforms, Fourier, optimizer. */
	private static final double PER_PIXEL = 2000;

	private Work() {}

	/** Of a gradient step with one picture. */
	public static double ofStep(final Network network, final Shape picture) {
		double forward = 0;
		for (final Map.Entry<Node, Shape> entry : network.shapes(picture.height(), picture.width()).entrySet())
			if (entry.getKey().op() instanceof Convolution) forward += (double) ((Convolution) entry.getKey().op()).kernel()
				.size() * entry.getValue().area();
		return PASSES * forward + PER_PIXEL * picture.area();
	}

	/** Of the first steps of one picture, each in the size that it is made in. */
	static double of(final Group group, final int steps) {
		double sum = 0;
		for (final Stage stage : group.stages)
			sum += ofStep(stage.program.network(), stage.picture) * Math.max(0, Math.min(steps, stage.end) - stage.start);
		return sum;
	}
}
