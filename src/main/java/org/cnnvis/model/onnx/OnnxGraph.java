package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.ValueInfoProto;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.NetworkWriter;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/** Builds the network of an ONNX graph: what does not depend on the picture is computed at once, all else becomes nodes. */
final class OnnxGraph {

	/** Side of the picture that stands in for one of any size. */
	static final int ANY = 224;

	/** Numbers that a file's few bytes may become: 256 MB. */
	private static final long LARGEST = 1 << 26;

	/** Operators after which only numbers for people follow: what goes into them is the network's output. */
	private static final Set<String> FINAL = Set.of("ArgMax", "TopK", "LogSoftmax", "ai.onnx.ml.ZipMap",
		"ai.onnx.ml.ArrayFeatureExtractor");

	private final GraphProto proto;
	private final long version;
	private final OnnxTensors tensors;
	private final boolean open;
	private final NetworkWriter writer = new NetworkWriter(ANY);
	private final Arranger arranger = new Arranger(writer);
	private final Map<String, Value> values = new HashMap<>();
	private final Map<String, TensorProto> stored = new HashMap<>();
	private final Set<String> names = new HashSet<>();
	private final List<String> notes = new ArrayList<>();
	private boolean asksForSize;
	private long claimed;

	/**
	 * @param version of ONNX's operators
	 * @param open a picture's size that the file leaves open stays open, else it is {@link #ANY}
	 */
	OnnxGraph(final GraphProto proto, final long version, final OnnxTensors tensors, final boolean open) {
		this.proto = proto;
		this.version = version;
		this.tensors = tensors;
		this.open = open;
	}

	long version() {
		return version;
	}

	OnnxTensors tensors() {
		return tensors;
	}

	NetworkWriter writer() {
		return writer;
	}

	Arranger arranger() {
		return arranger;
	}

	/** @return false if the file wants to make more numbers out of a few than is plausible */
	boolean claim(final long numbers) {
		claimed += numbers;
		return claimed <= LARGEST;
	}

	/** Told by an operator that computes with the picture's size. */
	void askForSize() {
		asksForSize = true;
	}

	/** Whether the network is right only for the size that stood in for an open one. */
	boolean isSizeFixed() {
		return asksForSize || arranger.fixesSize();
	}

	/** Sentences for the user. */
	List<String> notes() {
		return notes;
	}

	Network build() {
		for (final TensorProto tensor : proto.getInitializerList())
			stored.put(tensor.getName(), tensor);
		final List<OnnxNode> nodes = named();
		final OnnxInput input = new OnnxInput(proto, stored.keySet(), nodes, tensors);
		final List<OnnxNode> needed = needed(nodes);
		values.put(input.name(), input.add(writer, open));
		for (final OnnxNode node : needed)
			translate(node);
		final List<Node> outputs = new ArrayList<>();
		for (final ValueInfoProto output : proto.getOutputList())
			if (values.get(output.getName()) instanceof View) outputs.add(output((View) values.get(output.getName())));
		if (outputs.isEmpty()) throw new CnnVisException("None of its outputs is computed from the picture");
		return writer.build(outputs);
	}

	private List<OnnxNode> named() {
		final List<OnnxNode> nodes = new ArrayList<>();
		for (final NodeProto node : proto.getNodeList()) {
			final String output = node.getOutputCount() == 0 ? "" : node.getOutput(0);
			final String base = (node.getName().isEmpty() ? output.isEmpty() ? node.getOpType() : output : node.getName())
				.replaceAll(":0$", "").replace(':', '_');
			String name = base;
			for (int i = 2; !names.add(name); i++)
				name = base + "#" + i;
			nodes.add(new OnnxNode(node, name));
		}
		return nodes;
	}

	/** The nodes that the outputs need, in the file's order, which is that of computation. */
	private List<OnnxNode> needed(final List<OnnxNode> nodes) {
		final Set<String> wanted = new HashSet<>();
		for (final ValueInfoProto output : proto.getOutputList())
			wanted.add(output.getName());
		final List<OnnxNode> needed = new ArrayList<>();
		for (int i = nodes.size() - 1; i >= 0; i--) {
			final OnnxNode node = nodes.get(i);
			if (node.outputs().stream().noneMatch(wanted::contains)) continue;
			needed.add(0, node);
			wanted.addAll(node.inputs());
		}
		return needed;
	}

	private void translate(final OnnxNode node) {
		final List<Value> inputs = new ArrayList<>();
		for (final String name : node.inputs())
			inputs.add(name.isEmpty() ? null : value(node, name));
		final Call call = new Call(node, this, inputs);
		final List<Value> results = new ArrayList<>();
		try {
			results.add(isFinal(node) ? last(node, call) : Operators.of(node, call.isConstant()).translate(call));
		}
		// Operations check their own parameters; constants are computed with indices from the file.
		catch (final IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException
				| NegativeArraySizeException e)
		{
			throw node.refuse("its parameters do not fit together (" + e.getMessage() + ")");
		}
		results.addAll(call.further());
		for (int i = 0; i < Math.min(results.size(), node.outputs().size()); i++)
			values.put(node.outputs().get(i), results.get(i));
	}

	private Value value(final OnnxNode node, final String name) {
		Value value = values.get(name);
		if (value == null && stored.containsKey(name)) {
			value = tensors.read(stored.get(name));
			values.put(name, value);
		}
		if (value == null) throw node.refuse("it takes its input from '" + name + "', which nothing before it makes");
		return value;
	}

	private boolean isFinal(final OnnxNode node) {
		final Set<String> outputs = new HashSet<>();
		proto.getOutputList().forEach(output -> outputs.add(output.getName()));
		return FINAL.contains(node.operator()) && node.outputs().stream().anyMatch(outputs::contains);
	}

	/** The logarithm keeps the order of the classes, but the rest of CNN Vis, like its users, wants probabilities. */
	private Value last(final OnnxNode node, final Call call) {
		final View x = call.view(0);
		final int axis = x.axis(node.integer("axis", version < 13 ? 1 : -1));
		if (node.operator().equals("LogSoftmax") && axis >= 0 && !x.isBatch(axis)) {
			notes.add("The file's output is the logarithm of the probabilities (" + node.name() +
				"): CNN Vis computes the probabilities themselves.");
			return NormalizationOperators.softmax(call);
		}
		notes.add("The last operator " + node.name() + " (" + node.operator() + ") is left out" + (axis >= 0 && x.isBatch(
			axis) ? ", as it works across the pictures of a batch" : "") + ": the output is what goes into it.");
		return x;
	}

	/** The output as a map or a vector, whatever order its numbers were in. */
	private Node output(final View x) {
		final String layer = x.node().layer();
		final int[] axes = x.pictureAxes();
		final int[] none = {};
		if (axes.length == 3) return arranger.arrange(layer, x, new int[] { axes[0] }, new int[] { axes[1] }, new int[] {
			axes[2] });
		if (axes.length == 2) return arranger.arrange(layer, x, new int[] { axes[0] }, new int[] { axes[1] }, none);
		return arranger.rowMajor(layer, x, Shape.vector(x.size()));
	}
}
