package org.cnnvis.model.dl4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Half;

/**
 * Reads arrays as {@code Nd4j.write} stores them, without ND4J's native library: a buffer with the shape, then a buffer
 * with the numbers, big-endian. Each buffer begins with its allocation mode (text), its length (32 bits in the three
 * oldest modes, else 64) and its number type (text).
 */
final class Nd4jArray {

	/** Rank, shape, strides, offset, element stride and order of an array of at most 32 dimensions. */
	private static final int LONGEST_SHAPE = 2 * 32 + 4;
	private static final int CHUNK = 1 << 16;
	/** What marks numbers of 16 bits in a shape. */
	private static final long HALF_FLAG = 4096;

	private Nd4jArray() {}

	/**
	 * @param limit most numbers that are accepted
	 * @return the numbers in the order in which they are stored
	 * @throws CnnVisException if the stream is not an array of floating point numbers, or ends early
	 */
	static float[] read(final InputStream stream, final long limit) throws IOException {
		final DataInputStream in = new DataInputStream(stream);
		try {
			skipShape(in);
			final long length = length(in, in.readUTF());
			final String type = in.readUTF();
			if (length < 0 || length > limit) throw new CnnVisException("Its array of " + length +
				" weights is larger than a file of this size can hold: the file is damaged");
			return numbers(in, (int) length, type);
		}
		catch (final EOFException e) {
			throw new CnnVisException("Its weights are cut short: copy or download the file again", e);
		}
	}

	private static void skipShape(final DataInputStream in) throws IOException {
		final long length = length(in, in.readUTF());
		final String type = in.readUTF();
		if (length < 0 || length > LONGEST_SHAPE) throw new CnnVisException("Its weights are not an ND4J array");
		in.readFully(new byte[(int) length * (type.equals("INT") ? Integer.BYTES : Long.BYTES)]);
	}

	private static long length(final DataInputStream in, final String mode) throws IOException {
		switch (mode) {
			case "DIRECT":
			case "HEAP":
			case "JAVACPP":
				return in.readInt();
			case "LONG_SHAPE":
			case "MIXED_DATA_TYPES":
				return in.readLong();
			default:
				throw new CnnVisException("Its weights are not an ND4J array");
		}
	}

	private static float[] numbers(final DataInputStream in, final int length, final String type) throws IOException {
		final int bytes = bytes(type);
		final float[] numbers = new float[length];
		final byte[] chunk = new byte[CHUNK];
		for (int done = 0; done < length;) {
			final int n = Math.min(length - done, CHUNK / bytes);
			in.readFully(chunk, 0, n * bytes);
			final ByteBuffer buffer = ByteBuffer.wrap(chunk);
			for (int i = 0; i < n; i++)
				numbers[done + i] = number(buffer, type);
			done += n;
		}
		return numbers;
	}

	private static int bytes(final String type) {
		switch (type) {
			case "DOUBLE":
				return Double.BYTES;
			case "FLOAT":
				return Float.BYTES;
			case "HALF":
			case "BFLOAT16":
				return Short.BYTES;
			default:
				throw new CnnVisException("Its weights are stored as " + type +
					", not as floating point numbers: save it again with DL4J's ModelSerializer");
		}
	}

	private static float number(final ByteBuffer buffer, final String type) {
		switch (type) {
			case "DOUBLE":
				return (float) buffer.getDouble();
			case "FLOAT":
				return buffer.getFloat();
			case "HALF":
				return Half.value(buffer.getShort());
			default:
				return Float.intBitsToFloat(buffer.getShort() << 16);
		}
	}

	/** The beginning of a row of numbers of 16 bits, as {@code Nd4j.write} has it; the numbers follow. */
	static void writeHalfHeader(final DataOutputStream out, final long length) throws IOException {
		// Rank, shape, strides, number type, element stride, order.
		final long[] shape = { 1, length, 1, HALF_FLAG, 1, 'c' };
		out.writeUTF("MIXED_DATA_TYPES");
		out.writeLong(shape.length);
		out.writeUTF("LONG");
		for (final long number : shape)
			out.writeLong(number);
		out.writeUTF("MIXED_DATA_TYPES");
		out.writeLong(length);
		out.writeUTF("HALF");
	}
}
