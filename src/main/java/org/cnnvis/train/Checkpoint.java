package org.cnnvis.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.WholeFile;

/** The state of a run after an epoch, in a file that is there whole or not at all. */
final class Checkpoint {

	private static final int MAGIC = 0x434e4e56, VERSION = 1;

	final List<Epoch> history;
	/** Number of the epoch with the best weights, 0 for none. */
	final int best;
	final float[][] weights, bestWeights;
	final float[][][] states;

	Checkpoint(final List<Epoch> history, final float[][] weights, final float[][][] states, final int best,
		final float[][] bestWeights)
	{
		this.history = history;
		this.weights = weights;
		this.states = states;
		this.best = best;
		this.bestWeights = bestWeights;
	}

	/** @param run what decides the result: only a run of the same can go on from here */
	void write(final Path file, final String run) {
		WholeFile.write(file, part -> {
			try (DataOutputStream data = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
				write(data, run);
			}
		});
	}

	private void write(final DataOutputStream data, final String run) throws IOException {
		data.writeInt(MAGIC);
		data.writeInt(VERSION);
		data.writeUTF(run);
		data.writeInt(history.size());
		for (final Epoch e : history)
			for (final double number : new double[] { e.number(), e.loss(), e.accuracy(), e.validationLoss(), e
				.validationAccuracy(), e.seconds() })
				data.writeDouble(number);
		data.writeInt(best);
		for (int p = 0; p < weights.length; p++) {
			write(data, weights[p]);
			if (best > 0) write(data, bestWeights[p]);
			for (final float[] state : states[p])
				write(data, state);
		}
		data.writeInt(MAGIC);
	}

	private static void write(final DataOutputStream out, final float[] numbers) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
		bytes.asFloatBuffer().put(numbers);
		out.write(bytes.array());
	}

	/**
	 * @param weights arrays of the right lengths, which are filled
	 * @param states likewise
	 * @return null if there is no file
	 * @throws CnnVisException if the file is damaged, or of another run
	 */
	static Checkpoint read(final Path file, final String run, final float[][] weights, final float[][][] states) {
		if (!Files.exists(file)) return null;
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
			if (in.readInt() != MAGIC || in.readInt() != VERSION) throw new IOException("it is none");
			if (!in.readUTF().equals(run)) throw new CnnVisException("The checkpoint " + file +
				" is of a run with other settings or photographs: remove it, or take the settings of that run.");
			final List<Epoch> history = new ArrayList<>();
			for (int n = in.readInt(); n > 0; n--)
				history.add(new Epoch((int) in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in
					.readDouble()));
			final int best = in.readInt();
			final float[][] bestWeights = new float[weights.length][];
			for (int p = 0; p < weights.length; p++) {
				read(in, weights[p]);
				if (best > 0) read(in, bestWeights[p] = new float[weights[p].length]);
				for (final float[] state : states[p])
					read(in, state);
			}
			if (in.readInt() != MAGIC) throw new IOException("its end is missing");
			return new Checkpoint(history, weights, states, best, bestWeights);
		}
		catch (final IOException e) {
			throw new CnnVisException("The checkpoint " + file + " cannot be read (" + e.getMessage() +
				"): remove it to begin again.", e);
		}
	}

	private static void read(final DataInputStream in, final float[] numbers) throws IOException {
		final byte[] bytes = new byte[numbers.length * Float.BYTES];
		in.readFully(bytes);
		ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
	}
}
