package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Concat;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Merge;

import org.cnnvis.model.keras.KerasTensor.Layout;

/** Layers that combine several inputs. */
final class MergeLayers {

	private MergeLayers() {}

	static KerasTensor merge(final LayerContext layer, final Merge.Kind kind) {
		final List<KerasTensor> inputs = aligned(layer);
		if (kind == Merge.Kind.SUBTRACT && inputs.size() != 2) throw layer.config.refuse("it subtracts " + inputs.size() +
			" inputs, not two");
		return inputs.size() == 1 ? layer.output(new Identity(), inputs) : layer.output(new Merge(kind), inputs);
	}

	static KerasTensor concatenate(final LayerContext layer) {
		final List<KerasTensor> inputs = aligned(layer);
		final int kerasAxis = layer.config.integer("axis", -1), axis = inputs.get(0).axis(kerasAxis);
		if (axis < 0) throw layer.config.refuse("its inputs have no axis " + kerasAxis);
		return layer.output(new Concat(axis), inputs);
	}

	/**
	 * The inputs with as many axes as the one that has most, in its order. Keras adds axes of length 1 in front, so a
	 * vector becomes (1, 1, channels).
	 */
	private static List<KerasTensor> aligned(final LayerContext layer) {
		if (layer.inputs().isEmpty()) throw layer.config.refuse("it has no inputs");
		KerasTensor widest = layer.inputs().get(0);
		for (final KerasTensor x : layer.inputs())
			if (x.rank() > widest.rank()) widest = x;
		final Layout layout = widest.layout() == Layout.PLANE ? Layout.CHANNELS_LAST : widest.layout();
		final List<KerasTensor> aligned = new ArrayList<>();
		for (final KerasTensor x : layer.inputs()) {
			if (x.rank() == 2 && widest.rank() == 3) throw layer.config.refuse("its inputs have 2 and 3 axes");
			final KerasTensor y = x.rank() == 1 ? new KerasTensor(x.node(), x.shape(), widest.rank(), Layout.CHANNELS_LAST)
				: x;
			aligned.add(layer.in(y, layout));
		}
		return Collections.unmodifiableList(aligned);
	}
}
