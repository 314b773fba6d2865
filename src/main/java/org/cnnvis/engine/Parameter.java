package org.cnnvis.engine;

import java.nio.FloatBuffer;

import org.cnnvis.network.Node;

/** Numbers that a {@link TrainingProgram} learns: the kernel or the biases of a convolution, where the program has them. */
public final class Parameter {

	private final Node node;
	private final boolean isBias;
	private final FloatBuffer values, gradient;

	/**
	 * @param values direct, the kernel as (out, in, height, width)
	 * @param gradient of the same length
	 */
	public Parameter(final Node node, final boolean isBias, final FloatBuffer values, final FloatBuffer gradient) {
		this.node = node;
		this.isBias = isBias;
		this.values = values;
		this.gradient = gradient;
	}

	/** The convolution. */
	public Node node() {
		return node;
	}

	public boolean isBias() {
		return isBias;
	}

	public int length() {
		return values.capacity();
	}

	/** A view of its own of what the next step computes with; it can be changed. Not to be used after the program is closed. */
	public FloatBuffer values() {
		return values.duplicate();
	}

	/** A view of its own of the gradient of the last step. Not to be used after the program is closed. */
	public FloatBuffer gradient() {
		return gradient.duplicate();
	}

	@Override
	public String toString() {
		return node.layer() + (isBias ? " biases" : " kernel");
	}
}
