package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.SharedData;
import org.cnnvis.classify.Classifier;
import org.cnnvis.engine.Engine;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledPhotograph;
import org.cnnvis.train.data.Split;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model in the jar does what its card says, asked as Classify Image asks it. */
@Tag("slow")
class BundledModelTest {

	private static final Pattern ACCURACY = Pattern.compile("validation accuracy \\| \\*\\*(0\\.\\d+)\\*\\*");

	@Test
	void recognisesAsManyHeldOutFlowersAsItsCardSays() throws IOException {
		final ImageFolder folder = ImageFolder.open(SharedData.require("flowers17"));
		final Recipe recipe = new Recipe(1, 1);
		final List<LabelledPhotograph> photographs = LabelledPhotograph.read(Split.stratified(folder,
			recipe.validationPerClass, recipe.seed).validation(), Integer.MAX_VALUE);
		final Model model = Models.shared().get(Models.DEFAULT);
		assertEquals(folder.classes(), model.classes());
		assertEquals(recipe.input, model.input());
		int right = 0;
		try (Classifier classifier = new Classifier(model, Engine.standard(System.out::println)::compile)) {
			for (final LabelledPhotograph p : photographs)
				if (classifier.classify(p.photograph()).best().index() == p.label()) right++;
		}
		System.out.println("bundled model: " + right + " of " + photographs.size());
		// Two photographs whose first two classes are as good as equal may fall on the other side elsewhere.
		assertEquals(accuracyOfTheCard(), (double) right / photographs.size(), 2.5 / photographs.size());
	}

	private static double accuracyOfTheCard() throws IOException {
		try (InputStream in = BundledModelTest.class.getResourceAsStream("/models/flowers.zip.md")) {
			final Matcher matcher = ACCURACY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
			assertTrue(matcher.find());
			return Double.parseDouble(matcher.group(1));
		}
	}
}
