package org.cnnvis.model.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.cnnvis.model.ModelLoader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every operator, in the forms that exporters write, computes what onnxruntime computes. */
class OnnxOperatorsTest {

	/** Float32 rounding of sums of some hundred products, in units of the largest number. */
	private static final double TOLERANCE = 1e-5;

	@TempDir
	static Path folder;

	private final Map<String, OnnxFile> cases = new LinkedHashMap<>();

	@TestFactory
	Stream<DynamicTest> agreesWithOnnxruntime() {
		return allCases().entrySet().stream().map(c -> DynamicTest.dynamicTest(c.getKey(), () -> agree(c.getKey(), c
			.getValue())));
	}

	/** One file for each form of each operator, by name. */
	static Map<String, OnnxFile> allCases() {
		final OnnxOperatorsTest test = new OnnxOperatorsTest();
		test.convolutions();
		test.pooling();
		test.functions();
		test.arithmetic();
		test.normalizations();
		test.shapes();
		test.sizes();
		return test.cases;
	}

	private static void agree(final String name, final OnnxFile model) throws Exception {
		final Path file = model.write(folder.resolve(name.replaceAll("\\W+", "_") + ".onnx"));
		final OnnxPeer peer = OnnxPeer.compare(file, ModelLoader.load(file).network());
		assertTrue(peer.difference < TOLERANCE, "difference " + peer.difference);
	}

	/** One operator on a map of 4 channels. */
	private OnnxFile map(final String name, final int version) {
		final OnnxFile file = new OnnxFile(version).input(1, 4, 9, 8);
		cases.put(name + " " + version, file);
		return file;
	}

	/** One operator on the vector v of 5 numbers that a picture is made. */
	private OnnxFile vector(final String name, final int version) {
		return map(name, version).weights("w0", 5, 288).weights("b0", 5).node("Flatten", "x", "f").node("Gemm", "f w0 b0",
			"v", "transB", 1);
	}

	private void convolutions() {
		map("conv", 11).weights("w", 6, 4, 3, 3).weights("b", 6).node("Conv", "x w b", "y", "pads", 1, 0, 2, 1, "strides", 2,
			1, "dilations", 1, 2, "kernel_shape", 3, 3);
		map("conv same upper", 11).weights("w", 6, 4, 3, 3).node("Conv", "x w", "y", "auto_pad", "SAME_UPPER", "strides", 2, 2);
		map("conv same lower", 11).weights("w", 6, 4, 4, 4).node("Conv", "x w", "y", "auto_pad", "SAME_LOWER", "strides", 2, 2);
		map("conv valid", 11).weights("w", 6, 4, 4, 4).node("Conv", "x w", "y", "auto_pad", "VALID");
		map("conv groups", 7).weights("w", 8, 2, 3, 3).node("Conv", "x w", "y", "group", 2);
		map("conv depthwise", 13).weights("w", 4, 1, 3, 3).node("Conv", "x w", "y", "group", 4, "pads", 1, 1, 1, 1);
		map("conv of a row", 13).weights("w", 5, 4, 3).integers("s", 0, 4, -1).node("Reshape", "x s", "r").node("Conv",
			"r w", "y", "pads", 1, 1);
		map("conv transpose", 11).weights("w", 4, 3, 3, 3).weights("b", 3).node("ConvTranspose", "x w b", "y", "strides", 2, 2,
			"pads", 1, 1, 1, 1, "output_padding", 1, 1);
		map("fused conv", 13).domain("com.microsoft").weights("w", 6, 4, 3, 3).weights("b", 6).node(
			"com.microsoft.FusedConv", "x w b", "y", "activation", "LeakyRelu", "activation_params", 0.2f);
		vector("gemm", 13).weights("w", 5, 3).weights("b", 3).node("Gemm", "v w b", "y", "alpha", 0.5f, "beta", 2f);
		vector("gemm one bias", 7).weights("w", 3, 5).floats("b", new int[] { 1 }, 0.3f).node("Gemm", "v w b", "y", "transB",
			1);
		vector("matmul", 9).weights("w", 5, 3).weights("b", 3).node("MatMul", "v w", "m").node("Add", "m b", "y");
		map("matmul on the last axis", 13).weights("w", 4, 6).node("Transpose", "x", "t", "perm", 0, 2, 3, 1).node("MatMul",
			"t w", "m").node("Transpose", "m", "y", "perm", 0, 3, 1, 2);
	}

	private void pooling() {
		map("max pool", 12).node("MaxPool", "x", "y", "kernel_shape", 3, 2, "strides", 2, 2, "pads", 1, 0, 0, 1);
		map("max pool ceil", 12).node("MaxPool", "x", "y", "kernel_shape", 2, 2, "strides", 2, 2, "ceil_mode", 1);
		map("max pool dilated", 12).node("MaxPool", "x", "y", "kernel_shape", 2, 2, "dilations", 2, 2);
		map("average pool", 11).node("AveragePool", "x", "y", "kernel_shape", 3, 3, "strides", 2, 2, "pads", 1, 1, 1, 1);
		map("average pool with border", 11).node("AveragePool", "x", "y", "kernel_shape", 3, 3, "strides", 2, 2, "pads", 1, 1,
			1, 1, "count_include_pad", 1);
		map("average pool same", 11).node("AveragePool", "x", "y", "kernel_shape", 3, 3, "strides", 2, 2, "auto_pad",
			"SAME_UPPER");
		map("global average", 7).node("GlobalAveragePool", "x", "g").node("Flatten", "g", "y");
		map("global maximum", 7).node("GlobalMaxPool", "x", "y");
		map("mean of axes", 13).node("ReduceMean", "x", "y", "axes", 2, 3, "keepdims", 0);
		map("mean of axes", 18).integers("a", -1, -2).node("ReduceMean", "x a", "y", "keepdims", 1);
		map("mean of one axis", 13).node("ReduceMean", "x", "y", "axes", 3, "keepdims", 0);
		map("mean of channels", 13).node("ReduceMean", "x", "m", "axes", 1).node("Mul", "x m", "y");
		map("sum of axes", 13).integers("a", 2, 3).node("ReduceSum", "x a", "y");
		map("maximum of channels", 13).node("ReduceMax", "x", "y", "axes", 1);
	}

	private void functions() {
		for (final String f : new String[] { "Relu", "Sigmoid", "Tanh", "Softplus", "Softsign", "Selu", "Elu", "Abs", "Exp",
			"Neg", "LeakyRelu", "HardSigmoid", "Celu", "ThresholdedRelu", "Identity", "Dropout" })
			map(f, 13).node(f, "x", "y");
		map("HardSwish", 14).node("HardSwish", "x", "y");
		map("Mish", 18).node("Mish", "x", "y");
		map("Gelu", 20).node("Gelu", "x", "y");
		map("Gelu tanh", 20).node("Gelu", "x", "y", "approximate", "tanh");
		map("Celu", 12).node("Celu", "x", "y", "alpha", 0.3f);
		map("Elu", 7).node("Elu", "x", "y", "alpha", 0.7f);
		map("clip by attributes", 9).node("Clip", "x", "y", "min", 0f, "max", 0.4f);
		map("clip by inputs", 13).floats("a", -0.3f).floats("b", 0.4f).node("Clip", "x a b", "y");
		map("clip above", 13).floats("b", 0.4f).node("Clip", "x - b", "y");
		map("clip above below zero", 13).floats("b", -0.2f).node("Clip", "x - b", "y");
		map("clip below", 13).floats("a", 0.2f).node("Clip", "x a", "y");
		map("prelu", 9).weights("s", 4, 1, 1).node("PRelu", "x s", "y");
		map("prelu one", 9).floats("s", new int[] { 1 }, 0.3f).node("PRelu", "x s", "y");
		map("prelu everywhere", 9).weights("s", 4, 9, 8).node("PRelu", "x s", "y");
		vector("prelu", 9).weights("s", 5).node("PRelu", "v s", "y");
		map("gelu of torch", 13).floats("r", (float) Math.sqrt(2)).floats("o", 1).floats("h", 0.5f).node("Div", "x r", "d").node(
			"Erf", "d", "e").node("Add", "e o", "a").node("Mul", "x a", "m").node("Mul", "m h", "y");
		map("gelu of tensorflow", 13).floats("r", (float) Math.sqrt(0.5)).floats("o", 1).floats("h", 0.5f).node("Mul", "x r",
			"d").node("Erf", "d", "e").node("Add", "o e", "a").node("Mul", "a h", "b").node("Mul", "b x", "y");
		map("gelu of half", 13).floats("r", (float) Math.sqrt(2)).floats("o", 1).floats("h", 0.5f).node("Mul", "x h", "g")
			.node("Div", "x r", "d").node("Erf", "d", "e").node("Add", "e o", "a").node("Mul", "g a", "y");
		map("gelu of a scaled x", 13).floats("o", 1).floats("q", 0.25f).node("Mul", "x q", "g").node("Erf", "g", "e").node("Add",
			"e o", "a").node("Mul", "x a", "y");
		map("hard swish of torch", 11).floats("t", 3).floats("z", 0).floats("s", 6).node("Add", "x t", "a").node("Clip",
			"a z s", "c").node("Mul", "x c", "m").node("Div", "m s", "y");
	}

	private void arithmetic() {
		for (final String f : new String[] { "Add", "Sub", "Mul" }) {
			map(f + " maps", 13).weights("w", 4, 4, 1, 1).node("Conv", "x w", "c").node(f, "x c", "y");
			map(f + " excitation", 13).node("GlobalAveragePool", "x", "g").node(f, "x g", "y");
			map(f + " number", 13).floats("c", 0.7f).node(f, "x c", "y");
			map(f + " to number", 13).floats("c", 0.7f).node(f, "c x", "y");
			map(f + " channels", 13).weights("c", 4, 1, 1).node(f, "x c", "y");
			map(f + " columns", 13).weights("c", 8).node(f, "c x", "y");
			map(f + " rows", 13).weights("c", 9, 1).node(f, "x c", "y");
			vector(f + " vector", 13).weights("c", 5).node(f, "v c", "y");
		}
		map("Div", 13).positive("c", 4, 1, 1).node("Div", "x c", "y");
		map("Max", 13).node("Neg", "x", "n").node("Max", "x n", "y");
		map("Max number", 13).floats("c", 0.1f).node("Max", "x c", "y");
		map("Min number", 13).floats("c", 0.1f).node("Min", "x c", "y");
		map("Sum", 13).node("Neg", "x", "n").node("Relu", "x", "r").node("Sum", "x n r", "y");
		map("Mean", 13).node("Neg", "x", "n").node("Relu", "x", "r").node("Mean", "x n r", "y");
		map("square", 13).node("Mul", "x x", "y");
		map("power", 13).floats("c", 3).node("Pow", "x c", "y");
		map("excitation, channels last", 13).node("Transpose", "x", "t", "perm", 0, 2, 3, 1).node("ReduceMean", "t", "g",
			"axes", 1, 2).node("Mul", "t g", "y");
		map("minus the mean of a row", 13).node("ReduceMean", "x", "m", "axes", 3).node("Sub", "x m", "y");
	}

	private void normalizations() {
		map("batch norm", 9).positive("s", 4).weights("b", 4).weights("m", 4).positive("v", 4).node("BatchNormalization",
			"x s b m v", "y", "epsilon", 0.001f);
		vector("batch norm of a vector", 15).positive("s", 5).weights("b", 5).weights("m", 5).positive("q", 5).node(
			"BatchNormalization", "v s b m q", "y");
		map("layer norm of the last axis", 17).positive("s", 8).weights("b", 8).node("LayerNormalization", "x s b", "y", "axis",
			-1);
		map("layer norm of channels", 17).positive("s", 4).node("Transpose", "x", "t", "perm", 0, 2, 3, 1).node(
			"LayerNormalization", "t s", "n", "epsilon", 0.01f).node("Transpose", "n", "y", "perm", 0, 3, 1, 2);
		map("layer norm in small steps", 13).floats("two", 2).floats("e", 1e-3f).positive("s", 8).node("ReduceMean", "x", "m",
			"axes", -1).node("Sub", "x m", "d").node("Pow", "d two", "p").node("ReduceMean", "p", "v", "axes", -1).node("Add",
				"v e", "a").node("Sqrt", "a", "q").node("Div", "d q", "n").node("Mul", "n s", "y");
		map("instance norm", 11).positive("s", 4).weights("b", 4).node("InstanceNormalization", "x s b", "y", "epsilon", 0.01f);
		map("group norm", 21).positive("s", 4).weights("b", 4).node("GroupNormalization", "x s b", "y", "num_groups", 2);
		map("group norm, a scale for each group", 18).positive("s", 2).weights("b", 2).node("GroupNormalization", "x s b", "y",
			"num_groups", 2);
		map("group norm as PyTorch writes it", 17).integers("in", 0, 2, -1).integers("out", 1, 4, 9, 8).floats("one",
			new int[] { 2 }, 1, 1).floats("zero", new int[] { 2 }, 0, 0).positive("s", 4, 1, 1).weights("b", 4, 1, 1).node(
				"Reshape", "x in", "r").node("InstanceNormalization", "r one zero", "n").node("Reshape", "n out", "m").node("Mul",
					"m s", "k").node("Add", "k b", "y");
		map("lrn", 13).node("LRN", "x", "y", "size", 3, "alpha", 0.5f, "beta", 0.75f, "bias", 2f);
		map("unit length", 13).node("LpNormalization", "x", "y", "axis", 1, "p", 2);
		vector("softmax", 11).node("Softmax", "v", "y", "axis", 1);
		vector("softmax", 13).node("Softmax", "v", "y", "axis", -1);
		map("softmax of channels", 13).node("Softmax", "x", "y", "axis", 1);
		map("softmax of columns", 13).node("Softmax", "x", "y");
		map("softmax of all that is left", 9).node("GlobalAveragePool", "x", "g").node("Softmax", "g", "y", "axis", 1);
	}

	private void shapes() {
		map("flatten", 9).node("Flatten", "x", "y");
		map("flatten what was transposed", 13).weights("w", 288, 5).integers("s", 1, -1).node("Transpose", "x", "t", "perm", 0,
			2, 3, 1).node("Reshape", "t s", "f").node("MatMul", "f w", "y");
		map("channel shuffle", 13).integers("a", 1, 2, 2, 9, 8).integers("b", 1, 4, 9, 8).node("Reshape", "x a", "r").node(
			"Transpose", "r", "t", "perm", 0, 2, 1, 3, 4).node("Reshape", "t b", "y");
		map("reshape with zeros", 13).integers("s", 0, 0, -1).node("Reshape", "x s", "y");
		map("reshape by the picture's shape", 13).integers("zero", 0).integers("rest", -1).node("Shape", "x", "s").node(
			"Gather", "s zero", "n", "axis", 0).node("Concat", "n rest", "t", "axis", 0).node("Reshape", "x t", "y");
		map("transpose", 13).node("Transpose", "x", "t", "perm", 0, 3, 1, 2).node("Relu", "t", "y");
		map("squeeze", 11).node("GlobalAveragePool", "x", "g").node("Squeeze", "g", "y", "axes", 2, 3);
		map("squeeze and unsqueeze", 13).integers("a", 2, 3).node("GlobalAveragePool", "x", "g").node("Squeeze", "g a", "q")
			.node("Unsqueeze", "q a", "u").node("Mul", "x u", "y");
		map("concat", 13).node("Relu", "x", "r").node("Concat", "x r", "y", "axis", 1);
		map("concat columns", 13).node("Relu", "x", "r").node("Concat", "x r", "y", "axis", -1);
		map("concat, channels last", 13).node("Transpose", "x", "t", "perm", 0, 2, 3, 1).node("Relu", "t", "r").node("Concat",
			"t r", "c", "axis", 3).node("Transpose", "c", "y", "perm", 0, 3, 1, 2);
		map("split", 11).node("Split", "x", "a b", "axis", 1, "split", 1, 3).node("Relu", "b", "r").node("Concat", "r a", "y",
			"axis", 1);
		map("split", 13).node("Split", "x", "a b", "axis", 1).node("Sub", "a b", "y");
		map("slice channels", 13).integers("s", 1).integers("e", 3).integers("a", 1).node("Slice", "x s e a", "y");
		map("slice pixels", 13).integers("s", 1, 0).integers("e", -1, 5).integers("a", 2, 3).node("Slice", "x s e a", "y");
		map("slice every second pixel", 13).integers("s", 1).integers("e", 100).integers("a", 3).integers("t", 2).node("Slice",
			"x s e a t", "y");
		map("gather", 13).integers("i", 2, 0, 1).node("Gather", "x i", "y", "axis", 1);
		map("pad", 13).integers("p", 0, 0, 1, 2, 0, 0, 3, 0).node("Pad", "x p", "y");
		map("pad by an attribute", 9).node("Pad", "x", "y", "pads", 0, 0, 1, 2, 0, 0, 3, 0);
		final OnnxFile last = new OnnxFile(13).input(1, 9, 8, 3).weights("w", 4, 3, 3, 3).node("Transpose", "x", "t", "perm", 0,
			3, 1, 2).node("Conv", "t w", "c").node("Transpose", "c", "y", "perm", 0, 2, 3, 1);
		cases.put("channels last", last);
		cases.put("a plane", new OnnxFile(13).input(1, 9, 8).integers("a", 1).weights("w", 4, 1, 3, 3).node("Unsqueeze",
			"x a", "u").node("Conv", "u w", "y"));
		cases.put("a batch of four", new OnnxFile(13).input(4, 3, 6, 6).integers("s", 4, 108).weights("w", 108, 3).node(
			"Reshape", "x s", "r").node("MatMul", "r w", "y"));
		cases.put("any size", new OnnxFile(13).input(-1, 3, -1, -1).weights("w", 4, 3, 3, 3).node("Conv", "x w", "c").node(
			"GlobalAveragePool", "c", "g").node("Flatten", "g", "y"));
		cases.put("open, but fixed by a dense layer", new OnnxFile(13).input(-1, 1, -1, -1).integers("s", 0, 4, 112, 112)
			.weights("w", 4, 1, 2, 2).node("Conv", "x w", "c", "strides", 2, 2).node("Reshape", "c s", "y"));
	}

	private void sizes() {
		map("resize nearest", 13).floats("s", 1, 1, 2, 3).node("Resize", "x - s", "y", "mode", "nearest",
			"coordinate_transformation_mode", "asymmetric", "nearest_mode", "floor");
		map("resize nearest half pixel", 13).floats("s", 1, 1, 2, 2).node("Resize", "x - s", "y", "mode", "nearest");
		map("resize linear", 13).floats("s", 1, 1, 2, 2).node("Resize", "x - s", "y", "mode", "linear",
			"coordinate_transformation_mode", "pytorch_half_pixel");
		map("resize by sizes", 13).integers("s", 1, 4, 18, 16).node("Resize", "x - - s", "y", "mode", "nearest",
			"coordinate_transformation_mode", "asymmetric", "nearest_mode", "floor");
		map("upsample", 9).floats("s", 1, 1, 2, 2).node("Upsample", "x s", "y", "mode", "nearest");
	}
}
