package org.cnnvis.model.dl4j;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.zoo.model.Darknet19;
import org.deeplearning4j.zoo.model.LeNet;
import org.deeplearning4j.zoo.model.ResNet50;
import org.deeplearning4j.zoo.model.SimpleCNN;
import org.deeplearning4j.zoo.model.SqueezeNet;
import org.deeplearning4j.zoo.model.UNet;
import org.deeplearning4j.zoo.model.VGG16;
import org.deeplearning4j.zoo.model.Xception;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The architectures of DL4J's zoo, on small pictures and with random weights, layer by layer. */
@Tag("slow")
class Dl4jZooTest {

	private static final int[] RGB64 = { 3, 64, 64 };
	private static final Map<String, Supplier<Model>> ZOO = new HashMap<>();

	static {
		ZOO.put("Darknet19", () -> Darknet19.builder().inputShape(RGB64).numClasses(10).build().init());
		ZOO.put("LeNet", () -> LeNet.builder().inputShape(RGB64).numClasses(10).build().init());
		ZOO.put("ResNet50", () -> ResNet50.builder().inputShape(new int[] { 3, 224, 224 }).numClasses(10).build().init());
		ZOO.put("SimpleCNN", () -> SimpleCNN.builder().inputShape(RGB64).numClasses(10).build().init());
		ZOO.put("SqueezeNet", () -> SqueezeNet.builder().inputShape(RGB64).numClasses(10).build().init());
		ZOO.put("UNet", () -> UNet.builder().inputShape(RGB64).build().init());
		ZOO.put("VGG16", () -> VGG16.builder().inputShape(new int[] { 3, 32, 32 }).numClasses(10).build().init());
		ZOO.put("Xception", () -> Xception.builder().inputShape(RGB64).numClasses(10).build().init());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Darknet19", "LeNet", "ResNet50", "SimpleCNN", "SqueezeNet", "UNet",
		"VGG16", "Xception" })
	void computesTheSame(final String name) {
		final int size = name.startsWith("VGG") ? 32 : name.equals("ResNet50") ? 224 : 64;
		final Model model = ZOO.get(name).get();
		// Its first weights have a standard deviation of 0.5, which fifty layers turn into infinite numbers.
		if (name.equals("ResNet50")) model.params().muli(0.1);
		if (model instanceof ComputationGraph) Dl4jCheck.agree((ComputationGraph) model, 3, size, size);
		else Dl4jCheck.agree((MultiLayerNetwork) model, CNN2DFormat.NCHW, 3, size, size);
	}
}
