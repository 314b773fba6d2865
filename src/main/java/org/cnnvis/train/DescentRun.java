package org.cnnvis.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.model.dl4j.Dl4jWriter;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.LabelledPhotograph;

/** One run of training by gradient descent. */
final class DescentRun implements AutoCloseable {

	/** An epoch never has as many photographs, so that no two augmentations have the same seed. */
	private static final long SEEDS_PER_EPOCH = 1L << 32;

	private final Training training;
	private final TrainingSettings settings;
	private final TrainingListener listener;
	private final Recipe recipe;
	private final String identity, data;
	private final TrainingProgram program;
	private final Optimizer optimizer;
	private final Prefetch learning, judging;
	private final Dropout dropout;
	private final CrossEntropy crossEntropy;
	private final float[] logits, gradient;
	private final List<Epoch> history = new ArrayList<>();
	private List<LabelledPhotograph> toLearn, toJudge;
	private Schedule schedule;
	private int stepsPerEpoch, best;
	private float[][] bestWeights;
	private double secondsBefore;
	private String problem = "";
	private long start;

	DescentRun(final Training training, final TrainingListener listener) {
		this.training = training;
		this.settings = training.settings;
		this.listener = listener;
		recipe = Recipe.of(settings, training.classes.size());
		data = Fingerprint.of(training.training, training.validation);
		identity = settings + ", data=" + data;
		Dl4jWriter.check(recipe.spec.network(), recipe.spec.side());
		program = training.engine.compile(recipe.spec);
		optimizer = new Optimizer(recipe.rule, program.parameters(), p -> recipe.rate(p.node()), recipe.decay);
		final int side = recipe.spec.side();
		learning = new Prefetch(new BatchMaker(augmentation(side), recipe.input), settings.batch());
		judging = new Prefetch(new BatchMaker(view(side), recipe.input), settings.batch());
		dropout = new Dropout(program);
		crossEntropy = new CrossEntropy(training.classes.size());
		logits = new float[settings.batch() * training.classes.size()];
		gradient = new float[logits.length];
	}

	private Augmentation augmentation(final int side) {
		return settings.views() == Views.CROP_FLIP_COLOR ? Augmentation.standard(side) : settings
			.views() == Views.SHEAR_ZOOM_FLIP ? Augmentation.shearZoomFlip(side) : view(side);
	}

	/** The view to judge by: the article's whole photograph where its views are learned from, else what is classified. */
	private Augmentation view(final int side) {
		return settings.views() == Views.SHEAR_ZOOM_FLIP ? Augmentation.whole(side) : Augmentation.none(side);
	}

	TrainingResult run() {
		readPhotographs();
		stepsPerEpoch = Math.max(1, toLearn.size() / settings.batch());
		schedule = recipe.schedule(stepsPerEpoch, settings.epochs());
		resume();
		start = System.nanoTime();
		while (history.size() < settings.epochs()) {
			if (!learn(history.size() + 1)) return result(false);
		}
		return result(true);
	}

	private void readPhotographs() {
		// A crop of half the area then has about as many pixels as the network sees.
		final int shortSide = settings.views() == Views.SHEAR_ZOOM_FLIP ? Integer.MAX_VALUE : recipe.spec.side() * 10 / 7;
		toLearn = Photographs.read(training.training, shortSide, listener, 0.01);
		toJudge = Photographs.read(training.validation, Integer.MAX_VALUE, listener, 0.01);
		if (settings.views() == Views.SHEAR_ZOOM_FLIP) {
			toLearn = squared(toLearn);
			toJudge = squared(toJudge);
		}
	}

	/** The article varies photographs after they are brought to the network's size. */
	private List<LabelledPhotograph> squared(final List<LabelledPhotograph> photographs) {
		return photographs.parallelStream().map(p -> new LabelledPhotograph(Augmentation.squeezed(p.photograph(), recipe.spec
			.side()), p.label())).collect(java.util.stream.Collectors.toList());
	}

	private void resume() {
		if (settings.checkpoint() == null) return;
		final float[][] weights = Weights.copy(program.parameters());
		final Checkpoint checkpoint = Checkpoint.read(settings.checkpoint(), identity, weights, optimizer.states());
		if (checkpoint == null) return;
		Weights.set(program.parameters(), weights);
		history.addAll(checkpoint.history);
		best = checkpoint.best;
		bestWeights = checkpoint.bestWeights;
		history.forEach(listener::epoch);
		secondsBefore = history.get(history.size() - 1).seconds();
	}

	/** @return false if it was cancelled or cannot go on */
	private boolean learn(final int epoch) {
		final List<LabelledPhotograph> order = new ArrayList<>(toLearn);
		Collections.shuffle(order, new Random(settings.seed() + epoch));
		// The fewer photographs than a batch holds are repeated.
		while (order.size() < settings.batch())
			order.addAll(order.subList(0, Math.min(order.size(), settings.batch() - order.size())));
		learning.begin(order, settings.seed() + epoch * SEEDS_PER_EPOCH, true);
		double loss = 0, right = 0;
		for (int i = 0; i < stepsPerEpoch; i++) {
			final Batch batch = learning.next();
			final long step = (epoch - 1L) * stepsPerEpoch + i;
			program.forward(batch.pictures, dropout.masks(settings.seed(), step));
			program.read(logits);
			crossEntropy.of(logits, batch.labels, settings.batch(), gradient);
			if (!Double.isFinite(crossEntropy.loss())) return diverged(epoch, i + 1);
			program.backward(gradient);
			optimizer.step(schedule.factor((int) step), step + 1);
			loss += crossEntropy.loss();
			right += crossEntropy.right();
			if (listener.isCancelled()) return false;
			report(epoch, i + 1, loss / ((i + 1) * settings.batch()));
		}
		final float[][] weights = Weights.copy(program.parameters());
		final double n = stepsPerEpoch * settings.batch();
		final Evaluation judged = judge();
		// The last step's weights have no loss of their own yet, unless photographs are held out.
		if (!Weights.areFinite(weights) || !toJudge.isEmpty() && !Double.isFinite(judged.loss)) return diverged(epoch,
			stepsPerEpoch);
		history.add(new Epoch(epoch, loss / n, right / n, judged.loss, judged.accuracy, seconds()));
		keep(weights);
		listener.epoch(history.get(epoch - 1));
		return true;
	}

	/**
	 * The best network of the epochs before is what the run yields.
	 *
	 * @throws CnnVisException if there are none
	 */
	private boolean diverged(final int epoch, final int step) {
		problem = "The loss is not a number any more in step " + step + " of epoch " + epoch + ": training has diverged.";
		if (history.isEmpty()) throw new CnnVisException(problem + " Take other photographs, another base model or method.");
		return false;
	}

	private void report(final int epoch, final int step, final double loss) {
		final double done = (epoch - 1.0 + (double) step / stepsPerEpoch) / settings.epochs();
		final double before = history.size() * 1.0 / settings.epochs(), seconds = seconds();
		final double perShare = history.isEmpty() ? seconds / done : history.get(history.size() - 1).seconds() / before;
		listener.progress(new TrainingProgress("Epoch " + epoch + " of " + settings.epochs(), 0.01 + 0.99 * done, loss,
			perShare * (1 - done), waitingShare()));
	}

	private double seconds() {
		return secondsBefore + (System.nanoTime() - start) / 1e9;
	}

	private double waitingShare() {
		return (learning.waitedSeconds() + judging.waitedSeconds()) / Math.max(1e-9, seconds() - secondsBefore);
	}

	private Evaluation judge() {
		if (toJudge.isEmpty()) return new Evaluation(Double.NaN, Double.NaN);
		double loss = 0, right = 0;
		judging.begin(toJudge, 0, false);
		for (int from = 0; from < toJudge.size(); from += settings.batch()) {
			program.forward(judging.next().pictures, null);
			program.read(logits);
			crossEntropy.of(logits, labels(from), Math.min(settings.batch(), toJudge.size() - from), null);
			loss += crossEntropy.loss();
			right += crossEntropy.right();
		}
		return new Evaluation(loss / toJudge.size(), right / toJudge.size());
	}

	private int[] labels(final int from) {
		return toJudge.subList(from, Math.min(toJudge.size(), from + settings.batch())).stream().mapToInt(
			LabelledPhotograph::label).toArray();
	}

	/** Notes the best weights, and the state for a later run. */
	private void keep(final float[][] weights) {
		final Epoch last = history.get(history.size() - 1);
		// Without photographs held out, the last one is the best.
		final boolean better = best == 0 || toJudge.isEmpty() || last.validationAccuracy() > history.get(best - 1)
			.validationAccuracy();
		if (better) {
			best = last.number();
			bestWeights = weights;
		}
		if (settings.checkpoint() != null) new Checkpoint(history, weights, optimizer.states(), best, bestWeights).write(
			settings.checkpoint(), identity);
	}

	/** @param whole all epochs are done; else the best network so far is taken */
	private TrainingResult result(final boolean whole) {
		if (history.isEmpty()) throw new CancellationException("Training was stopped before its first epoch had ended.");
		final float[][] weights = whole ? Weights.copy(program.parameters()) : bestWeights;
		return TrainingResult.of(training, Weights.rounded(recipe.spec.network(), program
			.parameters(), weights), recipe.input, recipe.spec.side(), history, whole ? history.size() : best, !whole && problem
				.isEmpty(), recipe.text, waitingShare(), data).withProblem(problem);
	}

	@Override
	public void close() {
		learning.close();
		judging.close();
		program.close();
	}
}
