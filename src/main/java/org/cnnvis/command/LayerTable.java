package org.cnnvis.command;

import java.util.Locale;
import java.util.Map;

import org.cnnvis.ij1.ResultRows;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.ReceptiveField;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;

/** The layers of a model as a table: type, output, parameters, and what of the picture they see. */
final class LayerTable {

	/** Pixels, for networks that take any size. */
	private static final int USUAL_SIZE = 224;

	private LayerTable() {}

	static ResultRows of(final Model model) {
		final Network network = model.network();
		final Map<Node, Shape> shapes = network.input().height() == 0 || network.input().width() == 0 ? network.shapes(
			USUAL_SIZE, USUAL_SIZE) : network.shapes(0, 0);
		final Map<Node, ReceptiveField> fields = ReceptiveField.of(network);
		final ResultRows rows = ResultRows.of("Layers of " + model.name());
		for (final Node layer : network.layers()) {
			final Shape shape = shapes.get(layer);
			final ReceptiveField field = fields.get(layer);
			rows.row().text("Layer", layer.name()).text("Type", type(network, layer)).integer("Channels", shape.channels())
				.integer("Width", shape.width()).integer("Height", shape.height()).integer("Parameters", parameters(network,
					layer)).text("Receptive field", field.isWhole() ? "whole picture" : pixels(field.size())).text("Stride", field
						.isWhole() && shape.isVector() ? "" : pixels(field.stride()));
		}
		return rows;
	}

	private static String pixels(final double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3g", value);
	}

	/** What its parts do, one after the other. */
	private static String type(final Network network, final Node layer) {
		final StringBuilder type = new StringBuilder();
		for (final Node node : network.nodes())
			if (node.layer().equals(layer.layer())) type.append(type.length() == 0 ? "" : " + ").append(node
				.op() instanceof Activation ? ((Activation) node.op()).function().name().toLowerCase(Locale.ROOT) : node.op()
					.name());
		return type.toString();
	}

	private static long parameters(final Network network, final Node layer) {
		return network.nodes().stream().filter(node -> node.layer().equals(layer.layer())).mapToLong(node -> node.op()
			.parameters()).sum();
	}
}
