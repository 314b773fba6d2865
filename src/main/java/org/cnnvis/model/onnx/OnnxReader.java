package org.cnnvis.model.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.network.Network;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** Reads ONNX files with the protocol buffers that ND4J brings; no native library is needed for that. */
final class OnnxReader {

	/** Versions of ONNX's operators: older ones mean other things by the same names. */
	private static final int OLDEST = 7, NEWEST = 21;

	/** Java's arrays, and protocol buffers, end here. */
	private static final long LARGEST = Integer.MAX_VALUE - 8L;

	private OnnxReader() {}

	static ImportedModel read(final Path file) throws IOException {
		if (Files.size(file) > LARGEST) throw new CnnVisException(
			"An ONNX file of more than 2 GB cannot be read: save its weights as external data");
		final ModelProto model = parse(Files.readAllBytes(file));
		final long version = version(model);
		final OnnxTensors tensors = new OnnxTensors(file);
		final OnnxGraph open = graph(model, version, tensors, true);
		Network network = open.build();
		OnnxGraph graph = open;
		if (network.input().height() == 0 && open.isSizeFixed()) {
			graph = graph(model, version, tensors, false);
			network = graph.build();
			graph.notes().add("The file leaves the picture's size open, but the network depends on it: taken as " +
				OnnxGraph.ANY + " x " + OnnxGraph.ANY + " pixels.");
		}
		if (version > NEWEST) graph.notes().add("The file is written for version " + version +
			" of ONNX's operators, CNN Vis knows them up to " + NEWEST + ".");
		final ImportedModel imported = OnnxMetadata.describe(model, network, graph.notes());
		return tensors.usesOtherFiles() ? imported.ofSeveralFiles() : imported;
	}

	private static OnnxGraph graph(final ModelProto model, final long version, final OnnxTensors tensors,
		final boolean open)
	{
		final List<NodeProto> nodes = model.getGraph().getNodeList();
		final Map<String, TensorProto> stored = model.getGraph().getInitializerList().stream().collect(
			Collectors.toMap(TensorProto::getName, t -> t, (a, b) -> a));
		for (final NodeProto node : nodes)
			if (DecomposedLayerNorm.constantOf(node) != null && node.getOutputCount() > 0) stored.put(node.getOutput(0),
				DecomposedLayerNorm.constantOf(node));
		final List<NodeProto> simpler = DecomposedLayerNorm.replace(nodes, name -> stored.containsKey(name) ? tensors.read(
			stored.get(name)) : null);
		return new OnnxGraph(model.getGraph().toBuilder().clearNode().addAllNode(simpler).build(), version, tensors, open);
	}

	private static ModelProto parse(final byte[] content) throws IOException {
		try {
			final CodedInputStream in = CodedInputStream.newInstance(content);
			// Weights are views of the bytes that are here already.
			in.enableAliasing(true);
			final ModelProto model = ModelProto.parseFrom(in);
			if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) throw new CnnVisException(
				"It holds no network (the graph is empty)");
			return model;
		}
		catch (final InvalidProtocolBufferException e) {
			throw new CnnVisException("The ONNX file is damaged or cut short: download or export it again", e);
		}
	}

	private static long version(final ModelProto model) {
		long version = 1;
		for (final OperatorSetIdProto set : model.getOpsetImportList())
			if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) version = set.getVersion();
		if (version < OLDEST) throw new CnnVisException("The file is written for version " + version +
			" of ONNX's operators, CNN Vis knows them from version " + OLDEST +
			" (2018): export the network again, or convert it with onnx.version_converter");
		return version;
	}
}
