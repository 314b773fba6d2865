package org.cnnvis.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of 8-bit integers compute what onnxruntime computes, but for rounding to the integers' steps. */
class OnnxQuantizedTest {

	private static final byte[] ZERO = { 0 }, MIDDLE = { (byte) 128 };
	private static final int UINT8 = 2, INT8 = 3, INT32 = 6;

	@TempDir
	Path folder;

	private static OnnxFile picture() {
		return new OnnxFile(13).domain("com.microsoft").input(1, 3, 8, 8).floats("s", 0.02f).raw("z", UINT8, MIDDLE).floats(
			"t", 0.05f).raw("n", UINT8, ZERO).floats("ws", 0.01f).raw("wz", INT8, ZERO).node("QuantizeLinear", "x s z", "q");
	}

	/** @param quanta how many roundings add up, each half a step of the output at most */
	private void agree(final OnnxFile model, final double quanta) throws Exception {
		final Path file = model.write(folder.resolve("quantized.onnx"));
		final Model read = ModelLoader.load(file);
		final OnnxPeer peer = OnnxPeer.compare(file, read.network());
		assertTrue(peer.difference < quanta * 0.02, "difference " + peer.difference);
		assertTrue(read.notes().get(0).contains("8-bit integers"), read.notes().toString());
		assertEquals(1, read.notes().stream().filter(note -> note.contains("8-bit")).count());
	}

	@Test
	void convolutionWhoseLimitsAreItsActivationFunction() throws Exception {
		final byte[] bias = new byte[16];
		bias[0] = 100;
		agree(picture().bytes("w", true, 4, 3, 3, 3).raw("b", INT32, bias, 4).node("QLinearConv", "q s z w ws wz t n b", "y",
			"pads", 1, 1, 1, 1).node("DequantizeLinear", "y t n", "r"), 2);
	}

	@Test
	void scalesOfEachFilter() throws Exception {
		agree(picture().bytes("w", true, 4, 3, 3, 3).floats("cs", 0.01f, 0.02f, 0.005f, 0.01f).raw("cz", INT8, new byte[4], 4)
			.node("QLinearConv", "q s z w cs cz t z", "y").node("DequantizeLinear", "y t z", "r"), 2);
	}

	@Test
	void sumsProductsAndDenseLayers() throws Exception {
		agree(picture().raw("vz", INT8, ZERO).bytes("v", true, 3, 3, 1, 1).bytes("d", true, 3, 5).node("QLinearConv",
			"q s z v ws vz t z", "c").node("com.microsoft.QLinearAdd", "q s z c t z t n", "a").node(
				"com.microsoft.QLinearGlobalAveragePool", "a t n s n", "g").integers("axes", 2, 3).node("Squeeze", "g axes", "f")
			.node("QLinearMatMul", "f s n d ws wz t z", "m").node("DequantizeLinear", "m t z", "r"), 6);
	}

	@Test
	void weightsThatAreUnpackedBeforeTheConvolution() throws Exception {
		agree(picture().bytes("w", true, 4, 3, 3, 3).node("DequantizeLinear", "q s z", "p").node("DequantizeLinear", "w ws wz",
			"k").node("Conv", "p k", "y").node("Relu", "y", "r"), 2);
	}
}
