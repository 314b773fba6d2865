package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.google.gson.JsonElement;

/** One use of a layer: what it is applied to, in order. Each argument is a tensor or a constant. Immutable. */
final class LayerCall {

	/** A tensor (then {@link #constant} is null) or a number, list or flag as in the file. */
	static final class Argument {

		final TensorRef tensor;
		final JsonElement constant;

		Argument(final TensorRef tensor, final JsonElement constant) {
			this.tensor = tensor;
			this.constant = constant;
		}
	}

	private final List<Argument> arguments;

	LayerCall(final List<Argument> arguments) {
		this.arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
	}

	List<Argument> arguments() {
		return arguments;
	}

	List<TensorRef> tensors() {
		final List<TensorRef> tensors = new ArrayList<>();
		for (final Argument argument : arguments)
			if (argument.tensor != null) tensors.add(argument.tensor);
		return tensors;
	}
}
