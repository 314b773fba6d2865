package org.cnnvis.bench;

import java.util.Map;

import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** A network as stock DL4J layers with a new head of 17 classes, and one step of its training: what a user of DL4J gets. */
final class StockTraining {

	private static final int CLASSES = 17;

	private final ComputationGraph graph;
	private final INDArray[] pictures, labels;

	/** @param body a network that ends with maps; all of it learns */
	StockTraining(final Network body, final int batch, final int side) {
		final Map<Node, Shape> shapes = body.shapes(side, side);
		final GraphBuilder builder = new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).updater(new Nesterovs(7e-4,
			0.9)).graphBuilder();
		final String features = StockDl4j.add(builder, body, shapes);
		builder.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), features);
		builder.addLayer("classes", new OutputLayer.Builder(new LossMCXENT()).nOut(CLASSES).activation(
			new ActivationSoftmax()).build(), "mean");
		graph = new ComputationGraph(builder.setInputTypes(InputType.convolutional(side, side, 3)).setOutputs("classes")
			.build());
		graph.init();
		pictures = new INDArray[] { Nd4j.randn(DataType.FLOAT, batch, 3, side, side) };
		final INDArray classes = Nd4j.zeros(DataType.FLOAT, batch, CLASSES);
		for (int i = 0; i < batch; i++)
			classes.putScalar(i, i % CLASSES, 1);
		labels = new INDArray[] { classes };
	}

	/** Forward, loss, backward and update. */
	void step() {
		graph.fit(pictures, labels);
	}
}
