package org.cnnvis.model.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Writes ONNX files.
 *
 * <pre>{@code
 * new OnnxFile(13).input(1, 3, 8, 8).weights("w", 4, 3, 3, 3).node("Conv", "x w", "y", "pads", 1, 1, 1, 1).write(file)
 * }</pre>
 */
final class OnnxFile {

	private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
	private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
	private final Random random = new Random(1);
	private String last = "x";

	OnnxFile(final int version) {
		model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version));
	}

	OnnxFile domain(final String domain) {
		model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
		return this;
	}

	OnnxFile producer(final String name) {
		model.setProducerName(name);
		return this;
	}

	OnnxFile metadata(final String key, final String value) {
		model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
		return this;
	}

	/** The picture x; negative lengths are open. */
	OnnxFile input(final int... dims) {
		return input("x", TensorProto.DataType.FLOAT_VALUE, dims);
	}

	OnnxFile input(final String name, final int type, final int... dims) {
		graph.addInput(info(name, type, dims));
		return this;
	}

	private static ValueInfoProto info(final String name, final int type, final int... dims) {
		final TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (int i = 0; i < dims.length; i++) {
			final TensorShapeProto.Dimension.Builder d = TensorShapeProto.Dimension.newBuilder();
			shape.addDim(dims[i] < 0 ? d.setDimParam("d" + i) : d.setDimValue(dims[i]));
		}
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor
			.newBuilder().setElemType(type).setShape(shape))).build();
	}

	/** Random numbers of a sensible size. */
	OnnxFile weights(final String name, final int... dims) {
		final TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT_VALUE, dims);
		int fan = 1;
		for (int i = 1; i < dims.length; i++)
			fan *= dims[i];
		for (int i = 0; i < Constant.size(dims); i++)
			tensor.addFloatData((float) (random.nextGaussian() / Math.sqrt(fan)));
		graph.addInitializer(tensor);
		return this;
	}

	/** Random numbers between 0.5 and 1.5. */
	OnnxFile positive(final String name, final int... dims) {
		final TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT_VALUE, dims);
		for (int i = 0; i < Constant.size(dims); i++)
			tensor.addFloatData(0.5f + random.nextFloat());
		graph.addInitializer(tensor);
		return this;
	}

	OnnxFile floats(final String name, final int[] dims, final float... values) {
		final TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT_VALUE, dims);
		for (final float v : values)
			tensor.addFloatData(v);
		graph.addInitializer(tensor);
		return this;
	}

	/** A row of numbers; a single one has no axis. */
	OnnxFile floats(final String name, final float... values) {
		return floats(name, values.length == 1 ? new int[0] : new int[] { values.length }, values);
	}

	OnnxFile integers(final String name, final long... values) {
		final TensorProto.Builder tensor = tensor(name, TensorProto.DataType.INT64_VALUE, values.length);
		for (final long v : values)
			tensor.addInt64Data(v);
		graph.addInitializer(tensor);
		return this;
	}

	/** Random 8-bit integers, signed or not. */
	OnnxFile bytes(final String name, final boolean signed, final int... dims) {
		final byte[] raw = new byte[(int) Constant.size(dims)];
		for (int i = 0; i < raw.length; i++)
			raw[i] = (byte) (signed ? random.nextInt(255) - 127 : 96 + random.nextInt(64));
		return raw(name, signed ? TensorProto.DataType.INT8_VALUE : TensorProto.DataType.UINT8_VALUE, raw, dims);
	}

	OnnxFile raw(final String name, final int type, final byte[] raw, final int... dims) {
		graph.addInitializer(tensor(name, type, dims).setRawData(ByteString.copyFrom(raw)));
		return this;
	}

	/** An array in a file of its own. */
	OnnxFile external(final String name, final String location, final int offset, final int... dims) {
		graph.addInitializer(tensor(name, TensorProto.DataType.FLOAT_VALUE, dims).setDataLocation(
			TensorProto.DataLocation.EXTERNAL).addExternalData(entry("location", location)).addExternalData(entry("offset",
				Integer.toString(offset))));
		return this;
	}

	private static StringStringEntryProto entry(final String key, final String value) {
		return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
	}

	private static TensorProto.Builder tensor(final String name, final int type, final int... dims) {
		final TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
		for (final int d : dims)
			tensor.addDims(d);
		return tensor;
	}

	/**
	 * @param inputs names with spaces between them; "-" is left out
	 * @param outputs names; the first is the file's output if no node follows
	 * @param attributes names, each with one or more numbers (Integer, Float) or a text after it; a text that follows a
	 *          text is a value
	 */
	OnnxFile node(final String operator, final String inputs, final String outputs, final Object... attributes) {
		final int dot = operator.lastIndexOf('.');
		final NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator.substring(dot + 1)).setDomain(dot < 0 ? ""
			: operator.substring(0, dot)).setName(operator.substring(dot + 1) + "_" + graph.getNodeCount());
		for (final String name : inputs.split(" "))
			if (!name.isEmpty()) node.addInput(name.equals("-") ? "" : name);
		for (final String name : outputs.split(" "))
			node.addOutput(name);
		for (int i = 0; i < attributes.length;) {
			final AttributeProto.Builder attribute = AttributeProto.newBuilder().setName((String) attributes[i++]);
			final int start = i;
			while (i < attributes.length && (i == start || !(attributes[i] instanceof String)))
				i++;
			fill(attribute, start, i, attributes);
			node.addAttribute(attribute);
		}
		graph.addNode(node);
		last = outputs.split(" ")[0];
		return this;
	}

	private static void fill(final AttributeProto.Builder attribute, final int start, final int end,
		final Object... values)
	{
		final boolean list = end - start > 1 || attribute.getName().matches("axes|kernel_shape|strides|pads|split|perm|scales|activation_params");
		for (int i = start; i < end; i++)
			if (values[i] instanceof String) attribute.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(
				(String) values[i]));
			else if (values[i] instanceof Float && list) attribute.setType(AttributeProto.AttributeType.FLOATS).addFloats(
				(Float) values[i]);
			else if (values[i] instanceof Float) attribute.setType(AttributeProto.AttributeType.FLOAT).setF((Float) values[i]);
			else if (list) attribute.setType(AttributeProto.AttributeType.INTS).addInts((Integer) values[i]);
			else attribute.setType(AttributeProto.AttributeType.INT).setI((Integer) values[i]);
	}

	byte[] bytes() {
		final GraphProto.Builder whole = graph.clone();
		if (whole.getOutputCount() == 0) whole.addOutput(ValueInfoProto.newBuilder().setName(last).setType(TypeProto
			.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE))));
		return model.clone().setGraph(whole).build().toByteArray();
	}

	Path write(final Path file) {
		try {
			return Files.write(file, bytes());
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
