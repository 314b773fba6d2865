package org.cnnvis.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.ValueInfoProto;
import org.cnnvis.SharedData;
import org.cnnvis.model.ClassNames;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other people's programs have written compute what onnxruntime computes. */
class OnnxFilesTest {

	@TempDir
	Path folder;

	/** Its last operator normalises over the batch of ten pictures it was saved with, which no single picture can. */
	@Test
	void aNetworkForDigitsWithoutItsLastOperator() throws Exception {
		final Path file = SharedData.require("onnx-import/konduit__output_cnn_mnist.onnx");
		final Model model = ModelLoader.load(file);
		assertTrue(model.notes().get(0).contains("LogSoftmax_15"), model.notes().toString());
		assertEquals(10, model.network().shapes(0, 0).get(model.network().output()).channels());
		final double difference = OnnxPeer.compare(withoutLast(file), model.network()).difference;
		System.out.println(file.getFileName() + ": difference " + difference);
		assertTrue(difference < 1e-5, "difference " + difference);
	}

	private Path withoutLast(final Path file) throws Exception {
		final ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
		final NodeProto last = model.getGraph().getNode(model.getGraph().getNodeCount() - 1);
		final ModelProto shorter = model.toBuilder().setGraph(model.getGraph().toBuilder().removeNode(model.getGraph()
			.getNodeCount() - 1).clearOutput().addOutput(ValueInfoProto.newBuilder(model.getGraph().getOutput(0)).setName(last
				.getInput(0)))).build();
		return Files.write(folder.resolve("shorter.onnx"), shorter.toByteArray());
	}

	/**
	 * Fifty layers round to 8 bits in onnxruntime, none here, so that the numbers differ by some per cent; the elephant
	 * stays one. On some processors (seen with AMX) onnxruntime's own numbers are wrong: then there is nothing to compare
	 * with.
	 */
	@Test
	void aNetworkOfEightBitIntegersSeesTheElephant() throws Exception {
		final Path file = SharedData.require("onnx-import/shufflenet-v2-12-int8.onnx");
		final Model model = ModelLoader.load(file);
		assertEquals(InputSpec.TORCH, model.input());
		assertEquals(ClassNames.imageNet(), model.classes());
		final OnnxPeer peer = OnnxPeer.compare(file, model, SharedData.require("images/elephant.jpg"));
		System.out.println(file.getFileName() + ": difference " + peer.difference + ", cosine " + peer.cosine +
			", " + model.classes().get(peer.maximum));
		assertTrue(isElephant(model, peer.maximum), model.classes().get(peer.maximum));
		final String theirs = "onnxruntime itself sees a " + model.classes().get(peer.theirMaximum) + " on this processor";
		if (!isElephant(model, peer.theirMaximum)) System.out.println("Not compared: " + theirs);
		assumeTrue(isElephant(model, peer.theirMaximum), theirs);
		assertTrue(peer.sameMaximum);
		assertTrue(peer.cosine > 0.98, "cosine " + peer.cosine);
	}

	private static boolean isElephant(final Model model, final int index) {
		final String name = model.classes().get(index);
		return name.endsWith("elephant") || name.equals("tusker");
	}
}
