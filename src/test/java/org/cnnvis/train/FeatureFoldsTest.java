package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Engine;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.cnnvis.train.data.ImageFolder;

/** Pictures whose colour is their class, or has nothing to do with it. */
class FeatureFoldsTest {

	private static final Engine ENGINE = Engine.standard(System.out::println);

	@TempDir
	Path folder;

	private final Random random = new Random(3);

	@BeforeEach
	void makePhotographs() throws IOException {
		for (int label = 0; label < 3; label++)
			for (int i = 0; i < 7; i++)
				write("class" + label, i, (random.nextInt(1 << 24) & 0x3f3f3f) + (0x80 << 8 * label));
	}

	@Test
	void everyPhotographIsJudgedByAClassifierOfTheOthers() {
		assertEquals(1, folds(5).accuracy(TrainingListener.NONE), 0);
	}

	/** A photograph that lies among those of another class is taken for one of them, unless it is learned from. */
	@Test
	void noViewOfAJudgedPhotographIsLearnedFrom() throws IOException {
		// Of the colour of another class.
		write("class0", 1, 0xa02020);
		assertEquals(20 / 21.0, folds(7).accuracy(TrainingListener.NONE), 1e-12);
	}

	@Test
	void itCanBeStopped() {
		assertThrows(CancellationException.class, () -> folds(5).accuracy(new TrainingListener() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		}));
	}

	@Test
	void oneFoldIsTooFew() {
		assertThrows(CnnVisException.class, () -> folds(1));
	}

	private FeatureFolds folds(final int number) {
		return new FeatureFolds(settings(), ImageFolder.open(folder), number, ENGINE);
	}

	private TrainingSettings settings() {
		return TrainingSettings.of(Method.FEATURE_EXTRACTOR).views(Views.NONE).base(colours());
	}

	/** Its features are the mean colour. */
	private static Model colours() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 32, 32));
		x = net.add("colours", new Convolution(Tensor.of(new float[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, 3, 3, 1, 1), null, Window
			.of(1, 1, Padding.NONE), 1), x);
		return new Model("colours", "test", "00", net.build(net.add("mean", new GlobalPooling(Pooling.Kind.AVERAGE), x)),
			InputSpec.PLAIN_RGB, Collections.emptyList());
	}

	private void write(final String name, final int number, final int rgb) throws IOException {
		final int[] pixels = new int[40 * 40];
		Arrays.fill(pixels, rgb);
		// No two files alike.
		pixels[0] = number;
		new FileSaver(new ImagePlus("", new ColorProcessor(40, 40, pixels))).saveAsPng(Files.createDirectories(folder.resolve(
			name)).resolve(number + ".png").toString());
	}
}
