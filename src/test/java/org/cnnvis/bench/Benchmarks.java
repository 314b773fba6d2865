package org.cnnvis.bench;

import java.io.IOException;
import java.util.Arrays;

/**
 * All that is measured, or the parts that the system property {@code bench.parts} names, separated by commas: those of
 * {@link EngineBenchmark}, {@code visualizer} ({@link VisualizerBenchmark}), {@code training} ({@link
 * TrainingBenchmark}), {@code classify} ({@link ClassifyBenchmark}).
 */
public final class Benchmarks {

	private Benchmarks() {}

	public static void main(final String[] args) throws IOException, InterruptedException {
		if (EngineBenchmark.PARTS.stream().anyMatch(part -> wants("parts", part))) EngineBenchmark.run();
		if (wants("parts", "visualizer")) VisualizerBenchmark.run();
		if (wants("parts", "training")) TrainingBenchmark.run();
		if (wants("parts", "classify")) ClassifyBenchmark.run();
	}

	/** Whether a property names something, or is not given. */
	static boolean wants(final String property, final String what) {
		final String given = System.getProperty("bench." + property, "");
		return given.isEmpty() || Arrays.asList(given.split(" *, *")).contains(what);
	}
}
