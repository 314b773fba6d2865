package org.cnnvis.model.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.cnnvis.SharedData;
import org.cnnvis.model.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound protocol buffers with wrong contents: other operators, attributes, shapes and connections. */
@Tag("slow")
class OnnxFuzzTest {

	private static final long[] NUMBERS = { 0, -1, 1, 2, 3, 5, 224, 65536, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE };

	@TempDir
	Path folder;

	@Test
	void wrongGraphsAreRefusedOrMakeAnotherNetwork() throws Exception {
		final List<byte[]> sounds = new ArrayList<>();
		for (final OnnxFile sound : OnnxOperatorsTest.allCases().values())
			sounds.add(sound.bytes());
		final Random random = new Random(8);
		try (Fuzz fuzz = new Fuzz(folder, "ONNX graphs")) {
			for (int n = Fuzz.mutations(1); n > 0; n--)
				fuzz.open(mutated(sounds.get(random.nextInt(sounds.size())), random), ".onnx");
		}
	}

	@Test
	void wrongGraphsOfRealFiles() throws Exception {
		final byte[] sound = Files.readAllBytes(SharedData.require("onnx-import/konduit__output_cnn_mnist.onnx"));
		final Random random = new Random(9);
		try (Fuzz fuzz = new Fuzz(folder, "ONNX graphs of a real file")) {
			for (int n = Fuzz.mutations(4); n > 0; n--)
				fuzz.open(mutated(sound, random), ".onnx");
		}
	}

	private static byte[] mutated(final byte[] sound, final Random random) throws Exception {
		final ModelProto.Builder model = ModelProto.parseFrom(sound).toBuilder();
		for (int hits = 1 + random.nextInt(3); hits > 0; hits--)
			mutate(model, model.getGraphBuilder(), random);
		return model.build().toByteArray();
	}

	private static void mutate(final ModelProto.Builder model, final GraphProto.Builder graph, final Random random) {
		final int at = random.nextInt(Math.max(1, graph.getNodeCount()));
		switch (random.nextInt(8)) {
			case 0:
				graph.getNodeBuilder(at).setOpType(graph.getNode(random.nextInt(graph.getNodeCount())).getOpType());
				break;
			case 1:
				final String[] operators = { "Conv", "Gemm", "MatMul", "Reshape", "Transpose", "Concat", "Slice", "Gather", "Pad",
					"Softmax", "Add", "Mul", "Resize", "Split", "ReduceMean", "Flatten", "Squeeze", "Unsqueeze", "Erf", "Expand",
					"Shape", "ConstantOfShape", "BatchNormalization", "LayerNormalization", "QuantizeLinear", "PRelu", "Clip",
					"LRN", "ConvTranspose", "MaxPool", "Range", "Where", "Constant" };
				graph.getNodeBuilder(at).setOpType(operators[random.nextInt(operators.length)]);
				break;
			case 2:
				connect(graph, graph.getNodeBuilder(at), random);
				break;
			case 3:
				attribute(graph.getNodeBuilder(at), random);
				break;
			case 4:
				if (graph.getInitializerCount() > 0) tensor(graph.getInitializerBuilder(random.nextInt(graph
					.getInitializerCount())), random);
				break;
			case 5:
				model.getOpsetImportBuilder(0).setVersion(7 + random.nextInt(16));
				break;
			case 6:
				final int axes = graph.getInput(0).getType().getTensorType().getShape().getDimCount();
				if (axes > 0) graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().getDimBuilder(
					random.nextInt(axes)).setDimValue(number(random));
				break;
			default:
				if (graph.getNodeCount() > 1) graph.removeNode(at);
		}
	}

	/** Another name among the inputs, one less, or one more. */
	private static void connect(final GraphProto.Builder graph, final NodeProto.Builder node, final Random random) {
		final List<String> names = new ArrayList<>();
		graph.getNodeList().forEach(n -> names.addAll(n.getOutputList()));
		graph.getInitializerList().forEach(t -> names.add(t.getName()));
		names.add("x");
		names.add("");
		final String name = names.get(random.nextInt(names.size()));
		final List<String> inputs = new ArrayList<>(node.getInputList());
		if (inputs.isEmpty() || random.nextInt(3) == 0) inputs.add(name);
		else if (random.nextInt(3) == 0) inputs.remove(inputs.size() - 1);
		else inputs.set(random.nextInt(inputs.size()), name);
		node.clearInput().addAllInput(inputs);
	}

	private static void attribute(final NodeProto.Builder node, final Random random) {
		if (node.getAttributeCount() == 0 || random.nextInt(4) == 0) {
			final String[] names = { "axis", "axes", "pads", "strides", "group", "perm", "keepdims", "kernel_shape", "dilations",
				"split", "alpha", "epsilon", "ceil_mode", "auto_pad", "value", "mode", "size" };
			node.addAttribute(AttributeProto.newBuilder().setName(names[random.nextInt(names.length)]).setI(number(random)).setF(
				random.nextFloat()).addInts(number(random)).addInts(number(random)));
			return;
		}
		final AttributeProto.Builder attribute = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
		if (attribute.getIntsCount() > 0 && random.nextBoolean()) attribute.setInts(random.nextInt(attribute.getIntsCount()),
			number(random));
		else if (attribute.getIntsCount() > 0) attribute.addInts(number(random));
		else attribute.setI(number(random)).setF(random.nextBoolean() ? Float.NaN : -random.nextFloat());
	}

	private static void tensor(final TensorProto.Builder tensor, final Random random) {
		if (tensor.getDimsCount() > 0 && random.nextBoolean()) tensor.setDims(random.nextInt(tensor.getDimsCount()), number(
			random));
		else if (random.nextInt(3) == 0) tensor.addDims(number(random));
		else if (tensor.getInt64DataCount() > 0) tensor.setInt64Data(random.nextInt(tensor.getInt64DataCount()), number(
			random));
		else tensor.setDataType(random.nextInt(24));
	}

	private static long number(final Random random) {
		return NUMBERS[random.nextInt(NUMBERS.length)];
	}
}
