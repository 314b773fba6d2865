package org.cnnvis.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.image.PixelRows;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.KnownClasses;
import org.cnnvis.model.Model;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Softmax;

/**
 * Says what pictures show. Compiled once, used for any number of pictures, by one thread at a time.
 *
 * <pre>{@code
 * try (Classifier classifier = new Classifier(model, engine::compile)) {
 * 	classifier.classify(PixelRows.of(picture)).best(5);
 * }
 * }</pre>
 */
public final class Classifier implements AutoCloseable {

	/** Pixels, for networks that take any size. */
	private static final int USUAL_SIZE = 224;

	private final Model model;
	private final NetworkInput input;
	private final Crops crops;
	private final Views views;
	private final boolean tellsKnown;

	/** For one picture at a time, of which the middle counts. */
	public Classifier(final Model model, final Function<ProgramSpec, GradientProgram> compiler) {
		this(model, compiler, Crops.CENTER, 1);
	}

	/**
	 * @param batch how many views the network computes at once; more are faster where there are as many
	 * @throws CnnVisException if the model has no classes, or its network cannot be computed
	 */
	public Classifier(final Model model, final Function<ProgramSpec, GradientProgram> compiler, final Crops crops,
		final int batch)
	{
		check(model);
		this.model = model;
		this.crops = crops;
		final int side = side(model);
		input = new NetworkInput(model.input(), crops, side);
		final Optional<Node> features = features(model, side);
		tellsKnown = features.isPresent();
		final Node[] taps = features.map(node -> new Node[] { model.network().output(), node }).orElseGet(() -> new Node[] {
			model.network().output() });
		views = new Views(compiler.apply(ProgramSpec.of(model.network(), taps).size(side, side).batch(batch)
			.forwardOnly()));
	}

	/** What tells pictures of the classes from others; nothing where the model does not. */
	private static Optional<Node> features(final Model model, final int side) {
		if (!model.known().isPresent()) return Optional.empty();
		final Optional<Node> features = Features.of(model.network());
		final int channels = features.map(node -> model.network().shapes(side, side).get(node).channels()).orElse(0);
		if (channels != model.known().get().length()) throw new CnnVisException("model: " + model +
			" has another network than 'known' in the JSON beside it is for (" + model.known().get().length() +
			" numbers instead of " + channels + "); compute that again, or remove it.");
		return features;
	}

	/** Side of the square picture that a model is given, in pixels. */
	static int side(final Model model) {
		final int own = model.network().input().height();
		return own == 0 ? USUAL_SIZE : own;
	}

	/** @throws CnnVisException if the model has no classes, or is for other pictures than colour and grey ones */
	public static void check(final Model model) {
		if (!model.isClassifier()) throw new CnnVisException("model: " + model +
			" does not classify, as it names no classes; choose a classifier, or write the names into the JSON beside its file.");
		checkInput(model);
	}

	/** @throws CnnVisException if the model is for other pictures than colour and grey ones */
	static void checkInput(final Model model) {
		if (model.input().order() == ChannelOrder.OTHER) throw new CnnVisException("model: " + model + " takes " + model
			.input().channels() + " channels that are not red, green and blue; choose a classifier of colour or grey pictures.");
	}

	/** What computes, for provenance. */
	public String backend() {
		return views.backend();
	}

	/**
	 * What the network is given of a picture, for {@link #classify(List)}; for several threads at once, so that pictures
	 * can be read and made smaller in parallel.
	 */
	public float[] prepare(final PixelRows picture) {
		return input.of(picture);
	}

	/** @throws java.util.concurrent.CancellationException if the thread is interrupted */
	public Classification classify(final PixelRows picture) {
		return classify(Collections.singletonList(prepare(picture))).get(0);
	}

	/**
	 * @param prepared pictures, whose results do not depend on each other
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	public List<Classification> classify(final List<float[]> prepared) {
		final List<double[][]> found = new ArrayList<>();
		views.compute(prepared, input.length(), (taps) -> {
			final double[] p = probabilities(taps[0]);
			found.add(tellsKnown ? new double[][] { p, taps[1] } : new double[][] { p });
		});
		final List<Classification> result = new ArrayList<>();
		for (int i = 0; i < found.size(); i += crops.count())
			result.add(describe(found.subList(i, i + crops.count())));
		return result;
	}

	/** The mean over a picture's views. */
	private Classification describe(final List<double[][]> found) {
		final double[] p = mean(found, 0);
		final List<Prediction> ranked = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(
			i -> -p[i])).map(i -> new Prediction(i, name(i), p[i])).collect(Collectors.toList());
		if (!tellsKnown) return new Classification(ranked, Double.NaN, true);
		final KnownClasses known = model.known().get();
		final double distance = known.distance(mean(found, 1));
		return new Classification(ranked, distance, known.isKnown(distance));
	}

	private static double[] mean(final List<double[][]> found, final int tap) {
		final double[] mean = new double[found.get(0)[tap].length];
		for (final double[][] view : found)
			for (int i = 0; i < mean.length; i++)
				mean[i] += view[tap][i] / found.size();
		return mean;
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
		views.close();
	}
}
