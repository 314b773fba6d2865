package org.cnnvis.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

	private static final List<String> CLASSES = Arrays.asList("a", "b, or \"c\"", "never", "d", "e", "f");

	@TempDir
	Path folder;

	@Test
	void theNumbersAreThoseOfTheDefinitions() {
		final Evaluation evaluation = sample();
		assertEquals(0.5, evaluation.accuracy(), 1e-12);
		assertEquals(0.75, evaluation.top(5), 1e-12);
		assertEquals(-(Math.log(0.9) + Math.log(0.3) + Math.log(0.6) + Math.log(1e-12)) / 4, evaluation.logLoss(), 1e-9);
		// 0.9 and 0.6 are right, 0.5 and 0.9 are wrong: bins of 0.9 (0.9 right, 0.9 wrong), 0.6 and 0.5.
		assertEquals((Math.abs(1 - 0.9 + 0 - 0.9) + Math.abs(1 - 0.6) + Math.abs(0 - 0.5)) / 4, evaluation
			.calibrationError(), 1e-9);
		assertEquals(0.25, evaluation.warned(), 1e-12);
	}

	@Test
	void theConfusionHasTheClassesThatOccur() {
		final Evaluation evaluation = sample();
		assertEquals(Arrays.asList(0, 1, 3, 5), evaluation.occurring());
		assertArrayEquals(new int[][] { { 1, 1, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 1, 0 } }, evaluation
			.confusion());
	}

	@Test
	void withoutPicturesThereAreNoNumbers() {
		assertTrue(Double.isNaN(new Evaluation(CLASSES).accuracy()));
	}

	@Test
	void filesHoldTheSame() throws IOException {
		final Path target = folder.resolve("new/results");
		new EvaluationFiles(sample()).write(target, Collections.singletonMap("imagesPerSecond", 12.5));
		assertEquals(Arrays.asList("file,true class,predicted,probability", "1.jpg,a,a,0.9",
			"2.jpg,a,\"b, or \"\"c\"\"\",0.5", "3.jpg,\"b, or \"\"c\"\"\",\"b, or \"\"c\"\"\",0.6", "4.jpg,f,d,0.9"), Files
				.readAllLines(target.resolve("evaluation.csv")));
		assertEquals(Arrays.asList("true class,a,\"b, or \"\"c\"\"\",d,f", "a,1,1,0,0", "\"b, or \"\"c\"\"\",0,1,0,0",
			"d,0,0,0,0", "f,0,0,1,0"), Files.readAllLines(target.resolve("confusion.csv")));
		final JsonObject summary = JsonParser.parseString(Files.readString(target.resolve("summary.json")))
			.getAsJsonObject();
		assertEquals(4, summary.get("images").getAsInt());
		assertEquals(0.5, summary.get("accuracy").getAsDouble(), 1e-12);
		assertEquals(0.75, summary.get("top5").getAsDouble(), 1e-12);
		assertEquals(12.5, summary.get("imagesPerSecond").getAsDouble(), 0);
		assertTrue(summary.has("logLoss") && summary.has("calibrationError"));
		assertEquals(3, Files.list(target).count());
	}

	@Test
	void aFolderThatCannotBeWrittenIsToldInOneSentence() throws IOException {
		final Path file = Files.createFile(folder.resolve("file"));
		final CnnVisException e = assertThrows(CnnVisException.class, () -> new EvaluationFiles(sample()).write(file,
			Collections.emptyMap()));
		assertTrue(e.getMessage().startsWith("The file " + file.resolve("evaluation.csv") + " cannot be written ("), e
			.getMessage());
	}

	/** Of 0: one right, one taken for 1. Of 1: one right. Of 5: one taken for 3, and unknown; its own class is impossible. */
	private static Evaluation sample() {
		final Evaluation evaluation = new Evaluation(CLASSES);
		evaluation.add("1.jpg", 0, found(true, 0.9, 0.02, 0.02, 0.02, 0.02, 0.02));
		evaluation.add("2.jpg", 0, found(true, 0.3, 0.5, 0.05, 0.05, 0.05, 0.05));
		evaluation.add("3.jpg", 1, found(true, 0.1, 0.6, 0.1, 0.1, 0.05, 0.05));
		evaluation.add("4.jpg", 5, found(false, 0.04, 0.03, 0.02, 0.9, 0.01, 0));
		return evaluation;
	}

	private static Classification found(final boolean known, final double... p) {
		final List<Prediction> predictions = new ArrayList<>();
		for (int i = 0; i < p.length; i++)
			predictions.add(new Prediction(i, CLASSES.get(i), p[i]));
		predictions.sort(Comparator.comparingDouble(prediction -> -prediction.probability()));
		return new Classification(predictions, Double.NaN, known);
	}
}
