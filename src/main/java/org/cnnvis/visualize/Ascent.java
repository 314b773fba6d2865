package org.cnnvis.visualize;

import java.util.List;
import java.util.stream.IntStream;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.optimizer.Normalization;
import org.cnnvis.visualize.optimizer.RmsProp;
import org.cnnvis.visualize.penalty.Penalty;

/**
 * Gradient ascent for one batch of pictures, each on one channel. Pictures are in grey levels, with the network's
 * channels; the network gets them times its input scale, without its mean taken off. If a method is interrupted
 * ({@link java.util.concurrent.CancellationException}), pictures and activations stay those of the last evaluation.
 *
 * <pre>{@code
 * ascent.evaluate();
 * for (int i = 0; i < steps; i++) {
 * 	ascent.step();
 * 	ascent.evaluate();
 * }
 * }</pre>
 */
final class Ascent {

	private final GradientProgram program;
	private final Shape picture;
	private final int batch;
	private final List<Penalty> penalties;
	private final RmsProp optimizer;
	private final float[] scales;
	private final int[] channels;
	private float[] pictures, next;
	private final float[] input, gradient, means;
	private final float[][] cotangents;
	private final double[] values;

	/**
	 * @param program its only tap is a vector: the means of channels
	 * @param channels for each picture of the batch
	 * @param start batch x channels x height x width
	 */
	Ascent(final GradientProgram program, final InputSpec input, final int[] channels, final float[] start,
		final List<Penalty> penalties, final RmsProp optimizer)
	{
		this.program = program;
		this.picture = program.inputShape();
		this.batch = channels.length;
		this.penalties = penalties;
		this.optimizer = optimizer;
		this.channels = channels;
		this.next = start;
		this.pictures = new float[start.length];
		this.gradient = new float[start.length];
		this.scales = scales(input);
		this.input = scales == null ? null : new float[start.length];
		final int outputs = program.tapShape(0).size();
		this.means = new float[batch * outputs];
		this.cotangents = new float[1][batch * outputs];
		for (int i = 0; i < batch; i++)
			cotangents[0][i * outputs + channels[i]] = 1;
		this.values = new double[batch];
	}

	/** Factor of each channel, or null where all are 1. */
	private static float[] scales(final InputSpec input) {
		final float[] scales = new float[input.channels()];
		boolean ones = true;
		for (int c = 0; c < scales.length; c++) {
			scales[c] = input.scale(c);
			ones &= scales[c] == 1;
		}
		return ones ? null : scales;
	}

	/** Computes the activations of the newest pictures. */
	void evaluate() {
		if (scales == null) program.forward(next);
		else {
			scale(next, input);
			program.forward(input);
		}
		program.read(0, means);
		final float[] evaluated = next;
		next = pictures;
		pictures = evaluated;
	}

	/** Makes the next pictures from those evaluated last. */
	void step() {
		program.backward(cotangents, gradient);
		if (scales != null) scale(gradient, gradient);
		IntStream.range(0, batch).parallel().forEach(this::climb);
	}

	private void climb(final int i) {
		final int start = i * picture.size(), end = start + picture.size();
		values[i] = activation(i);
		for (final Penalty penalty : penalties)
			values[i] -= penalty.subtract(pictures, start, picture, gradient);
		Normalization.apply(gradient, start, end);
		optimizer.step(pictures, gradient, next, start, end);
	}

	private void scale(final float[] from, final float[] to) {
		for (int i = 0; i < from.length; i++)
			to[i] = from[i] * scales[i / picture.area() % scales.length];
	}

	/** Batch x channels x height x width, as evaluated last. The next evaluation writes elsewhere. */
	float[] pictures() {
		return pictures;
	}

	/** Mean of the picture's channel, when it was evaluated last. */
	double activation(final int i) {
		return means[i * (means.length / batch) + channels[i]];
	}

	/** The activation less the penalties, for the picture that the last step began with. */
	double value(final int i) {
		return values[i];
	}
}
