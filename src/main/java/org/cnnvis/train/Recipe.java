package org.cnnvis.train;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;

/** Everything that decides what a training run yields, apart from the photographs. */
final class Recipe {

	/** Grey levels 0..255 become about -2..2. */
	final InputSpec input = InputSpec.of(ChannelOrder.RGB, 127.5f, 1 / 64f);
	/** Pixels along each side of the pictures. */
	final int size = 112;
	/** Photographs of each class that are held out. */
	final int validationPerClass = 10;
	final int batch = 32;
	/** The highest one. */
	final double learningRate = 0.05;
	final double momentum = 0.9;
	/** Factor of the L2 penalty. */
	final double weightDecay = 5e-4;
	final int epochs;
	/** Of the split, the first weights, the order, the augmentation and the dropout. */
	final long seed;

	Recipe(final int epochs, final long seed) {
		this.epochs = epochs;
		this.seed = seed;
	}
}
