package org.cnnvis.classify;

import java.util.List;
import java.util.function.Consumer;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.network.Shape;

/** Computes views of pictures in groups as large as the program's batch; what is missing in the last one is empty. */
final class Views implements AutoCloseable {

	private final GradientProgram program;
	private final int batch, taps;
	private float[] group;

	Views(final GradientProgram program) {
		this.program = program;
		batch = program.spec().batch();
		taps = program.spec().taps().size();
	}

	String backend() {
		return program.backend();
	}

	/**
	 * @param inputs one or more views each
	 * @param length of one view
	 * @param result is told each view's activations, the means over places: taps x channels
	 */
	void compute(final List<float[]> inputs, final int length, final Consumer<double[][]> result) {
		if (batch == 1 && inputs.size() == 1 && inputs.get(0).length == length) {
			program.forward(inputs.get(0));
			read(1, result);
			return;
		}
		if (group == null) group = new float[batch * length];
		int filled = 0;
		for (final float[] input : inputs)
			for (int start = 0; start < input.length; start += length) {
				System.arraycopy(input, start, group, filled++ * length, length);
				if (filled < batch) continue;
				run(filled, result);
				filled = 0;
			}
		if (filled > 0) run(filled, result);
	}

	private void run(final int filled, final Consumer<double[][]> result) {
		program.forward(group);
		read(filled, result);
	}

	private void read(final int filled, final Consumer<double[][]> result) {
		final float[][] values = new float[taps][];
		for (int tap = 0; tap < taps; tap++) {
			values[tap] = new float[batch * program.tapShape(tap).size()];
			program.read(tap, values[tap]);
		}
		for (int view = 0; view < filled; view++) {
			final double[][] means = new double[taps][];
			for (int tap = 0; tap < taps; tap++)
				means[tap] = means(values[tap], view, program.tapShape(tap));
			result.accept(means);
		}
	}

	/** A network without a fully connected layer may say something for each place. */
	private static double[] means(final float[] values, final int view, final Shape shape) {
		final double[] means = new double[shape.channels()];
		int i = view * shape.size();
		for (int channel = 0; channel < means.length; channel++) {
			for (int place = 0; place < shape.area(); place++)
				means[channel] += values[i++];
			means[channel] /= shape.area();
		}
		return means;
	}

	@Override
	public void close() {
		program.close();
	}
}
