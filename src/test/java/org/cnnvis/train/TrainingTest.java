package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;

import org.cnnvis.CnnVisException;
import org.cnnvis.classify.Classifier;
import org.cnnvis.engine.Engine;
import org.cnnvis.model.ChannelOrder;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.L2Normalization;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.op.Window;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.train.data.Split;

/** Whole runs, on pictures that are reddish, greenish or bluish noise. */
@ExtendWith(NeedsTraining.class)
class TrainingTest {

	private static final Engine ENGINE = Engine.standard(System.out::println);
	private static final List<String> CLASSES = Arrays.asList("blue", "green", "red");

	@TempDir
	static Path folder;

	private static Split split;

	private final List<Epoch> told = new ArrayList<>();

	@BeforeAll
	static void makePhotographs() throws IOException {
		final Random random = new Random(5);
		for (int label = 0; label < 3; label++) {
			final Path classFolder = Files.createDirectories(folder.resolve("pictures").resolve(CLASSES.get(label)));
			for (int i = 0; i < 14; i++) {
				final int shift = 8 * label;
				final int[] pixels = random.ints(48 * 40, 0, 1 << 24).map(p -> (p & 0x7f7f7f) + (0x50 << shift)).toArray();
				new FileSaver(new ImagePlus("", new ColorProcessor(48, 40, pixels))).saveAsPng(classFolder.resolve(i + ".png").toString());
			}
		}
		split = Split.stratified(ImageFolder.open(folder.resolve("pictures")), 4, 1);
	}

	private static TrainingSettings small() {
		return TrainingSettings.of(Method.SMALL_CNN).size(32).batch(6).epochs(6);
	}

	private TrainingResult train(final TrainingSettings settings, final int stopAfter) {
		told.clear();
		return new Training(settings, CLASSES, split.training(), split.validation(), ENGINE).run(new TrainingListener() {

			@Override
			public void epoch(final Epoch epoch) {
				told.add(epoch);
			}

			@Override
			public boolean isCancelled() {
				return told.size() == stopAfter;
			}
		});
	}

	@Test
	void learnsToTellColoursApartAndTheSavedModelDoesSoToo() {
		final TrainingResult result = train(small(), -1);
		assertEquals(6, told.size());
		assertEquals(6, result.kept());
		assertTrue(told.get(5).loss() < told.get(0).loss() / 2, told.toString());
		assertEquals(1, told.get(5).validationAccuracy(), told.toString());
		final Path file = folder.resolve("colours.zip");
		result.save(file);
		final Model loaded = ModelLoader.load(file);
		assertEquals(CLASSES, loaded.classes());
		assertEquals(result.model().input(), loaded.input());
		final List<LabelledPhotograph> photographs = LabelledPhotograph.read(split.validation(), 100);
		try (Classifier here = new Classifier(result.model(), ENGINE::compile); Classifier there = new Classifier(loaded,
			ENGINE::compile))
		{
			for (final LabelledPhotograph p : photographs) {
				assertEquals(p.label(), there.classify(p.photograph()).best().index());
				// Sums of up to 256 products, with the inputs of a layer counted in another order.
				assertEquals(here.classify(p.photograph()).best().probability(), there.classify(p.photograph()).best()
					.probability(), 1e-5);
			}
		}
	}

	@Test
	void theSameSeedGivesTheSameWeightsAlsoWhenItWasInterrupted() {
		final Path checkpoint = folder.resolve("run.checkpoint");
		final List<float[]> whole = weights(train(small(), -1).model());
		final TrainingSettings resumable = small().checkpoint(checkpoint);
		assertThrows(IllegalStateException.class, () -> new Training(resumable, CLASSES, split.training(), split.validation(),
			ENGINE).run(new TrainingListener() {

				@Override
				public void epoch(final Epoch epoch) {
					if (epoch.number() == 3) throw new IllegalStateException("killed");
				}
			}));
		assertTrue(Files.exists(checkpoint));
		final String other = assertThrows(CnnVisException.class, () -> train(resumable.seed(2), -1)).getMessage();
		assertTrue(other.contains("other settings or photographs"), other);
		final List<float[]> resumed = weights(train(resumable, -1).model());
		assertEquals(6, told.size(), "epochs before are told again");
		for (int i = 0; i < whole.size(); i++)
			assertArrayEquals(whole.get(i), resumed.get(i), 0);
		final List<float[]> another = weights(train(small().seed(2).epochs(1), -1).model());
		assertFalse(Arrays.equals(whole.get(0), another.get(0)));
	}

	@Test
	void aNetworkThatCouldNotBeSavedNeedNotBeTrainedAgain() throws IOException {
		final Path checkpoint = folder.resolve("saving.checkpoint");
		final TrainingSettings settings = small().epochs(2).checkpoint(checkpoint);
		final TrainingResult result = train(settings, -1);
		final Path obstacle = Files.createFile(folder.resolve("not-a-folder"));
		assertThrows(CnnVisException.class, () -> result.save(obstacle.resolve("colours.zip")));
		assertTrue(Files.exists(checkpoint));
		final List<Epoch> first = new ArrayList<>(told);
		final TrainingResult again = train(settings, -1);
		assertEquals(first.toString(), told.toString(), "the same epochs, with their times");
		for (int i = 0; i < weights(result.model()).size(); i++)
			assertArrayEquals(weights(result.model()).get(i), weights(again.model()).get(i), 0);
		again.save(folder.resolve("saved-later.zip"));
		assertFalse(Files.exists(checkpoint));
	}

	@Test
	void aBaseModelThatCannotBeSavedIsRefusedBeforeTraining() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("scaled", new L2Normalization(1e-6f), net.add("input", new Input(3, 32, 32)));
		x = net.add("classes", Convolution.dense(Tensor.of(new float[12], 4, 3), new float[4]), net.add("mean",
			new GlobalPooling(Pooling.Kind.AVERAGE), x));
		final Model base = new Model("scaling", "", "", net.build(net.add("predictions", new Softmax(), x)), InputSpec.of(
			ChannelOrder.RGB, 127.5f, 1 / 64f), Arrays.asList("a", "b", "c", "d"));
		for (final Method method : Arrays.asList(Method.FINE_TUNE, Method.FEATURE_EXTRACTOR)) {
			final String message = assertThrows(CnnVisException.class, () -> train(TrainingSettings.of(method).base(base).batch(
				6).epochs(1), -1)).getMessage();
			assertTrue(message.contains("'scaled'") && message.contains("cannot be saved"), message);
			assertTrue(told.isEmpty());
		}
	}

	@Test
	void aRunThatDivergesSaysTheStepAndKeepsItsBestNetwork() {
		final TrainingSettings settings = TrainingSettings.of(Method.FINE_TUNE).batch(30).epochs(20);
		final TrainingResult result = train(settings.base(steep(1e6f)), -1);
		assertTrue(result.problem().matches("The loss is not a number any more in step 1 of epoch " + (told.size() + 1) + ": training has diverged\\."), result
			.problem());
		assertFalse(result.cancelled());
		assertTrue(told.size() < 20, told.toString());
		assertEquals(told.size(), result.history().size());
		final String message = assertThrows(CnnVisException.class, () -> train(settings.base(steep(1e37f)), -1)).getMessage();
		assertTrue(message.startsWith("The loss is not a number any more in step 1 of epoch 1: training has diverged."),
			message);
	}

	/** Layers without a function between them, so large that they learn by steps as large as their gradients. */
	private static Model steep(final float factor) {
		final NetworkBuilder net = new NetworkBuilder();
		final Node mean = net.add("mean", new GlobalPooling(Pooling.Kind.AVERAGE), net.add("input", new Input(3, 32, 32)));
		Node x = net.add("first", Convolution.dense(random(factor, 1000, 3), new float[1000]), mean);
		x = net.add("second", Convolution.dense(random(0.03f, 2000, 1000), new float[2000]), x);
		x = net.add("classes", Convolution.dense(random(1, 4, 2000), new float[4]), x);
		return new Model("steep", "", "", net.build(net.add("predictions", new Softmax(), x)), InputSpec.of(ChannelOrder.RGB,
			127.5f, 1 / 64f), Arrays.asList("a", "b", "c", "d"));
	}

	private static Tensor random(final float factor, final int... shape) {
		final Random random = new Random(2);
		final float[] numbers = new float[shape[0] * shape[1]];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = factor * (random.nextFloat() - 0.5f);
		return Tensor.of(numbers, shape);
	}

	@Test
	void aModelIsMadeForTheSizeThatItLearnedFrom() {
		for (final Method method : Arrays.asList(Method.FINE_TUNE, Method.FEATURE_EXTRACTOR)) {
			final Model model = train(TrainingSettings.of(method).base(base(1)).size(48).epochs(1), -1).model();
			assertEquals(48, model.network().input().height(), method.toString());
			assertEquals(48, model.network().input().width(), method.toString());
		}
	}

	/** A convolution and a mean, for pictures of 32 x 32 pixels. */
	private static Model base(final float factor) {
		final Random random = new Random(2);
		final float[] kernel = new float[8 * 3 * 9], classes = new float[4 * 8];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = factor * (random.nextFloat() - 0.4f);
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("conv1", new Convolution(Tensor.of(kernel, 8, 3, 3, 3), new float[8], Window.of(3, 1, Padding.SAME),
			1), Activation.RELU, net.add("input", new Input(3, 32, 32)));
		x = net.add("classes", Convolution.dense(Tensor.of(classes, 4, 8), new float[4]), net.add("mean", new GlobalPooling(
			Pooling.Kind.AVERAGE), x));
		return new Model("small", "", "", net.build(net.add("predictions", new Softmax(), x)), InputSpec.of(ChannelOrder.RGB,
			127.5f, 1 / 64f), Arrays.asList("a", "b", "c", "d"));
	}

	@Test
	void aCancelledRunKeepsItsBestNetwork() {
		final TrainingResult result = train(small(), 2);
		assertTrue(result.cancelled());
		assertEquals(2, result.history().size());
		final int best = told.get(1).validationAccuracy() > told.get(0).validationAccuracy() ? 2 : 1;
		assertEquals(best, result.kept());
		assertThrows(CancellationException.class, () -> train(small(), 0));
	}

	@Test
	void aTrainedNetworkIsTunedAndFrozenLayersStay() {
		final Model base = train(small(), -1).model();
		final List<float[]> before = weights(base);
		final TrainingResult block = train(TrainingSettings.of(Method.LAST_BLOCK).base(base).size(32).batch(6).epochs(2), -1);
		assertArrayEquals(before.get(0), weights(block.model()).get(0), 0, "conv1");
		final TrainingResult tuned = train(TrainingSettings.of(Method.FINE_TUNE).base(base).batch(6).epochs(8), -1);
		assertFalse(Arrays.equals(before.get(0), weights(tuned.model()).get(0)), "conv1");
		assertTrue(told.get(7).validationLoss() < told.get(0).validationLoss(), told.toString());
	}

	@Test
	void featuresOfAFixedNetworkAreEnough() {
		final Model base = train(small(), -1).model();
		final TrainingResult result = train(TrainingSettings.of(Method.FEATURE_EXTRACTOR).base(base), -1);
		assertArrayEquals(weights(base).get(0), weights(result.model()).get(0), 0, "conv1");
		assertEquals(1, told.get(told.size() - 1).validationAccuracy(), told.toString());
		final List<float[]> again = weights(train(TrainingSettings.of(Method.FEATURE_EXTRACTOR).base(base), -1).model());
		for (int i = 0; i < again.size(); i++)
			assertArrayEquals(weights(result.model()).get(i), again.get(i), 0);
	}

	@Test
	void aMissingBaseModelIsNamed() {
		assertEquals("The method Fine-tune begins with a trained network: name a base model.", assertThrows(
			CnnVisException.class, () -> train(TrainingSettings.of(Method.FINE_TUNE), -1)).getMessage());
	}

	private static List<float[]> weights(final Model model) {
		final List<float[]> weights = new ArrayList<>();
		for (final Node node : model.network().nodes())
			weights.addAll(node.op().weights());
		return weights;
	}
}
