package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Files;

/**
 * A step of training all layers, by CNN Vis, by stock DL4J layers, and by PyTorch (float32, if {@code peers.python} names a
 * Python with torch), side by side in one run. Writes target/bench/training.md and training.json.
 */
final class TrainingBenchmark {

	private static final int SIDE = 224, BATCH = 32, STOCK_BATCH = 2, REPETITIONS = 3;

	private TrainingBenchmark() {}

	static void run() throws IOException, InterruptedException {
		final BenchReport report = new BenchReport();
		report.note("ours: whole steps of the trainer (photographs are read, cropped, varied and made ready meanwhile; " +
			"forward, loss, backward, update; medians). dl4j: ComputationGraph.fit as shipped. pytorch: pictures lie ready; the " +
			"faster of its two layouts.");
		for (final String network : new String[] { BenchNetworks.SQUEEZENET, BenchNetworks.GOOGLENET })
			if (Benchmarks.wants("networks", network)) measure(report, network);
		report.write("training", "A step of training");
	}

	private static void measure(final BenchReport report, final String network) throws IOException,
		InterruptedException
	{
		if (!Files.exists(BenchNetworks.prototxt(network)) || !Files.exists(ClassifyBenchmark.flowers())) {
			report.note(network + " was not measured: its files or the photographs are not on this machine");
			return;
		}
		add(report, network, "ours", BATCH);
		PythonPeers.flowers(network, "train", BATCH, SIDE, REPETITIONS, report);
		// Images cost the same in larger batches, and these take long enough.
		add(report, network, "dl4j", STOCK_BATCH);
		final double ours = report.ms(network, "ours");
		report.atMost(network + ": ours by PyTorch's", 1, ours / report.ms(network, "pytorch train"));
		report.atLeast(network + ": times faster than stock DL4J", 10, report.ms(network, "dl4j") / ours);
	}

	private static void add(final BenchReport report, final String network, final String way, final int batch)
		throws IOException, InterruptedException
	{
		report.add(new BenchRow(network, SIDE, batch, way, TrainingMeasurement.inItsOwnProcess(network, way, batch, SIDE)));
	}
}
