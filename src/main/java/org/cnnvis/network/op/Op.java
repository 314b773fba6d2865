package org.cnnvis.network.op;

import java.util.Collections;
import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/**
 * What one node computes, with its weights, for one picture. Immutable. Operations know shapes and weights, not how to
 * compute: that is a backend's job.
 */
public interface Op {

	/**
	 * @param inputs shapes of the inputs, in order
	 * @throws ShapeException if the operation cannot work on these shapes; the message says why, in a phrase
	 */
	Shape outputShape(List<Shape> inputs);

	/** The field's name of the operation, for messages and listings. */
	default String name() {
		return getClass().getSimpleName();
	}

	/** Everything that was learned: the arrays themselves, not copies; they are not to be changed. */
	default List<float[]> weights() {
		return Collections.emptyList();
	}

	/** Number of weights. */
	default long parameters() {
		return weights().stream().mapToLong(w -> w.length).sum();
	}
}
