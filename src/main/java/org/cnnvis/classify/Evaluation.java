package org.cnnvis.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How good a classifier is on pictures whose classes are known: add the pictures, then ask. Numbers are NaN while there is
 * no picture.
 */
public final class Evaluation {

	/** Of the calibration error (Guo et al. 2017). */
	private static final int BINS = 15;
	/** Of a softmax in 32-bit numbers; a class that should be impossible then costs 27.6. */
	private static final double LEAST_PROBABILITY = 1e-12;

	private final List<String> classes;
	private final List<Row> rows = new ArrayList<>();

	/** @param classes names of the model's classes */
	public Evaluation(final List<String> classes) {
		this.classes = classes;
	}

	/** @param label index of the class that the picture shows */
	public void add(final String file, final int label, final Classification found) {
		rows.add(new Row(file, label, found));
	}

	public List<Row> rows() {
		return Collections.unmodifiableList(rows);
	}

	public String name(final int label) {
		return classes.get(label);
	}

	/** Share of pictures whose most probable class is right. */
	public double accuracy() {
		return top(1);
	}

	/** Share of pictures whose class is among the n most probable ones. */
	public double top(final int n) {
		return mean(row -> row.rank <= n ? 1 : 0);
	}

	/** Mean of -ln of the right class's probability. */
	public double logLoss() {
		return mean(row -> -Math.log(Math.max(LEAST_PROBABILITY, row.rightProbability)));
	}

	/**
	 * Expected calibration error: pictures are put into 15 bins by the probability of the most probable class; the mean
	 * over pictures of the difference, in each bin, between the share that is right and the mean probability.
	 */
	public double calibrationError() {
		final double[] difference = new double[BINS];
		for (final Row row : rows)
			difference[Math.min(BINS - 1, (int) (row.probability() * BINS))] += (row.isRight() ? 1 : 0) - row.probability();
		double sum = 0;
		for (final double d : difference)
			sum += Math.abs(d);
		return sum / rows.size();
	}

	/** Share of pictures that are said to look like none of the classes. */
	public double warned() {
		return mean(row -> row.known ? 0 : 1);
	}

	/** The classes that occur, as what a picture shows or as what it was taken for, in the model's order. */
	public List<Integer> occurring() {
		return IntStream.range(0, classes.size()).filter(label -> rows.stream().anyMatch(row -> row.label == label ||
			row.predicted == label)).boxed().collect(Collectors.toList());
	}

	/** Rows: what the pictures show; columns: what they were taken for; both of the {@link #occurring()} classes. */
	public int[][] confusion() {
		final List<Integer> labels = occurring();
		final int[][] counts = new int[labels.size()][labels.size()];
		for (final Row row : rows)
			counts[labels.indexOf(row.label)][labels.indexOf(row.predicted)]++;
		return counts;
	}

	private double mean(final ToDoubleFunction<Row> value) {
		return rows.stream().mapToDouble(value).average().orElse(Double.NaN);
	}

	/** One picture. Immutable. */
	public static final class Row {

		private final String file;
		private final int label, predicted, rank;
		private final double probability, rightProbability;
		private final boolean known;

		private Row(final String file, final int label, final Classification found) {
			this.file = file;
			this.label = label;
			predicted = found.best().index();
			probability = found.best().probability();
			known = found.isKnown();
			int at = 0;
			while (found.predictions().get(at).index() != label)
				at++;
			rank = at + 1;
			rightProbability = found.predictions().get(at).probability();
		}

		public String file() {
			return file;
		}

		/** Index of the class that it shows. */
		public int label() {
			return label;
		}

		/** Index of the class that it was taken for. */
		public int predicted() {
			return predicted;
		}

		/** Of that class. */
		public double probability() {
			return probability;
		}

		public boolean isRight() {
			return label == predicted;
		}
	}
}
