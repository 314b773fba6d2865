package org.cnnvis.engine.portable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
	private final Map<float[], List<Slice>> constants = new IdentityHashMap<>();
	private final List<INDArray> owned = new ArrayList<>();
	private List<List<Slice>> shared;

	MemoryPlan(final DataType type) {
		this.type = type;
	}

	/** An array that is in use at one time; {@link Slice#usedAt} tells of others. */
	Slice array(final int time, final long... shape) {
		final Slice slice = new Slice(shape, time);
		slices.add(slice);
		return slice;
	}

	/** Numbers that never change. The same array object is stored once, also when it is asked for again. */
	Slice constant(final float[] data, final long... shape) {
		final Slice slice = new Slice(shape, 0);
		constants.computeIfAbsent(data, d -> new ArrayList<>()).add(slice);
		return slice;
	}

	/** Bytes that {@link #allocate} takes. */
	long bytes() {
		if (shared == null) shared = share();
		long numbers = 0;
		for (final List<Slice> users : shared)
			numbers += users.get(0).length();
		for (final float[] constant : constants.keySet())
			numbers += constant.length;
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
		for (final Map.Entry<float[], List<Slice>> constant : constants.entrySet())
			place(constant.getValue(), load(constant.getKey()));
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
