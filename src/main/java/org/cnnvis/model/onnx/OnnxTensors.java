package org.cnnvis.model.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataLocation;
import org.cnnvis.CnnVisException;

/** Reads the arrays of an ONNX file, also those that lie in files of their own beside it. */
final class OnnxTensors {

	private static final int BFLOAT16 = 16;

	private final Path folder;
	private boolean usesOtherFiles;

	/** @param file beside which external data lies */
	OnnxTensors(final Path file) {
		folder = file.toAbsolutePath().normalize().getParent();
	}

	/** @throws CnnVisException if the array is damaged, of a kind that is no number, or not there */
	Constant read(final TensorProto tensor) {
		final Constant numbers = numbers(tensor);
		return tensor.getDataType() == TensorProto.DataType.UINT8_VALUE ? numbers.asUnsigned() : numbers;
	}

	private Constant numbers(final TensorProto tensor) {
		final int[] dims = new int[tensor.getDimsCount()];
		for (int i = 0; i < dims.length; i++)
			dims[i] = length(tensor, tensor.getDims(i));
		final long size = Constant.size(dims);
		if (size < 0) throw damaged(tensor, "has the impossible shape " + tensor.getDimsList());
		final int type = tensor.getDataType();
		if (tensor.hasSegment()) throw damaged(tensor, "is stored in segments, which nobody writes");
		if (tensor.getDataLocation() == DataLocation.EXTERNAL) return numbers(tensor, type, external(tensor, size * bytes(
			tensor, type)), dims);
		if (!tensor.getRawData().isEmpty()) return numbers(tensor, type, tensor.getRawData().asReadOnlyByteBuffer(), dims);
		return listed(tensor, type, dims);
	}

	/** Whether some array was read from another file. */
	boolean usesOtherFiles() {
		return usesOtherFiles;
	}

	private static int length(final TensorProto tensor, final long length) {
		if (length < 0 || length > Integer.MAX_VALUE) throw damaged(tensor, "has the impossible length " + length);
		return (int) length;
	}

	private static CnnVisException damaged(final TensorProto tensor, final String what) {
		return new CnnVisException("The array '" + tensor.getName() + "' " + what);
	}

	private static int bytes(final TensorProto tensor, final int type) {
		switch (type) {
			case TensorProto.DataType.INT8_VALUE:
			case TensorProto.DataType.UINT8_VALUE:
			case TensorProto.DataType.BOOL_VALUE:
				return 1;
			case TensorProto.DataType.FLOAT16_VALUE:
			case TensorProto.DataType.INT16_VALUE:
			case TensorProto.DataType.UINT16_VALUE:
			case BFLOAT16:
				return 2;
			case TensorProto.DataType.FLOAT_VALUE:
			case TensorProto.DataType.INT32_VALUE:
			case TensorProto.DataType.UINT32_VALUE:
				return 4;
			case TensorProto.DataType.DOUBLE_VALUE:
			case TensorProto.DataType.INT64_VALUE:
			case TensorProto.DataType.UINT64_VALUE:
				return 8;
			default:
				throw damaged(tensor, "holds numbers of ONNX's kind " + type + " (text, complex, or fewer than 8 bits)" +
					", which CNN Vis cannot compute with");
		}
	}

	private static Constant numbers(final TensorProto tensor, final int type, final ByteBuffer raw, final int[] dims) {
		final int size = (int) Constant.size(dims);
		final ByteBuffer data = raw.order(ByteOrder.LITTLE_ENDIAN);
		if (data.remaining() != (long) size * bytes(tensor, type)) throw damaged(tensor, "has " + data.remaining() +
			" bytes instead of " + (long) size * bytes(tensor, type));
		final float[] floats = isFloat(type) ? new float[size] : null;
		final long[] integers = isFloat(type) ? null : new long[size];
		if (type == TensorProto.DataType.FLOAT_VALUE) data.asFloatBuffer().get(floats);
		else for (int i = 0; i < size; i++)
			if (floats != null) floats[i] = real(type, data);
			else integers[i] = whole(type, data);
		return floats == null ? Constant.of(integers, dims) : Constant.of(floats, dims);
	}

	private static boolean isFloat(final int type) {
		return type == TensorProto.DataType.FLOAT_VALUE || type == TensorProto.DataType.DOUBLE_VALUE ||
			type == TensorProto.DataType.FLOAT16_VALUE || type == BFLOAT16;
	}

	private static float real(final int type, final ByteBuffer data) {
		if (type == TensorProto.DataType.DOUBLE_VALUE) return (float) data.getDouble();
		return half(type, data.getShort());
	}

	private static float half(final int type, final int bits) {
		if (type == BFLOAT16) return Float.intBitsToFloat(bits << 16);
		final int exponent = bits >> 10 & 0x1f, fraction = bits & 0x3ff;
		final float sign = (bits & 0x8000) == 0 ? 1 : -1;
		if (exponent == 0) return sign * fraction * 0x1p-24f;
		if (exponent == 0x1f) return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
		return sign * (1 + fraction * 0x1p-10f) * (float) Math.pow(2, exponent - 15);
	}

	private static long whole(final int type, final ByteBuffer data) {
		switch (type) {
			case TensorProto.DataType.INT8_VALUE:
				return data.get();
			case TensorProto.DataType.UINT8_VALUE:
			case TensorProto.DataType.BOOL_VALUE:
				return data.get() & 0xff;
			case TensorProto.DataType.INT16_VALUE:
				return data.getShort();
			case TensorProto.DataType.UINT16_VALUE:
				return data.getShort() & 0xffff;
			case TensorProto.DataType.INT32_VALUE:
				return data.getInt();
			case TensorProto.DataType.UINT32_VALUE:
				return data.getInt() & 0xffffffffL;
			default:
				return data.getLong();
		}
	}

	/** Numbers in the list of their own kind; 16 bits and fewer are in the list of 32-bit integers. */
	private static Constant listed(final TensorProto tensor, final int type, final int[] dims) {
		bytes(tensor, type);
		final boolean isDouble = type == TensorProto.DataType.DOUBLE_VALUE, isFloat = type == TensorProto.DataType.FLOAT_VALUE;
		final boolean isLong = type == TensorProto.DataType.INT64_VALUE;
		final boolean isUnsigned = type == TensorProto.DataType.UINT64_VALUE || type == TensorProto.DataType.UINT32_VALUE;
		final List<? extends Number> list = isDouble ? tensor.getDoubleDataList() : isFloat ? tensor.getFloatDataList()
			: isLong ? tensor.getInt64DataList() : isUnsigned ? tensor.getUint64DataList() : tensor.getInt32DataList();
		if (list.size() != Constant.size(dims)) throw damaged(tensor, "has " + list.size() + " numbers instead of " +
			Constant.size(dims));
		if (!isFloat(type)) return Constant.of(list.stream().mapToLong(Number::longValue).toArray(), dims);
		final float[] floats = new float[list.size()];
		for (int i = 0; i < floats.length; i++)
			floats[i] = isDouble || isFloat ? list.get(i).floatValue() : half(type, list.get(i).intValue());
		return Constant.of(floats, dims);
	}

	private ByteBuffer external(final TensorProto tensor, final long needed) {
		usesOtherFiles = true;
		final Map<String, String> keys = new HashMap<>();
		for (final StringStringEntryProto entry : tensor.getExternalDataList())
			keys.put(entry.getKey(), entry.getValue());
		final Path file = externalFile(tensor, keys.getOrDefault("location", ""));
		try (FileChannel channel = FileChannel.open(file)) {
			final long offset = Long.parseLong(keys.getOrDefault("offset", "0"));
			final long length = Long.parseLong(keys.getOrDefault("length", Long.toString(needed)));
			if (length != needed) throw damaged(tensor, "has " + length + " bytes instead of " + needed);
			if (offset < 0 || offset + needed > channel.size()) throw damaged(tensor, "lies beyond the end of " + file
				.getFileName() + ": that file is cut short, or of another model");
			final ByteBuffer data = ByteBuffer.allocate((int) needed);
			while (data.hasRemaining() && channel.read(data, offset + data.position()) >= 0) {
				// A read may return less than asked for.
			}
			data.flip();
			return data;
		}
		catch (final NumberFormatException e) {
			throw damaged(tensor, "says in no number where in " + file.getFileName() + " it lies");
		}
		catch (final IOException e) {
			throw new CnnVisException("The weights in " + file.getFileName() + " cannot be read: " + e.getMessage(), e);
		}
	}

	private Path externalFile(final TensorProto tensor, final String location) {
		try {
			final Path file = folder.resolve(location).normalize();
			if (location.isEmpty() || !file.startsWith(folder) || file.equals(folder)) throw damaged(tensor,
				"points to '" + location + "', which is outside of the model's folder");
			if (!Files.isRegularFile(file)) throw new CnnVisException("The weights are in a file of their own, which is missing: put '" +
				location + "' into the folder " + folder);
			return file;
		}
		catch (final InvalidPathException e) {
			throw damaged(tensor, "points to '" + location + "', which is no file name");
		}
	}
}
