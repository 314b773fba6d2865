package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/**
 * Finds layer normalisations that files before version 17 spell out, d / sqrt(mean(d^2) + epsilon) with
 * d = x - mean(x), and puts one node in the place of the division; the others are needed no longer.
 */
final class DecomposedLayerNorm {

	/** Not an operator of ONNX. */
	static final String OPERATOR = "org.cnnvis.LayerNorm", AXIS = "axis", EPSILON = "epsilon";

	private final Map<String, NodeProto> makers = new HashMap<>();
	private final Function<String, Constant> constants;

	private DecomposedLayerNorm(final List<NodeProto> nodes, final Function<String, Constant> constants) {
		this.constants = constants;
		for (final NodeProto node : nodes)
			for (final String output : node.getOutputList())
				makers.put(output, node);
	}

	/** @param constants the numbers that a name stands for, or null where it stands for none */
	static List<NodeProto> replace(final List<NodeProto> nodes, final Function<String, Constant> constants) {
		final DecomposedLayerNorm finder = new DecomposedLayerNorm(nodes, constants);
		final List<NodeProto> replaced = new ArrayList<>();
		for (final NodeProto node : nodes)
			replaced.add(finder.replacement(node));
		return replaced;
	}

	private NodeProto replacement(final NodeProto division) {
		final NodeProto difference = maker(division, "Div", 0, "Sub"), root = maker(division, "Div", 1, "Sqrt");
		final NodeProto sum = maker(root, "Sqrt", 0, "Add"), variance = maker(sum, "Add", 0, "ReduceMean");
		final NodeProto mean = maker(difference, "Sub", 1, "ReduceMean"), square = variance == null ? null : makers.get(
			variance.getInput(0));
		if (mean == null || square == null || sum.getInputCount() < 2) return division;
		final String x = difference.getInput(0), d = difference.getOutput(0);
		final Constant epsilon = constants.apply(sum.getInput(1));
		final long[] axes = axes(mean);
		final boolean matches = mean.getInput(0).equals(x) && isSquare(square, d) && epsilon != null && epsilon.size() == 1 &&
			axes != null && axes.length == 1 && Arrays.equals(axes, axes(variance)) && keepsAxes(mean) && keepsAxes(variance);
		if (!matches) return division;
		return NodeProto.newBuilder().setOpType("LayerNorm").setDomain("org.cnnvis").setName(division.getName()).addInput(x)
			.addOutput(division.getOutput(0)).addAttribute(AttributeProto.newBuilder().setName(AXIS).setI(axes[0]))
			.addAttribute(AttributeProto.newBuilder().setName(EPSILON).setF(epsilon.number(0))).build();
	}

	/** The node that makes an input, if both are of these operators. */
	private NodeProto maker(final NodeProto node, final String operator, final int input, final String wanted) {
		if (node == null || !node.getOpType().equals(operator) || node.getInputCount() <= input) return null;
		final NodeProto maker = makers.get(node.getInput(input));
		return maker != null && maker.getOpType().equals(wanted) && maker.getInputCount() > 0 && maker.getOutputCount() > 0
			? maker : null;
	}

	private boolean isSquare(final NodeProto square, final String d) {
		if (square.getInputCount() != 2 || !square.getInput(0).equals(d)) return false;
		if (square.getOpType().equals("Mul")) return square.getInput(1).equals(d);
		final Constant exponent = square.getOpType().equals("Pow") ? constants.apply(square.getInput(1)) : null;
		return exponent != null && exponent.size() == 1 && exponent.number(0) == 2;
	}

	private long[] axes(final NodeProto mean) {
		for (final AttributeProto attribute : mean.getAttributeList())
			if (attribute.getName().equals("axes")) return attribute.getIntsList().stream().mapToLong(Long::longValue)
				.toArray();
		final Constant axes = mean.getInputCount() > 1 ? constants.apply(mean.getInput(1)) : null;
		return axes == null ? null : axes.integers();
	}

	private static boolean keepsAxes(final NodeProto mean) {
		for (final AttributeProto attribute : mean.getAttributeList())
			if (attribute.getName().equals("keepdims")) return attribute.getI() != 0;
		return true;
	}

	/** The array in a Constant node, or null. */
	static TensorProto constantOf(final NodeProto node) {
		if (node == null || !node.getOpType().equals("Constant")) return null;
		for (final AttributeProto attribute : node.getAttributeList())
			if (attribute.getName().equals("value")) return attribute.getT();
		return null;
	}
}
