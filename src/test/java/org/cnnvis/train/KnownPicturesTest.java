package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.cnnvis.CnnVisException;
import org.cnnvis.SampleModel;
import org.cnnvis.classify.Classification;
import org.cnnvis.classify.Classifier;
import org.cnnvis.engine.Engine;
import org.cnnvis.ij1.ImageFile;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.model.KnownClasses;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.train.data.LabelledFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPicturesTest {

	@TempDir
	Path folder;
	private final Engine engine = Engine.standard(System.err::println);

	/** Stripes in five directions are known, noise is not. */
	@Test
	void picturesOfTheClassesAreKnownAndOthersAreNot() throws IOException {
		final Model plain = sample();
		final List<LabelledFile> learned = stripes(0, 6), held = stripes(6, 4);
		final KnownClasses known = KnownPictures.of(plain, engine::compile, learned, held, () -> false);
		assertTrue(known.warned() <= 0.05, "2 % of 20 pictures are none or one");
		try (Classifier classifier = new Classifier(plain.withKnown(known), engine::compile)) {
			for (final LabelledFile file : learned)
				assertTrue(classify(classifier, file.file()).isKnown());
			final Classification found = classify(classifier, noise());
			assertFalse(found.isKnown());
			assertEquals("does not look like any of the classes", found.note());
		}
	}

	@Test
	void itGoesIntoTheJsonBesideTheModelAndAllElseStays() throws IOException {
		final Path model = folder.resolve("model.zip"), json = folder.resolve("model.zip.json");
		final KnownClasses known = new KnownClasses(new double[][] { { 1, 0 }, { 0, 1 } }, 0.25, 0.02);
		KnownPictures.write(known, model);
		assertTrue(Files.readString(json).contains("\"threshold\": 0.25"));
		Files.writeString(json, "{ \"licence\": \"CC0\", \"known\": 3 }");
		KnownPictures.write(known, model);
		final JsonObject found = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
		assertEquals("CC0", found.get("licence").getAsString());
		assertEquals(known.json(), found.get("known"));
		Files.writeString(json, "[");
		assertThrows(CnnVisException.class, () -> KnownPictures.write(known, model));
	}

	@Test
	void itCanBeStopped() throws IOException {
		final List<LabelledFile> files = stripes(0, 1);
		assertThrows(CancellationException.class, () -> KnownPictures.of(sample(), engine::compile, files, Collections
			.emptyList(), () -> true));
	}

	@Test
	void aModelOfAnotherNetworkIsRefused() {
		final Model model = sample().withKnown(new KnownClasses(new double[][] { { 1, 2, 3 } }, 0.1, 0.1));
		final String message = assertThrows(CnnVisException.class, () -> new Classifier(model, engine::compile))
			.getMessage();
		assertTrue(message.contains("another network than 'known'"), message);
	}

	@Test
	void quantilesLieBetweenTheValues() {
		final double[] sorted = { 1, 2, 3, 4, 5 };
		assertEquals(5, KnownPictures.quantile(sorted, 1), 0);
		assertEquals(3, KnownPictures.quantile(sorted, 0.5), 0);
		assertEquals(4.6, KnownPictures.quantile(sorted, 0.9), 1e-12);
		assertEquals(7, KnownPictures.quantile(new double[] { 7 }, 0.98), 0);
	}

	private static Model sample() {
		SampleModel.write();
		return Models.shared().get(SampleModel.NAME);
	}

	private static Classification classify(final Classifier classifier, final Path file) {
		return classifier.classify(new ShownImage(ImageFile.open(file)).pixels(1));
	}

	/** Of each class the pictures with these numbers. */
	private List<LabelledFile> stripes(final int from, final int count) throws IOException {
		final List<LabelledFile> files = new ArrayList<>();
		for (int label = 0; label < 5; label++)
			for (int i = from; i < from + count; i++) {
				final double angle = Math.PI * label / 5, phase = 0.1 * i;
				files.add(new LabelledFile(write("stripes" + label + "-" + i, (x, y) -> (int) (127.5 + 120 * Math.sin(phase + (x *
					Math.cos(angle) + y * Math.sin(angle)) * 0.8))), label));
			}
		return files;
	}

	private Path noise() throws IOException {
		final Random random = new Random(1);
		return write("noise", (x, y) -> random.nextInt(256));
	}

	private interface Level {

		int at(int x, int y);
	}

	private Path write(final String name, final Level level) throws IOException {
		final BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 256; i++)
			image.setRGB(i % 16, i / 16, level.at(i % 16, i / 16) * 0x010101);
		final Path file = folder.resolve(name + ".png");
		ImageIO.write(image, "png", file.toFile());
		return file;
	}
}
