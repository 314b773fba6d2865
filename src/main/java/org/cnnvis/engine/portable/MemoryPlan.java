package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of a program. First all arrays are asked for, with the times at which they are in use; then arrays that
 * are never in use at the same time are given the same memory, and it is known how much is needed before any is taken.
 */
final class MemoryPlan implements AutoCloseable {

	private final DataType type;
	private final List<Slice> slices = new ArrayList<>();
	private final Map<Source, Constant> constants = new LinkedHashMap<>();
	private final List<INDArray> owned = new ArrayList<>();
	private List<List<Slice>> shared;

	MemoryPlan(final DataType type) {
		this.type = type;
	}

	DataType type() {
		return type;
	}

	/** An array that is in use at one time; {@link Slice#usedAt} tells of others. */
	Slice array(final int time, final long... shape) {
		final Slice slice = new Slice(shape, time);
		slices.add(slice);
		return slice;
	}

	/** Numbers that never change. The same array object is stored once, also when it is asked for again. */
	Slice constant(final float[] data, final long... shape) {
		return constant(data, "", () -> data, shape);
	}

	/**
	 * Numbers that are computed from an array when memory is taken, and never change. Computed and stored once, also when
	 * they are asked for again.
	 *
	 * @param how a name for what is computed
	 */
	Slice constant(final float[] data, final String how, final Supplier<float[]> numbers, final long... shape) {
		final Slice slice = new Slice(shape, 0);
		constants.computeIfAbsent(new Source(data, how), s -> new Constant(numbers)).users.add(slice);
		return slice;
	}

	private static final class Constant {

		final Supplier<float[]> numbers;
		final List<Slice> users = new ArrayList<>();

		Constant(final Supplier<float[]> numbers) {
			this.numbers = numbers;
		}
	}

	/** What a constant is computed from; arrays are the same only if they are one object. */
	private static final class Source {

		private final float[] data;
		private final String how;

		Source(final float[] data, final String how) {
			this.data = data;
			this.how = how;
		}

		@Override
		public boolean equals(final Object o) {
			return o instanceof Source && ((Source) o).data == data && ((Source) o).how.equals(how);
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(data) + how.hashCode();
		}
	}

	/** Bytes that {@link #allocate} takes. */
	long bytes() {
		if (shared == null) shared = share();
		long numbers = 0;
		for (final List<Slice> users : shared)
			numbers += users.get(0).length();
		for (final Constant constant : constants.values())
			numbers += constant.users.get(0).length();
		return numbers * type.width();
	}

	/** Largest first, each into the first memory that is free while it is needed. */
	private List<List<Slice>> share() {
		slices.sort(Comparator.comparingLong(Slice::length).reversed());
		final List<List<Slice>> memories = new ArrayList<>();
		for (final Slice slice : slices) {
			List<Slice> home = null;
			for (final List<Slice> users : memories)
				if (home == null && users.stream().noneMatch(slice::overlaps)) home = users;
			if (home == null) memories.add(home = new ArrayList<>());
			home.add(slice);
		}
		return memories;
	}

	/** Takes the memory. */
	void allocate() {
		bytes();
		for (final List<Slice> users : shared)
			place(users, Nd4j.create(type, users.get(0).length()));
		for (final Constant constant : constants.values())
			place(constant.users, load(constant.numbers.get()));
	}

	private void place(final List<Slice> users, final INDArray memory) {
		owned.add(memory);
		for (final Slice user : users)
			user.placeIn(memory);
	}

	private INDArray load(final float[] data) {
		final INDArray array = Nd4j.createFromArray(data);
		if (type == DataType.FLOAT) return array;
		try (INDArray source = array) {
			return source.castTo(type);
		}
	}

	@Override
	public void close() {
		for (final INDArray array : owned)
			if (!array.wasClosed()) array.close();
		owned.clear();
	}
}
