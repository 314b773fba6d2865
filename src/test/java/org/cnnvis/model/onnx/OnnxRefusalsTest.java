package org.cnnvis.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import onnx.Onnx.TensorProto;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be computed is refused with one sentence that names the node or the fault; what a file tells is taken. */
class OnnxRefusalsTest {

	@TempDir
	Path folder;

	private static OnnxFile map() {
		return new OnnxFile(13).input(1, 4, 9, 8);
	}

	private void refused(final OnnxFile model, final String... words) throws Exception {
		refused(model.bytes(), words);
	}

	private void refused(final byte[] content, final String... words) throws Exception {
		final Path file = Files.write(folder.resolve("model.onnx"), content);
		final String message = assertThrows(CnnVisException.class, () -> ModelLoader.load(file)).getMessage();
		System.out.println(message.substring(folder.toString().length()));
		assertFalse(message.contains("\n") || message.endsWith("null"), message);
		for (final String word : words)
			assertTrue(message.contains(word), () -> "'" + word + "' is not in: " + message);
	}

	@Test
	void operatorsThatAreNotKnownAreNamed() throws Exception {
		refused(map().node("Det", "x", "y"), "'Det_0'", "(Det)", "does not know");
		refused(map().node("com.example.Magic", "x", "y"), "com.example.Magic");
		refused(map().node("Loop", "x", "y"), "decides during the computation");
		refused(map().node("GRU", "x", "y"), "sequences");
		refused(map().node("MatMul", "x x", "y"), "'MatMul_0'", "computed from the picture");
		refused(map().node("Div", "x x", "y"), "divides by something computed");
		refused(map().floats("p", 0.5f).node("Pow", "x p", "y"), "power");
		refused(map().node("Erf", "x", "e").node("Add", "e x", "y"), "GELU");
		refused(map().weights("c", 4, 9, 8).node("Add", "x c", "y"), "varies along more than one axis");
		refused(map().integers("p", 0, 0, 1, 1, 0, 0, 1, 1).node("Pad", "x p", "y", "mode", "reflect"), "reflect");
	}

	@Test
	void inputsThatAreNoPictureAreRefused() throws Exception {
		refused(new OnnxFile(13).input(1, 20).node("Relu", "x", "y"), "a row of 20 numbers");
		refused(new OnnxFile(13).input(1, 3, 4, 5, 6).node("Relu", "x", "y"), "5 axes");
		refused(new OnnxFile(13).input("x", TensorProto.DataType.INT64_VALUE, 1, 12).node("Relu", "x", "y"), "indices");
		refused(map().input("z", 1, 1, 4, 9, 8).node("Add", "x z", "y"), "2 inputs (x, z)");
		refused(new OnnxFile(13).weights("w", 2, 2).node("Relu", "w", "y"), "no input");
		refused(new OnnxFile(13).input(1, -1, 8, 8).node("Relu", "x", "y"), "how many channels");
	}

	@Test
	void damageIsNamed() throws Exception {
		final byte[] sound = map().weights("w", 4, 4, 3, 3).node("Conv", "x w", "y").bytes();
		refused(Arrays.copyOf(sound, sound.length - 40), "cut short");
		refused(map().node("Conv", "x w", "y"), "'w'", "nothing before it makes");
		refused(map().raw("w", 1, new byte[7], 4, 4, 3, 3).node("Conv", "x w", "y"), "'w'", "7 bytes instead of 576");
		refused(map().weights("w", 4, 5, 3, 3).node("Conv", "x w", "y"), "'Conv_0'", "5 input channels");
		refused(new OnnxFile(6).input(1, 4, 9, 8).node("Relu", "x", "y"), "version 6");
		refused(new OnnxFile(13).input(1, 4, 9, 8), "no network");
		refused(map().raw("w", TensorProto.DataType.STRING_VALUE, new byte[2], 2).node("Add", "x w", "y"), "'w'", "text");
		refused(map().integers("s", 1 << 20, 1 << 20).node("ConstantOfShape", "s", "c").node("Add", "x c", "y"),
			"'ConstantOfShape_0'", "than any trained network");
	}

	@Test
	void weightsBesideTheFileAreReadAndOnlyThose() throws Exception {
		final ByteBuffer data = ByteBuffer.allocate(4 + 4 * 144).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 144; i++)
			data.putFloat(4 + 4 * i, i / 144f);
		final Path file = map().external("w", "weights.bin", 4, 4, 4, 3, 3).node("Conv", "x w", "y").write(folder.resolve(
			"external.onnx"));
		refused(Files.readAllBytes(file), "put 'weights.bin' into the folder " + folder);
		Files.write(folder.resolve("weights.bin"), data.array());
		assertTrue(OnnxPeer.compare(file, ModelLoader.load(file).network()).difference < 1e-5);
		Files.write(folder.resolve("weights.bin"), Arrays.copyOf(data.array(), 300));
		refused(Files.readAllBytes(file), "beyond the end of weights.bin");
		for (final String outside : new String[] { "../weights.bin", "/etc/passwd", "", "." })
			refused(map().external("w", outside, 0, 4, 4, 3, 3).node("Conv", "x w", "y"), "outside of the model's folder");
	}

	@Test
	void classNamesInTheMetadataAndTheUsualInputAreTaken() throws Exception {
		final OnnxFile three = map().weights("w", 3, 288).weights("b", 3).node("Flatten", "x", "f").node("Gemm", "f w b", "g",
			"transB", 1).node("Softmax", "g", "y");
		final Model model = ModelLoader.load(three.metadata("names", "{0: 'daisy', 1: \"lady's slipper\", 2: 'iris'}").write(
			folder.resolve("names.onnx")));
		assertEquals(Arrays.asList("daisy", "lady's slipper", "iris"), model.classes());
		assertEquals(Arrays.asList("a", "b"), OnnxMetadata.names("[\"a\", \"b\"]"));
		assertEquals(Arrays.asList("a", "b"), OnnxMetadata.names("{\"1\": \"b\", \"0\": \"a\"}"));
		assertEquals(Arrays.asList("a b", "c"), OnnxMetadata.names("a b, c"));
		final Model imageNet = ModelLoader.load(new OnnxFile(13).producer("pytorch").input(1, 3, 8, 8).weights("w", 1000, 3, 8,
			8).node("Conv", "x w", "c").node("Flatten", "c", "f").node("LogSoftmax", "f", "y").write(folder.resolve(
				"imagenet.onnx")));
		assertEquals(InputSpec.TORCH, imageNet.input());
		assertEquals(1000, imageNet.classes().size());
		assertTrue(imageNet.notes().get(0).contains("logarithm"), imageNet.notes().toString());
	}
}
