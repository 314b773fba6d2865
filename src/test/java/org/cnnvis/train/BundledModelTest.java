package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cnnvis.SharedData;
import org.cnnvis.classify.Classifier;
import org.cnnvis.engine.Engine;
import org.cnnvis.ij1.ImageFile;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.image.ArgbRows;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledFile;
import org.cnnvis.train.data.LabelledPhotograph;

/** The models in the jar know the flowers that they have learned from, asked as Classify Image asks them. */
class BundledModelTest {

	@ParameterizedTest
	@ValueSource(strings = { Models.DEFAULT, Models.SMALL })
	void recognisesAFlowerOfEachKind(final String name) {
		final ImageFolder folder = ImageFolder.open(SharedData.require("flowers17"));
		final Model model = Models.shared().get(name);
		assertEquals(folder.classes(), model.classes());
		assertEquals(InputSpec.CAFFE, model.input());
		int right = 0;
		try (Classifier classifier = new Classifier(model, Engine.standard(System.out::println)::compile)) {
			for (final LabelledPhotograph p : LabelledPhotograph.read(oneOfEach(folder), Integer.MAX_VALUE))
				if (classifier.classify(p.photograph()).best().index() == p.label()) right++;
		}
		assertTrue(right >= 16, right + " of 17");
	}

	@Test
	void warnsOfWhatIsNoFlower() {
		try (Classifier classifier = new Classifier(Models.shared().get(Models.DEFAULT), Engine.standard(
			System.out::println)::compile))
		{
			final int[] noise = new Random(1).ints(256 * 256).map(v -> v | 0xff000000).toArray(), grey = new int[256 * 256];
			Arrays.fill(grey, 0xff808080);
			assertFalse(classifier.classify(new ArgbRows(noise, 256, 256)).isKnown());
			assertFalse(classifier.classify(new ArgbRows(grey, 256, 256)).isKnown());
			assertFalse(classifier.classify(new ShownImage(ImageFile.open(SharedData.require("images/elephant.jpg"))).pixels(1))
				.isKnown());
		}
	}

	private static List<LabelledFile> oneOfEach(final ImageFolder folder) {
		final List<LabelledFile> files = new ArrayList<>();
		for (final LabelledFile file : folder.files())
			if (file.label() == files.size()) files.add(file);
		return files;
	}
}
