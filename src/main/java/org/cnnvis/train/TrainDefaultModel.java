package org.cnnvis.train;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Nesterovs;

import org.cnnvis.CnnVisException;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.train.data.Split;
import org.cnnvis.train.method.BatchNormFolding;
import org.cnnvis.train.method.OneDnnHelpers;
import org.cnnvis.train.method.SmallVgg;
import org.cnnvis.train.method.WarmUpCosine;

/**
 * Trains the model that is part of the jar and writes it with its description and its model card. After each epoch the file holds the model
 * as it is then.
 *
 * <pre>
 * mvn -q -Ptrain compile exec:exec -Dfolder=../shared/data/flowers17 -Dmodel=target/flowers.zip -Depochs=50
 * </pre>
 */
public final class TrainDefaultModel {

	private final Recipe recipe;
	private final ImageFolder folder;
	private final Path file;
	private final List<LabelledPhotograph> training;
	private final List<LabelledPhotograph> validation;

	private TrainDefaultModel(final Recipe recipe, final ImageFolder folder, final Path file) {
		this.recipe = recipe;
		this.folder = folder;
		this.file = file;
		final Split split = Split.stratified(folder, recipe.validationPerClass, recipe.seed);
		// A crop of half the area then has about as many pixels as the network sees.
		training = LabelledPhotograph.read(split.training(), recipe.size * 10 / 7);
		validation = LabelledPhotograph.read(split.validation(), Integer.MAX_VALUE);
	}

	/** @param args folder of photographs, model file to write, number of epochs */
	public static void main(final String[] args) {
		try {
			if (args.length != 3 || !args[2].matches("[1-9]\\d{0,3}") || args[2].equals("1")) throw new CnnVisException(
				"Give a folder of photographs, a model file to write and a number of epochs from 2 to 9999.");
			new TrainDefaultModel(new Recipe(Integer.parseInt(args[2]), 1), ImageFolder.open(Paths.get(args[0])), Paths.get(
				args[1])).run();
		}
		catch (final CnnVisException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	private void run() {
		final int classes = folder.classes().size();
		final ComputationGraph learning = initialized(toLearn());
		final ComputationGraph used = initialized(new ComputationGraph(SmallVgg.toUse(recipe.size, classes)));
		final Trainer trainer = new Trainer(learning, new BatchMaker(Augmentation.standard(recipe.size), recipe.input,
			classes), recipe.batch, recipe.seed);
		final BatchMaker judge = new BatchMaker(Augmentation.none(recipe.size), recipe.input, classes);
		final long start = System.nanoTime();
		for (int epoch = 1; epoch <= recipe.epochs; epoch++) {
			final double loss = trainer.learn(training, epoch);
			BatchNormFolding.fold(learning, used);
			final Confusion confusion = Confusion.of(used, validation, judge, classes);
			final double minutes = (System.nanoTime() - start) / 60e9;
			System.out.printf(Locale.ROOT, "epoch %d: loss %.3f, validation accuracy %.3f, %.1f minutes, waited %.1f s%n", epoch,
				loss, confusion.accuracy(), minutes, trainer.waitedSeconds());
			ModelFile.write(used, file);
			ModelFile.write(Description.of(recipe, folder.classes()), beside(".json"));
			ModelFile.write(card(used, confusion, loss, minutes).text(), beside(".md"));
		}
	}

	private Path beside(final String ending) {
		return file.resolveSibling(file.getFileName() + ending);
	}

	private ComputationGraph toLearn() {
		final int steps = Trainer.steps(training.size(), recipe.batch);
		final WarmUpCosine rate = new WarmUpCosine(recipe.learningRate, steps, steps * recipe.epochs);
		return new ComputationGraph(SmallVgg.toLearn(recipe.size, folder.classes().size(), new Nesterovs(rate,
			recipe.momentum), recipe.weightDecay, recipe.seed));
	}

	private static ComputationGraph initialized(final ComputationGraph network) {
		network.init();
		OneDnnHelpers.use(network);
		return network;
	}

	private ModelCard card(final ComputationGraph network, final Confusion confusion, final double loss,
		final double minutes)
	{
		return new ModelCard().put(recipe).put(confusion, folder.classes()).put("name", "Flowers (bundled)").put("layers",
			SmallVgg.DESCRIPTION).put("parameters", network.numParams()).put("training", training.size()).put("validation",
				validation.size()).put("photographs", folder.files().size()).put("loss", String.format(Locale.ROOT, "%.3f", loss))
			.put("minutes", Math.round(minutes));
	}
}
