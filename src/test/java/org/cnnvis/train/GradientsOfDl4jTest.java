package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Map;
import java.util.Random;

import org.cnnvis.engine.Differences;
import org.cnnvis.engine.Parameter;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.model.dl4j.Dl4jNetwork;
import org.cnnvis.network.Network;
import org.cnnvis.network.pass.Passes;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Loss and weight gradients of a batch are those of DL4J's own backpropagation in float64. */
@ExtendWith(NeedsTraining.class)
class GradientsOfDl4jTest {

	private static final int SIDE = 15, BATCH = 4, CLASSES = 5;

	/** Half the distance between float32 numbers around 1. */
	private static final double ROUNDING = 0x1p-24;

	private ComputationGraph graph;
	private final float[] pictures = new float[BATCH * 3 * SIDE * SIDE];
	private int[] labels;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 })
	void randomNetworks(final long seed) {
		begin(seed, RandomGraph.of(seed, SIDE, CLASSES));
		graph.setInputs(input());
		graph.setLabels(truth());
		graph.computeGradientAndScore();
		final Map<String, INDArray> expected = graph.gradient().gradientForVariable();
		learn((parameter, gradient) -> {
			final double found = Differences.norm(dl4j(expected, parameter), gradient);
			assertTrue(found <= tolerance(), parameter + ": " + found + ", allowed " + tolerance());
		});
	}

	/** DL4J's backpropagation through this layer is off by up to 1 per cent from the slope of its own loss, which counts. */
	@Test
	void localResponseNormalisationHasTheSlopeOfDl4jsLoss() {
		begin(3, normalised());
		learn((parameter, gradient) -> {
			final double[] direction = new Random(8).doubles(gradient.length, -1, 1).toArray();
			double derivative = 0, product = 0, length = 0;
			for (int i = 0; i < gradient.length; i++) {
				derivative += gradient[i] * direction[i];
				product += gradient[i] * gradient[i];
				length += direction[i] * direction[i];
			}
			assertEquals(slope(parameter, direction), derivative, tolerance() * Math.sqrt(product * length), parameter
				.toString());
		});
	}

	private interface Check {

		void check(Parameter parameter, double[] gradient);
	}

	private void begin(final long seed, final ComputationGraphConfiguration configuration) {
		graph = new ComputationGraph(configuration);
		graph.init();
		// So that both sides begin with the same weights.
		graph.setParams(graph.params().castTo(DataType.FLOAT).castTo(DataType.DOUBLE));
		final Random random = new Random(seed);
		for (int i = 0; i < pictures.length; i++)
			pictures[i] = (float) random.nextGaussian();
		labels = random.ints(BATCH, 0, CLASSES).toArray();
	}

	private void learn(final Check check) {
		final Network whole = Dl4jNetwork.of(graph);
		final Network network = Passes.prepare(whole, Collections.singletonList(Network.beforeActivation(whole.output())));
		try (TrainingProgram program = new OneDnnBackend().compile(TrainingSpec.of(network, SIDE, BATCH)).get()) {
			final float[] logits = new float[BATCH * CLASSES], cotangent = new float[logits.length];
			program.forward(pictures, null);
			program.read(logits);
			final CrossEntropy crossEntropy = new CrossEntropy(CLASSES);
			crossEntropy.of(logits, labels, BATCH, cotangent);
			final double loss = score();
			assertEquals(loss, crossEntropy.loss() / BATCH, tolerance() * loss);
			program.backward(cotangent);
			assertEquals(graph.paramTable().size(), program.parameters().size());
			for (final Parameter parameter : program.parameters()) {
				final float[] gradient = new float[parameter.length()];
				parameter.gradient().get(gradient);
				check.check(parameter, Differences.doubles(gradient));
			}
		}
	}

	/**
	 * Of the gradient's length. The rounding of a sum of n products is a walk of n steps: sqrt(n) times that of one (Higham
	 * and Mary 2019); each layer adds its own, forward and backward. The longest sums are over all places of all pictures.
	 * An activation that is so near to a kink of its function that it falls on the other side would add more: it does not
	 * happen with these seeds.
	 */
	private double tolerance() {
		return 2 * graph.getNumLayers() * Math.sqrt(BATCH * SIDE * SIDE) * ROUNDING;
	}

	private double score() {
		return graph.score(new DataSet(input(), truth()), true);
	}

	/** Of DL4J's loss along a direction in the space of a parameter, by a central difference in float64. */
	private double slope(final Parameter parameter, final double[] direction) {
		final INDArray values = graph.getParam(parameter.node().layer() + (parameter.isBias() ? "_b" : "_W"));
		final INDArray before = values.dup(), step = Nd4j.create(direction, direction.length).muli(1e-6);
		// DL4J keeps fully connected weights as (in, out).
		final INDArray own = parameter.isBias() || values.rank() == 4 ? step.reshape(values.shape()) : step.reshape(values
			.size(1), values.size(0)).transpose();
		values.addi(own);
		final double above = score();
		values.assign(before.sub(own));
		final double below = score();
		values.assign(before);
		return (above - below) / 2e-6;
	}

	/** In the order in which we have it; of the mean over the batch, where DL4J has the sum. */
	private static double[] dl4j(final Map<String, INDArray> gradients, final Parameter parameter) {
		final String layer = parameter.node().layer();
		final INDArray gradient = gradients.get(layer + (parameter.isBias() ? "_b" : "_W"));
		final INDArray ordered = parameter.isBias() ? gradient : gradient.rank() == 2 ? gradient.transpose() : layer
			.startsWith("depthwise") ? gradient.permute(2, 3, 0, 1) : gradient;
		return ordered.dup('c').div(BATCH).data().asDouble();
	}

	private INDArray input() {
		return Nd4j.create(Differences.doubles(pictures), new long[] { BATCH, 3, SIDE, SIDE }, 'c');
	}

	private INDArray truth() {
		final INDArray truth = Nd4j.zeros(DataType.DOUBLE, BATCH, CLASSES);
		for (int i = 0; i < BATCH; i++)
			truth.putScalar(i, labels[i], 1);
		return truth;
	}

	/** As GoogLeNet begins. */
	private static ComputationGraphConfiguration normalised() {
		return new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).seed(3).graphBuilder().addInputs("picture")
			.setInputTypes(InputType.convolutional(SIDE, SIDE, 3)).addLayer("conv1", convolution(3, 20), "picture").addLayer(
				"pool1", new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(3, 3).stride(2, 2).build(), "conv1").addLayer(
					"norm1", normalisation(), "pool1").addLayer("conv2", convolution(1, 16), "norm1").addLayer("conv3", convolution(
						3, 24), "conv2").addLayer("norm2", normalisation(), "conv3").addLayer("mean", new GlobalPoolingLayer(
							PoolingType.AVG), "norm2").addLayer("classes", new OutputLayer.Builder(LossFunction.MCXENT).nOut(CLASSES)
								.activation(Activation.SOFTMAX).build(), "mean").setOutputs("classes").build();
	}

	private static ConvolutionLayer convolution(final int kernel, final int out) {
		return new ConvolutionLayer.Builder(kernel, kernel).nOut(out).activation(Activation.RELU).build();
	}

	/** Strong enough to matter: Caffe's 0.0001 / 5 hardly does for numbers around 1. */
	private static LocalResponseNormalization normalisation() {
		return new LocalResponseNormalization.Builder(5, 0.1, 0.75).k(1).build();
	}
}
