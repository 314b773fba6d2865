package org.cnnvis.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.network.Tensor;

/** Reads NumPy's .npy files, format 1.0, little-endian float32 or float64 in C order. */
public final class Npy {

	private static final Pattern HEADER = Pattern.compile(
		"'descr': '<f([48])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\)");

	private Npy() {}

	public static Tensor read(final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.get(1) != 'N' || bytes.get(6) != 1) throw new IOException(file + " is not an .npy file of format 1.0");
		final int length = bytes.getShort(8) & 0xFFFF;
		final String header = new String(bytes.array(), 10, length, StandardCharsets.US_ASCII);
		final Matcher m = HEADER.matcher(header);
		if (!m.find()) throw new IOException(file + ": " + header);
		final int[] shape = Arrays.stream(m.group(2).split(",")).map(String::trim).filter(s -> !s.isEmpty()).mapToInt(
			Integer::parseInt).toArray();
		bytes.position(10 + length);
		final float[] data = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
		final boolean isDouble = m.group(1).equals("8");
		for (int i = 0; i < data.length; i++)
			data[i] = isDouble ? (float) bytes.getDouble() : bytes.getFloat();
		return Tensor.of(data, shape);
	}
}
