package org.cnnvis.model.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import onnx.Onnx.GraphProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.NetworkWriter;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Input;

/** The input of an ONNX graph: is it a picture, and in which order are its axes? */
final class OnnxInput {

	private static final int MOST_COLORS = 4;

	private final ValueInfoProto input;
	private final List<OnnxNode> nodes;
	private final GraphProto graph;
	private final OnnxTensors tensors;

	/** @param stored names of the arrays in the file, which older files list among the inputs */
	OnnxInput(final GraphProto graph, final Set<String> stored, final List<OnnxNode> nodes, final OnnxTensors tensors) {
		final List<ValueInfoProto> inputs = graph.getInputList().stream().filter(i -> !stored.contains(i.getName()))
			.collect(Collectors.toList());
		if (inputs.size() != 1) throw new CnnVisException("The network takes " + (inputs.isEmpty() ? "no input"
			: inputs.size() + " inputs (" + inputs.stream().map(ValueInfoProto::getName).limit(4).collect(Collectors
				.joining(", ")) + ")") + ": only networks that take one picture can be used");
		this.input = inputs.get(0);
		this.graph = graph;
		this.nodes = nodes;
		this.tensors = tensors;
	}

	String name() {
		return input.getName();
	}

	/** @param open a height or width that the file leaves open stays open */
	View add(final NetworkWriter writer, final boolean open) {
		final int[] lengths = lengths();
		if (lengths.length == 3) return plane(writer, lengths, open);
		if (lengths.length != 4) throw notAPicture(lengths);
		final boolean last = areChannelsLast(lengths);
		final int c = last ? 3 : 1, h = last ? 1 : 2;
		final int channels = lengths[c] == 0 ? channels() : lengths[c];
		final Node node = writer.input(layer(), new Input(channels, side(lengths[h], open), side(lengths[h + 1], open)));
		return View.of(node, writer.shape(node), 4, c, h, h + 1);
	}

	/** A grey picture without an axis for its channel: (batch, height, width). */
	private View plane(final NetworkWriter writer, final int[] lengths, final boolean open) {
		final Node node = writer.input(layer(), new Input(1, side(lengths[1], open), side(lengths[2], open)));
		return View.of(node, new int[] { writer.shape(node).height(), writer.shape(node).width() }, new int[] { View.BATCH, 0,
			1 });
	}

	private String layer() {
		return name().replaceAll(":0$", "").replace(':', '_');
	}

	private static int side(final int pixels, final boolean open) {
		return pixels == 0 && !open ? OnnxGraph.ANY : pixels;
	}

	/** Lengths of the axes, 0 for open ones. */
	private int[] lengths() {
		final TypeProto type = input.getType();
		if (!type.hasTensorType()) throw new CnnVisException("Its input '" + name() + "' is no array of numbers");
		final int kind = type.getTensorType().getElemType();
		if (kind == TensorProto.DataType.STRING_VALUE || kind == TensorProto.DataType.INT64_VALUE ||
			kind == TensorProto.DataType.BOOL_VALUE) throw new CnnVisException("Its input '" + name() + "' holds " +
				(kind == TensorProto.DataType.STRING_VALUE ? "texts" : "indices") +
				": only networks that take one two-dimensional picture can be used");
		if (!type.getTensorType().hasShape()) throw new CnnVisException("The file does not say what shape its input '" +
			name() + "' has: export the network with the shape of its input");
		final List<Dimension> dims = type.getTensorType().getShape().getDimList();
		final int[] lengths = new int[dims.size()];
		for (int i = 0; i < lengths.length; i++) {
			final long length = dims.get(i).getDimValue();
			if (length > Integer.MAX_VALUE) throw new CnnVisException("Its input has the impossible length " + length);
			lengths[i] = (int) Math.max(0, length);
		}
		return lengths;
	}

	/** Exporters from TensorFlow keep channels last, and transpose first of all. */
	private boolean areChannelsLast(final int[] lengths) {
		final OnnxNode reader = reader();
		if (reader != null && reader.operator().equals("Transpose") && Arrays.equals(reader.integers("perm"), new long[] { 0,
			3, 1, 2 })) return true;
		if (reader != null && reader.operator().equals("Conv")) return false;
		final boolean first = lengths[1] > 0 && lengths[1] <= MOST_COLORS, last = lengths[3] > 0 &&
			lengths[3] <= MOST_COLORS;
		return last && !first;
	}

	/** The first node that takes the picture. */
	private OnnxNode reader() {
		return nodes.stream().filter(n -> n.inputs().contains(name())).findFirst().orElse(null);
	}

	/** A number of channels that the file leaves open, from the first convolution. */
	private int channels() {
		final OnnxNode reader = reader();
		if (reader != null && reader.operator().equals("Conv") && reader.inputs().size() > 1) for (final TensorProto weights : graph
			.getInitializerList())
			if (weights.getName().equals(reader.inputs().get(1))) {
				final Constant kernel = tensors.read(weights);
				if (kernel.rank() == 4) return Math.toIntExact(kernel.dim(1) * reader.integer("group", 1));
			}
		throw new CnnVisException("The file does not say how many channels its input has");
	}

	private static CnnVisException notAPicture(final int[] lengths) {
		final String text = lengths.length == 2 ? "a row of " + lengths[1] + " numbers" : "an array of " + lengths.length +
			" axes " + Arrays.toString(lengths) + " with the batch";
		return new CnnVisException("The input is " + text +
			": only networks that take one two-dimensional picture can be used");
	}
}
