package org.cnnvis.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.LabelledPhotograph;

/** Turns photographs into what a network takes, on all cores; the result does not depend on their number. */
final class BatchMaker {

	private final Augmentation augmentation;
	private final InputSpec input;
	private final int length;

	BatchMaker(final Augmentation augmentation, final InputSpec input) {
		this.augmentation = augmentation;
		this.input = input;
		this.length = input.channels() * augmentation.size() * augmentation.size();
	}

	Batch newBatch(final int number) {
		return new Batch(number, length);
	}

	/**
	 * @param photographs at most as many as the batch has room for; what is left is filled with zeros
	 * @param seed of the augmentation of the first photograph; those that follow have the next numbers
	 */
	void fill(final Batch batch, final List<LabelledPhotograph> photographs, final long seed) {
		IntStream.range(0, photographs.size()).parallel().forEach(i -> {
			put(augmentation.apply(photographs.get(i).photograph(), new SplittableRandom(seed + i)), batch.pictures, i *
				length);
			batch.labels[i] = photographs.get(i).label();
		});
		Arrays.fill(batch.pictures, photographs.size() * length, batch.pictures.length, 0);
	}

	private void put(final float[] rgb, final float[] pictures, final int at) {
		final int area = rgb.length / 3;
		for (int c = 0; c < input.channels(); c++) {
			final float mean = input.mean(c), scale = input.scale(c);
			for (int i = 0, from = input.color(c) * area; i < area; i++)
				pictures[at + c * area + i] = (level(rgb, from + i, i, area) - mean) * scale;
		}
	}

	private float level(final float[] rgb, final int colored, final int i, final int area) {
		if (input.order() == ChannelOrder.GREY) return 0.299f * rgb[i] + 0.587f * rgb[area + i] + 0.114f * rgb[2 * area + i];
		return rgb[colored];
	}
}
