package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import onnx.Onnx.TensorProto;
import org.cnnvis.CnnVisException;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Op;

/** One node of the ONNX graph on its way into the network: its operator, its inputs, and where the result goes. */
final class Call {

	final OnnxNode op;
	private final OnnxGraph graph;
	private final List<Value> inputs;
	private final List<Value> further = new ArrayList<>();

	/** @param inputs null for those that are left out */
	Call(final OnnxNode op, final OnnxGraph graph, final List<Value> inputs) {
		this.op = op;
		this.graph = graph;
		this.inputs = inputs;
	}

	CnnVisException refuse(final String why) {
		return op.refuse(why);
	}

	/** Version of ONNX's operators that the file is written for. */
	long version() {
		return graph.version();
	}

	/** @param numbers that are about to be made out of few; -1 if no array can have so many */
	void claim(final long numbers) {
		if (numbers < 0 || !graph.claim(numbers)) throw refuse("it makes an array of more numbers out of a few than any trained network does");
	}

	/** A sentence for the user, once for each file. */
	void note(final String sentence) {
		if (!graph.notes().contains(sentence)) graph.notes().add(sentence);
	}

	/** The result is right only for the picture's size that is known now. */
	void askForSize() {
		graph.askForSize();
	}

	int inputs() {
		return inputs.size();
	}

	boolean has(final int i) {
		return i < inputs.size() && inputs.get(i) != null;
	}

	Value value(final int i) {
		if (!has(i)) throw refuse("its input " + (i + 1) + " is missing");
		return inputs.get(i);
	}

	boolean isConstant(final int i) {
		return has(i) && inputs.get(i) instanceof Constant;
	}

	boolean isConstant() {
		return !inputs.isEmpty() && inputs.stream().allMatch(v -> v == null || v instanceof Constant);
	}

	/** An input that is stored in the file. */
	Constant constant(final int i) {
		if (!(value(i) instanceof Constant)) throw refuse("its input " + (i + 1) + " '" + op.inputs().get(i) +
			"' is computed from the picture, CNN Vis needs it as a constant in the file");
		return (Constant) inputs.get(i);
	}

	/** Null where it is left out. */
	Constant constantOrNull(final int i) {
		return has(i) ? constant(i) : null;
	}

	/** An input that is computed from the picture. */
	View view(final int i) {
		final Value value = value(i);
		if (value instanceof ErfPart) throw refuse("it uses the error function in another formula than that of GELU");
		if (!(value instanceof View)) throw refuse("its input " + (i + 1) +
			" is a constant, CNN Vis needs something computed from the picture there");
		return (View) value;
	}

	/** A list of integers that older versions of ONNX give as an attribute, newer ones as an input; null for none. */
	long[] integers(final String attribute, final int input) {
		if (op.has(attribute)) return op.integers(attribute);
		return has(input) ? constant(input).integers() : null;
	}

	/** An array in an attribute. */
	Constant tensor(final TensorProto proto) {
		return graph.tensors().read(proto);
	}

	/** An axis of a view as an index. */
	int axis(final View x, final long axis) {
		final int index = x.axis(axis);
		if (index < 0) throw refuse("its input " + x + " has no axis " + axis);
		if (x.isBatch(index)) throw refuse("it works across the pictures of a batch");
		return index;
	}

	/** The result of a second or third output. */
	void also(final Value value) {
		further.add(value);
	}

	List<Value> further() {
		return further;
	}

	Shape shape(final Node node) {
		return graph.writer().shape(node);
	}

	/** Adds an inner part of the layer; the part "" is its output. */
	Node part(final String part, final Op operation, final Node... in) {
		return graph.writer().add(op.name(), part.isEmpty() ? "" : graph.writer().unused(op.name(), part), operation, in);
	}

	/** Adds the layer's output. */
	Node output(final Op operation, final Node... in) {
		return part("", operation, in);
	}

	/** Numbers in the order of ONNX' axes, in some shape. */
	Node rowMajor(final View x, final Shape shape) {
		return graph.arranger().rowMajor(op.name(), x, shape);
	}

	/** Adds the layer's output, whose numbers lie as those of x. */
	View outputLike(final View x, final Op operation) {
		return x.on(output(operation, x.node()));
	}

	/** Channels, height and width are these axes. */
	Node map(final View x, final int... axes) {
		final int[][] groups = new int[3][];
		for (int i = 0; i < 3; i++)
			groups[i] = i < axes.length ? new int[] { axes[i] } : new int[0];
		return graph.arranger().arrange(op.name(), x, groups);
	}

	/** Channels, height and width are these groups of axes. */
	Node groups(final View x, final int[]... groups) {
		return graph.arranger().arrange(op.name(), x, groups);
	}

	/** The same view on a node whose channels are one of its axes. */
	View withChannels(final View x, final int axis) {
		if (x.axes()[axis] == 0 && shape(x.node()).channels() == x.length(axis)) return x;
		final int[] others = Arrays.stream(x.axesAsTheyLie()).filter(a -> a != axis).toArray();
		final int[] first = Arrays.copyOf(others, Math.min(1, others.length));
		final int[] rest = others.length > 1 ? Arrays.copyOfRange(others, 1, others.length) : new int[0];
		final Node node = groups(x, new int[] { axis }, first, rest);
		final int[] lie = IntStream.concat(IntStream.of(axis), Arrays.stream(others)).toArray();
		return ordered(x, node, lie);
	}

	/** A view on a node in which the axes of x lie in this order. */
	static View ordered(final View x, final Node node, final int... lie) {
		final int[] axes = x.axes(), lengths = new int[lie.length];
		for (int i = 0; i < lie.length; i++) {
			lengths[i] = x.length(lie[i]);
			axes[lie[i]] = i;
		}
		return View.of(node, lengths, axes).withQuantum(x.quantum());
	}

	/** A map (batch, channels, height, width), or (batch, channels, length), as a node. */
	Node picture(final View x) {
		if (x.rank() < 3 || x.rank() > 4 || !x.isBatch(0)) throw refuse("it works on maps (batch, channels, height, width), " +
			"but its input has the shape " + x);
		return x.rank() == 4 ? map(x, 1, 2, 3) : groups(x, new int[] { 1 }, new int[0], new int[] { 2 });
	}

	/** What {@link #picture} of an input of this rank is after an operation on it. */
	View pictureView(final int rank, final Node node) {
		return rank == 4 ? View.of(node, shape(node), 4, 1, 2, 3) : View.of(node, new int[] { shape(node).channels(), shape(
			node).width() }, new int[] { View.BATCH, 0, 1 });
	}
}
