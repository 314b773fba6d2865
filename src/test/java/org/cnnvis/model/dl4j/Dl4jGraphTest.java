package org.cnnvis.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs of DL4J's vertices compute the same after translation; what cannot be computed is named. */
class Dl4jGraphTest {

	@ParameterizedTest
	@EnumSource(ElementWiseVertex.Op.class)
	void branchesMeetNumberByNumber(final ElementWiseVertex.Op op) {
		final GraphBuilder graph = branches();
		graph.addVertex("meet", new ElementWiseVertex(op), "left", "right");
		check(graph, "meet");
	}

	@Test
	void branchesAreJoinedAndTakenApart() {
		final GraphBuilder graph = branches();
		graph.addVertex("joined", new MergeVertex(), "left", "right", "left");
		graph.addVertex("part", new SubsetVertex(3, 6), "joined");
		graph.addVertex("last", new ScaleVertex(2), "part");
		check(graph, "last");
	}

	@Test
	void scaleAndShift() {
		final GraphBuilder graph = branch();
		graph.addVertex("scaled", new ScaleVertex(-1.5), "left");
		graph.addVertex("shifted", new ShiftVertex(0.25), "scaled");
		check(graph, "shifted");
	}

	@Test
	void theHelperOfCaffesPoolingCutsTheFirstRowAndColumn() {
		final GraphBuilder graph = branch();
		graph.addVertex("helped", new PoolHelperVertex(), "left");
		graph.addLayer("pool", new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(3, 3).stride(2, 2).build(),
			"helped");
		check(graph, "pool");
	}

	@Test
	void vectorsAreNormalisedAndMapsReshaped() {
		final GraphBuilder graph = branches();
		graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "left");
		graph.addVertex("unit", new L2NormalizeVertex(), "mean");
		graph.addVertex("flat", new ReshapeVertex(-1, 4 * 5 * 6), "right");
		graph.addLayer("dense", new DenseLayer.Builder().nIn(4 * 5 * 6).nOut(4).activation(Activation.TANH).build(), "flat");
		graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "unit", "dense");
		check(graph, "sum");
	}

	@Test
	void mapsAreFlattenedByAVertexOfTheirOwn() {
		final GraphBuilder graph = branch();
		graph.addVertex("flat", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(5, 6, 4)), "left");
		graph.addLayer("out", new OutputLayer.Builder(LossFunction.MCXENT).nIn(4 * 5 * 6).nOut(3).activation(
			Activation.SOFTMAX).build(), "flat");
		check(graph, "out");
	}

	@Test
	void weightsFollowDl4jsOrderWhenVerticesAreDefinedInAnother() {
		final GraphBuilder graph = graph();
		graph.addLayer("z", conv(3).build(), "a");
		graph.addLayer("b", conv(4).build(), "z");
		graph.addLayer("a", conv(2).build(), "picture");
		graph.addLayer("y", conv(4).build(), "a");
		graph.addLayer("c", conv(4).build(), "b");
		check(graph, "c", "y");
	}

	@Test
	void aClassifiersLogitsCanBeReached() {
		final GraphBuilder graph = branch();
		graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "left");
		graph.addLayer("classes", new OutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX)
			.build(), "mean");
		final ComputationGraph initialised = new ComputationGraph(graph.setOutputs("classes").build());
		initialised.init();
		final Network network = Dl4jNetwork.of(initialised);
		assertEquals("classes:linear", Network.beforeActivation(network.output()).name());
		assertEquals(0, network.input().height(), "any size");
	}

	@Test
	void whatCannotBeComputedIsNamed() {
		final GraphBuilder stacked = branch();
		stacked.addVertex("pile", new StackVertex(), "left", "left");
		assertRefused(stacked, "pile", "'pile'", "StackVertex");
		final GraphBuilder powers = branch();
		powers.addLayer("powers", new SubsamplingLayer.Builder(PoolingType.PNORM).pnorm(2).kernelSize(2, 2).build(), "left");
		assertRefused(powers, "powers", "'powers'", "PNORM");
		final GraphBuilder maps = branch();
		maps.addVertex("unit", new L2NormalizeVertex(), "left");
		assertRefused(maps, "unit", "'unit'", "whole maps");
	}

	@Test
	void inputsThatAreNoPictureAreRefused() {
		final GraphBuilder two = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("one", "other")
			.setInputTypes(InputType.convolutional(5, 5, 3), InputType.convolutional(5, 5, 3));
		two.addLayer("a", conv(2).build(), "one").addLayer("b", conv(2).build(), "other");
		two.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b");
		assertRefused(two, "sum", "2 inputs (one, other)");
		final GraphBuilder text = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("words").setInputTypes(
			InputType.recurrent(7));
		text.addLayer("memory", new LSTM.Builder().nOut(3).build(), "words");
		assertRefused(text, "memory", "'memory'", "LSTM");
		final GraphBuilder numbers = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("numbers").setInputTypes(
			InputType.feedForward(4));
		numbers.addLayer("dense", new DenseLayer.Builder().nOut(3).build(), "numbers");
		assertRefused(numbers, "dense", "4 numbers, not a picture", "'dense'");
	}

	private static void assertRefused(final GraphBuilder builder, final String output, final String... phrases) {
		final ComputationGraph graph = new ComputationGraph(builder.setOutputs(output).validateOutputLayerConfig(false)
			.build());
		graph.init();
		final String message = assertThrows(CnnVisException.class, () -> Dl4jNetwork.of(graph)).getMessage();
		for (final String phrase : phrases)
			assertTrue(message.contains(phrase), message);
	}

	private static GraphBuilder graph() {
		return new NeuralNetConfiguration.Builder().seed(1).graphBuilder().addInputs("picture").setInputTypes(InputType
			.convolutional(6, 7, 3));
	}

	/** A convolution of the picture, 4 x 5 x 6. */
	private static GraphBuilder branch() {
		return graph().addLayer("left", conv(4).build(), "picture");
	}

	/** Two convolutions of the same picture, 4 x 5 x 6 each. */
	private static GraphBuilder branches() {
		return branch().addLayer("right", conv(4).activation(Activation.TANH)
			.build(), "picture");
	}

	private static ConvolutionLayer.Builder conv(final int out) {
		return new ConvolutionLayer.Builder(2, 2).nOut(out).activation(Activation.RELU);
	}

	private static void check(final GraphBuilder graph, final String... outputs) {
		Dl4jCheck.agree(graph.setOutputs(outputs).validateOutputLayerConfig(false).build(), 3, 6, 7);
	}
}
