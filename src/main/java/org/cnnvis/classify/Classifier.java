package org.cnnvis.classify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.image.PixelRows;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.Model;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Softmax;

/**
 * Says what a picture shows. Compiled once, used for any number of pictures, by one thread at a time.
 *
 * <pre>{@code
 * try (Classifier classifier = new Classifier(model, engine::compile)) {
 * 	classifier.classify(PixelRows.of(picture), 5);
 * }
 * }</pre>
 */
public final class Classifier implements AutoCloseable {

	/** Pixels, for networks that take any size. */
	private static final int USUAL_SIZE = 224;

	private final Model model;
	private final int side;
	private final GradientProgram program;

	/** @throws CnnVisException if the model has no classes, or its network cannot be computed */
	public Classifier(final Model model, final Function<ProgramSpec, GradientProgram> compiler) {
		check(model);
		this.model = model;
		final int own = model.network().input().height();
		side = own == 0 ? USUAL_SIZE : own;
		program = compiler.apply(ProgramSpec.of(model.network(), model.network().output()).size(side, side).forwardOnly());
	}

	/** @throws CnnVisException if the model has no classes, or is for other pictures than colour and grey ones */
	public static void check(final Model model) {
		if (!model.isClassifier()) throw new CnnVisException("model: " + model +
			" does not classify, as it names no classes; choose a classifier, or write the names into the JSON beside its file.");
		if (model.input().order() == ChannelOrder.OTHER) throw new CnnVisException("model: " + model + " takes " + model
			.input().channels() + " channels that are not red, green and blue; choose a classifier of colour or grey pictures.");
	}

	/**
	 * The most probable classes, the first one first.
	 *
	 * @param top how many, at least 1; at most as many as there are classes are returned
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	public List<Prediction> classify(final PixelRows picture, final int top) {
		program.forward(NetworkInput.of(picture, model.input(), side));
		final Shape shape = program.tapShape(0);
		final float[] output = new float[shape.size()];
		program.read(0, output);
		final double[] p = probabilities(means(output, shape));
		return IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> -p[i])).limit(top).map(
			i -> new Prediction(i, name(i), p[i])).collect(Collectors.toList());
	}

	/** A network without a fully connected layer may say something for each place. */
	private static double[] means(final float[] output, final Shape shape) {
		final double[] means = new double[shape.channels()];
		for (int i = 0; i < output.length; i++)
			means[i / shape.area()] += output[i] / (double) shape.area();
		return means;
	}

	/** The output itself where it is made of probabilities, else their logits. */
	private double[] probabilities(final double[] output) {
		final Node node = model.network().output();
		if (node.op() instanceof Softmax || isSigmoid(node.op())) return output;
		final double most = Arrays.stream(output).max().getAsDouble();
		final double[] exp = Arrays.stream(output).map(v -> Math.exp(v - most)).toArray();
		final double sum = Arrays.stream(exp).sum();
		return Arrays.stream(exp).map(v -> v / sum).toArray();
	}

	private static boolean isSigmoid(final Op op) {
		return op instanceof Activation && ((Activation) op).function() == Activation.Function.SIGMOID;
	}

	private String name(final int index) {
		return index < model.classes().size() ? model.classes().get(index) : "class " + index;
	}

	@Override
	public void close() {
		program.close();
	}
}
