package org.cnnvis.model.keras;

import java.util.Objects;

/** Which tensor: the layer, which of its calls (a shared layer has several), which of the call's outputs. */
final class TensorRef {

	private final String layer;
	private final int call;
	private final int output;

	TensorRef(final String layer, final int call, final int output) {
		this.layer = layer;
		this.call = call;
		this.output = output;
	}

	String layer() {
		return layer;
	}

	int call() {
		return call;
	}

	@Override
	public boolean equals(final Object o) {
		if (!(o instanceof TensorRef)) return false;
		final TensorRef t = (TensorRef) o;
		return layer.equals(t.layer) && call == t.call && output == t.output;
	}

	@Override
	public int hashCode() {
		return Objects.hash(layer, call, output);
	}

	@Override
	public String toString() {
		return layer + (call == 0 ? "" : ", call " + (call + 1));
	}
}
