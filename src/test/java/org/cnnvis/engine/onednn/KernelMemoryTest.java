package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.cnnvis.engine.onednn.ConvolutionProblem.Answer;
import org.cnnvis.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library's kernels write where they may, and nowhere else: one of them did not, which ended Java with a crash. */
@ExtendWith(RequiresOneDnn.class)
class KernelMemoryTest {

	private static final int ROUNDS = 300, GUARD = 1 << 16;
	private static final byte UNTOUCHED = 0x3c;

	/** Memory of one argument, with guards before and after it. */
	private static final class Guarded implements AutoCloseable {

		private final BytePointer all;
		private final long start, end;

		/** Zeros. */
		Guarded(final long bytes) {
			all = new BytePointer(Pointer.malloc(bytes + 2 * GUARD + MemoryPlan.ALIGNMENT));
			all.capacity(bytes + 2 * GUARD + MemoryPlan.ALIGNMENT);
			Pointer.memset(all, UNTOUCHED, all.capacity());
			start = GUARD + (MemoryPlan.ALIGNMENT - all.address() % MemoryPlan.ALIGNMENT) % MemoryPlan.ALIGNMENT;
			end = start + bytes;
			Pointer.memset(all.getPointer(start), 0, bytes);
		}

		memory memory(final memory.desc layout) {
			return new memory(layout, OneDnn.engine(), all.getPointer(start));
		}

		/** Bytes beyond that were written. */
		long touched() {
			final byte[] bytes = new byte[(int) all.capacity()];
			all.get(bytes);
			long touched = 0;
			for (int i = 0; i < bytes.length; i++)
				if ((i < start || i >= end) && bytes[i] != UNTOUCHED) touched++;
			return touched;
		}

		@Override
		public void close() {
			Pointer.free(all);
		}
	}

	@Test
	void forTheSizesThatWereComputedWrongly() {
		for (final int[] size : new int[][] { { 6, 6 }, { 1, 36 }, { 1, 33 } })
			for (int batch = 1; batch <= 3; batch++)
				assertStaysWithin(problem(batch, 464, 288, size[0], size[1], 1, 1, 0));
	}

	@Test
	void forAnyConvolution() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < ROUNDS; i++) {
			final boolean whole = random.nextInt(4) > 0;
			final int most = random.nextBoolean() ? 8 : 40, kernel = random.nextBoolean() ? 1 : 2 + random.nextInt(4);
			assertStaysWithin(problem(1 + random.nextInt(3), channels(random, whole), channels(random, whole), kernel + random
				.nextInt(most), kernel + random.nextInt(most), kernel, 1 + random.nextInt(10) / 7, random.nextInt(kernel)));
		}
	}

	private static int channels(final SplittableRandom random, final boolean whole) {
		return whole ? 16 * (1 + random.nextInt(20)) : 1 + random.nextInt(300);
	}

	private static ConvolutionProblem problem(final int batch, final int in, final int out, final int height,
		final int width, final int kernel, final int stride, final int border)
	{
		final int rows = (height + 2 * border - kernel) / stride + 1, columns = (width + 2 * border - kernel) / stride + 1;
		final Geometry geometry = new Geometry(new long[] { kernel, kernel }, stride, new long[] { border, border },
			new long[] { (rows - 1) * stride + kernel - height - border, (columns - 1) * stride + kernel - width - border });
		return new ConvolutionProblem(batch, Shape.of(in, height, width), Shape.of(out, rows, columns), 1, geometry, true);
	}

	private static void assertStaysWithin(final ConvolutionProblem problem) {
		for (final ConvolutionProblem asked : new ConvolutionProblem[] { problem, problem.inBfloat16(data_type.f32), problem
			.inBfloat16(data_type.bf16) })
			try (PointerScope scope = new PointerScope()) {
				assertStaysWithin(asked.forward(OneDnn.attributes()), DNNL_ARG_SRC, DNNL_ARG_DST);
				assertStaysWithin(asked.backward(), DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC);
			}
	}

	private static void assertStaysWithin(final Answer answer, final int source, final int target) {
		if (answer == null) return;
		final IntMemoryMap arguments = new IntMemoryMap();
		final List<Guarded> all = new ArrayList<>();
		final int[] keys = { source, DNNL_ARG_WEIGHTS, target, DNNL_ARG_BIAS, DNNL_ARG_SCRATCHPAD };
		final memory.desc[] layouts = { answer.source, answer.kernel, answer.target, Layouts.vector(answer.problem.output
			.channels()), answer.description.scratchpad_desc() };
		for (int i = 0; i < keys.length; i++) {
			final Guarded guarded = new Guarded(layouts[i].get_size());
			all.add(guarded);
			arguments.put(keys[i], guarded.memory(layouts[i]));
		}
		final stream stream = new stream(OneDnn.engine());
		answer.primitive().execute(stream, arguments);
		stream._wait();
		long touched = 0;
		for (final Guarded guarded : all) {
			touched += guarded.touched();
			guarded.close();
		}
		assertEquals(0, touched, () -> answer.name() + " for " + answer.problem.input + " to " + answer.problem.output +
			", batch " + answer.problem.batch);
	}
}
