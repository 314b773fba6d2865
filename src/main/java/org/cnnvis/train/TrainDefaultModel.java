package org.cnnvis.train;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Nesterovs;

import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.train.data.Split;
import org.cnnvis.train.method.BatchNormFolding;
import org.cnnvis.train.method.OneDnnHelpers;
import org.cnnvis.train.method.SmallVgg;
import org.cnnvis.train.method.WarmUpCosine;

/**
 * Trains the model that is part of the jar.
 *
 * <pre>
 * mvn -q -Ptrain compile exec:exec -Dfolder=../shared/data/flowers17 -Dmodel=target/flowers.zip -Depochs=60
 * </pre>
 */
public final class TrainDefaultModel {

	/** Grey levels 0..255 become about -2..2. */
	private static final InputSpec INPUT = InputSpec.of(ChannelOrder.RGB, 127.5f, 1 / 64f);

	private final Recipe recipe;
	private final ImageFolder folder;
	private final Path file;

	private TrainDefaultModel(final Recipe recipe, final ImageFolder folder, final Path file) {
		this.recipe = recipe;
		this.folder = folder;
		this.file = file;
	}

	/** @param args folder of photographs, model file to write, number of epochs */
	public static void main(final String[] args) {
		new TrainDefaultModel(new Recipe(Integer.parseInt(args[2]), 1), ImageFolder.open(Paths.get(args[0])), Paths.get(
			args[1])).run();
	}

	private void run() {
		final int classes = folder.classes().size();
		final Split split = Split.stratified(folder, recipe.validationPerClass, recipe.seed);
		final List<LabelledPhotograph> training = LabelledPhotograph.read(split.training(), recipe.size * 10 / 7);
		final List<LabelledPhotograph> validation = LabelledPhotograph.read(split.validation(), recipe.size * 8 / 7);
		final int steps = Trainer.steps(training.size(), recipe.batch);
		final ComputationGraph network = new ComputationGraph(SmallVgg.toLearn(recipe.size, classes, new Nesterovs(
			new WarmUpCosine(recipe.learningRate, steps, steps * recipe.epochs), recipe.momentum), recipe.weightDecay,
			recipe.seed));
		network.init();
		OneDnnHelpers.use(network);
		final ComputationGraph used = new ComputationGraph(SmallVgg.toUse(recipe.size, classes));
		used.init();
		OneDnnHelpers.use(used);
		final Trainer trainer = new Trainer(network, new BatchMaker(Augmentation.standard(recipe.size), INPUT, classes),
			recipe.batch, recipe.seed);
		final BatchMaker judge = new BatchMaker(Augmentation.none(recipe.size), INPUT, classes);
		final long start = System.nanoTime();
		for (int epoch = 1; epoch <= recipe.epochs; epoch++) {
			final double loss = trainer.learn(training, epoch);
			BatchNormFolding.fold(network, used);
			final Confusion confusion = Confusion.of(used, validation, judge, classes);
			System.out.printf("epoch %d: loss %.3f, validation accuracy %.3f, %.0f s%n", epoch, loss, confusion.accuracy(),
				(System.nanoTime() - start) / 1e9);
			ModelFile.write(used, file);
		}
	}
}
