package org.cnnvis.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays that ND4J writes are read without ND4J. */
class Nd4jArrayTest {

	private static final int LENGTH = 100_003;

	@ParameterizedTest
	@EnumSource(value = DataType.class, names = { "FLOAT", "DOUBLE", "HALF", "BFLOAT16" })
	void everyKindOfFloatingPointNumberIsReadAsNd4jReadsIt(final DataType type) throws IOException {
		final INDArray array = Nd4j.randn(1, LENGTH).muli(100).castTo(type);
		assertArrayEquals(array.castTo(DataType.FLOAT).data().asFloat(), Nd4jArray.read(stream(written(array)), LENGTH));
	}

	@Test
	void everyHalfIsReadAsNd4jReadsIt() {
		for (int bits = 0; bits < 1 << 16; bits++) {
			final float expected = HalfIndexer.toFloat(bits);
			assertEquals(expected, org.cnnvis.model.Half.value((short) bits), "bits " + bits);
		}
	}

	@Test
	void oldArraysWithShortShapesAreRead() throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final DataOutputStream out = new DataOutputStream(bytes);
		out.writeUTF("JAVACPP");
		out.writeInt(8);
		out.writeUTF("INT");
		for (final int i : new int[] { 2, 1, 3, 1, 1, 0, 1, 'c' })
			out.writeInt(i);
		out.writeUTF("HEAP");
		out.writeInt(3);
		out.writeUTF("FLOAT");
		for (final float f : new float[] { 1, -2.5f, 1e-30f })
			out.writeFloat(f);
		assertArrayEquals(new float[] { 1, -2.5f, 1e-30f }, Nd4jArray.read(stream(bytes.toByteArray()), 3));
	}

	@Test
	void damagedArraysAreRefused() throws IOException {
		final byte[] sound = written(Nd4j.ones(1, 50));
		refused("cut short", Arrays.copyOf(sound, sound.length - 1), 50);
		refused("cut short", Arrays.copyOf(sound, 20), 50);
		refused("50 weights is larger", sound, 49);
		refused("not an ND4J array", new byte[] { 0, 4, 't', 'e', 'x', 't' }, 50);
		refused("stored as INT", written(Nd4j.ones(DataType.INT, 5)), 50);
	}

	private static void refused(final String phrase, final byte[] bytes, final long limit) {
		final String message = assertThrows(CnnVisException.class, () -> Nd4jArray.read(stream(bytes), limit)).getMessage();
		assertTrue(message.contains(phrase), message);
	}

	private static byte[] written(final INDArray array) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Nd4j.write(array, new DataOutputStream(bytes));
		return bytes.toByteArray();
	}

	private static ByteArrayInputStream stream(final byte[] bytes) {
		return new ByteArrayInputStream(bytes);
	}
}
