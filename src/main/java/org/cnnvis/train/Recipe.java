package org.cnnvis.train;

/** Everything that decides what a training run yields, apart from the photographs. */
final class Recipe {

	final int size = 112;
	final int validationPerClass = 10;
	final int batch = 32;
	final double learningRate = 0.05;
	final double momentum = 0.9;
	final double weightDecay = 5e-4;
	final int epochs;
	final long seed;

	Recipe(final int epochs, final long seed) {
		this.epochs = epochs;
		this.seed = seed;
	}
}
