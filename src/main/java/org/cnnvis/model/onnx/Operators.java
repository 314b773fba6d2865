package org.cnnvis.model.onnx;

import java.util.HashMap;
import java.util.Map;

/** The operators of ONNX that CNN Vis knows. */
final class Operators {

	private static final Map<String, Operator> KNOWN = new HashMap<>();

	static {
		ConvolutionOperators.register(KNOWN);
		PoolingOperators.register(KNOWN);
		FunctionOperators.register(KNOWN);
		ArithmeticOperators.register(KNOWN);
		NormalizationOperators.register(KNOWN);
		ShapeOperators.register(KNOWN);
		ResizeOperators.register(KNOWN);
		QuantizedOperators.register(KNOWN);
	}

	private Operators() {}

	/**
	 * @param constant all inputs are constants, so that the result is computed at once
	 * @throws org.cnnvis.CnnVisException naming the node, if CNN Vis does not know its operator
	 */
	static Operator of(final OnnxNode node, final boolean constant) {
		final Operator computed = ConstantOperators.of(node.operator());
		if (computed != null && (constant || node.inputs().isEmpty())) return computed;
		final Operator operator = KNOWN.get(node.operator());
		if (operator == null) throw node.refuse("CNN Vis does not know this operator" + hint(node.operator()));
		return operator;
	}

	private static String hint(final String operator) {
		switch (operator) {
			case "If":
			case "Loop":
			case "Scan":
				return ", which decides during the computation what is computed";
			case "LSTM":
			case "GRU":
			case "RNN":
				return ", which works on sequences, not on pictures";
			default:
				return "";
		}
	}
}
