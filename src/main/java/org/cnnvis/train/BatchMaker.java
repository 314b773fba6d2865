package org.cnnvis.train;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

import org.cnnvis.model.InputSpec;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.LabelledPhotograph;

/** Turns photographs into what a network learns from, on all cores; the result does not depend on their number. */
final class BatchMaker {

	private final Augmentation augmentation;
	private final InputSpec input;
	private final int classes;

	BatchMaker(final Augmentation augmentation, final InputSpec input, final int classes) {
		this.augmentation = augmentation;
		this.input = input;
		this.classes = classes;
	}

	/**
	 * @param seed of the augmentation of the first photograph; those that follow have the next numbers
	 * @return pictures (batch x channels x size x size) and labels (batch x classes, a single 1 in each row)
	 */
	DataSet make(final List<LabelledPhotograph> photographs, final long seed) {
		final int n = photographs.size(), side = augmentation.size(), length = input.channels() * side * side;
		final float[] pictures = new float[n * length];
		final INDArray labels = Nd4j.zeros(n, classes);
		IntStream.range(0, n).parallel().forEach(i -> put(augmentation.apply(photographs.get(i).photograph(),
			new SplittableRandom(seed + i)), pictures, i * length));
		for (int i = 0; i < n; i++)
			labels.putScalar(i, photographs.get(i).label(), 1);
		return new DataSet(Nd4j.createFromArray(pictures).reshape(n, input.channels(), side, side), labels);
	}

	private void put(final float[] rgb, final float[] pictures, final int at) {
		final int area = rgb.length / 3;
		for (int c = 0; c < input.channels(); c++)
			for (int i = 0; i < area; i++)
				pictures[at + c * area + i] = (rgb[input.color(c) * area + i] - input.mean(c)) * input.scale(c);
	}
}
