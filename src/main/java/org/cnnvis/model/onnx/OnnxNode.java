package org.cnnvis.model.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.cnnvis.CnnVisException;

/** A node of an ONNX graph: its operator, attributes, and the names of what goes in and out. */
final class OnnxNode {

	private final NodeProto proto;
	private final String name;
	private final Map<String, AttributeProto> attributes = new HashMap<>();

	/** @param name unique in the graph */
	OnnxNode(final NodeProto proto, final String name) {
		this.proto = proto;
		this.name = name;
		for (final AttributeProto attribute : proto.getAttributeList())
			attributes.put(attribute.getName(), attribute);
	}

	/** Unique; for the network's layer and for messages. */
	String name() {
		return name;
	}

	/** {@code Conv}; operators outside of ONNX itself with their domain: {@code com.microsoft.QLinearAdd}. */
	String operator() {
		final String domain = proto.getDomain();
		return domain.isEmpty() || domain.equals("ai.onnx") ? proto.getOpType() : domain + "." + proto.getOpType();
	}

	/** Empty texts stand for inputs that are left out. */
	List<String> inputs() {
		return proto.getInputList();
	}

	List<String> outputs() {
		return proto.getOutputList();
	}

	boolean has(final String attribute) {
		return attributes.containsKey(attribute);
	}

	long integer(final String attribute, final long otherwise) {
		return has(attribute) ? attributes.get(attribute).getI() : otherwise;
	}

	float number(final String attribute, final float otherwise) {
		return has(attribute) ? attributes.get(attribute).getF() : otherwise;
	}

	String text(final String attribute, final String otherwise) {
		return has(attribute) ? attributes.get(attribute).getS().toStringUtf8() : otherwise;
	}

	/** Null where the attribute is left out. */
	TensorProto tensor(final String attribute) {
		return has(attribute) ? attributes.get(attribute).getT() : null;
	}

	/** Null where the attribute is left out. */
	long[] integers(final String attribute) {
		if (!has(attribute)) return null;
		return attributes.get(attribute).getIntsList().stream().mapToLong(Long::longValue).toArray();
	}

	/** Null where the attribute is left out. */
	float[] numbers(final String attribute) {
		if (!has(attribute)) return null;
		final List<Float> list = attributes.get(attribute).getFloatsList();
		final float[] numbers = new float[list.size()];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = list.get(i);
		return numbers;
	}

	/** One sentence: this node cannot be computed, and why. */
	CnnVisException refuse(final String why) {
		return new CnnVisException("Layer '" + name + "' (" + operator() + "): " + why);
	}
}
