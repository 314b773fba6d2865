package org.cnnvis.engine.onednn;

import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Makes the 3 x 3 kernels that take gradients back: (out, in, 3, 3) becomes (in, out, 3, 3), turned by half a turn. */
final class Turn extends Step {

	private final Value from, to;
	private final int out, in;
	private FloatBuffer source, target;

	Turn(final Value from, final Value to, final int out, final int in, final BitSet taps) {
		super(taps);
		this.from = from;
		this.to = to;
		this.out = out;
		this.in = in;
	}

	@Override
	void bind(final NativeMemory memory, final Natives natives) {
		final long length = 9L * out * in;
		source = memory.floats(from).capacity(length).asBuffer();
		target = memory.floats(to).capacity(length).asBuffer();
	}

	@Override
	void run(final Session session) {
		IntStream.range(0, in).parallel().forEach(this::turn);
	}

	private void turn(final int i) {
		for (int o = 0; o < out; o++)
			for (int k = 0, a = (o * in + i) * 9, b = (i * out + o) * 9 + 8; k < 9; k++)
				target.put(b - k, source.get(a + k));
	}
}
