package org.cnnvis.engine.portable;

/**
 * What one reader of an activation adds to its gradient. A reader writes it to {@link #slice()} and then says
 * {@link #deliver()}.
 */
final class GradientShare {

	private final Value value;
	private final Slice slice;
	private final Tape first = new Tape(null), further = new Tape(null);

	GradientShare(final Value value, final Slice slice) {
		this.value = value;
		this.slice = slice;
	}

	Slice slice() {
		return slice;
	}

	/** Makes ready for {@link #deliver()}, once memory is there. */
	void record() {
		if (slice == value.gradient()) return;
		first.copy(slice.array(), value.gradient().array());
		further.add(value.gradient().array(), slice.array(), value.gradient().array());
	}

	void deliver() {
		(value.isGradientSet() ? further : first).play();
		value.setGradientSet(true);
	}
}
