package org.cnnvis.engine.portable;

import java.nio.FloatBuffer;

import org.cnnvis.engine.winograd.Maps;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of an array in the processor's memory, for one thread. */
final class HostMaps implements Maps {

	/** What Java can see of an array at once. */
	static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES;

	private final FloatBuffer numbers;

	private HostMaps(final INDArray array) {
		// All arrays of a plan begin where their memory begins.
		numbers = array.data().asNioFloat().duplicate();
		numbers.clear();
	}

	/** One for each thread. */
	static HostMaps[] of(final INDArray array, final int threads) {
		final HostMaps[] maps = new HostMaps[threads];
		for (int i = 0; i < threads; i++)
			maps[i] = new HostMaps(array);
		return maps;
	}

	@Override
	public void read(final long from, final float[] to, final int length) {
		numbers.position((int) from);
		numbers.get(to, 0, length);
	}

	@Override
	public void write(final float[] from, final long to, final int length) {
		numbers.position((int) to);
		numbers.put(from, 0, length);
	}
}
