package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/**
 * A whole step of the visualizer, its transforms and the gradient alone, and a whole step of lucent and tf-keras-vis
 * (VGG16's body, if {@code peers.python} names a Python that has them), side by side in one run. Writes
 * target/bench/visualizer.md and visualizer.json.
 */
final class VisualizerBenchmark {

	private static final int BATCH = 8;

	private VisualizerBenchmark() {}

	static void run() throws IOException, InterruptedException {
		final BenchReport report = new BenchReport();
		for (final String network : new String[] { BenchNetworks.VGG16, BenchNetworks.GOOGLENET, BenchNetworks.SQUEEZENET })
			if (Benchmarks.wants("networks", network)) measure(report, network);
		report.write("visualizer", "A step of the preset Best");
	}

	private static void measure(final BenchReport report, final String network) throws IOException,
		InterruptedException
	{
		if (BenchNetworks.prototxt(network) != null && !Files.exists(BenchNetworks.prototxt(network))) {
			report.note(network + " was not measured: its files are not on this machine");
			return;
		}
		final int side = BenchNetworks.named(network).input().width();
		final VisualizerMeasurement step = VisualizerMeasurement.inItsOwnProcess(network);
		final double gradient = Processes.measure(network, "onednn", BATCH, "").msPerImage;
		report.add(new BenchRow(network, side, BATCH, "whole step", step.wholeMs));
		report.add(new BenchRow(network, side, BATCH, "transforms alone", step.transformsMs));
		report.add(new BenchRow(network, side, BATCH, "gradient alone", gradient));
		report.note(String.format(Locale.ROOT, "%s: %.2f of the step is not the gradient", network, 1 - gradient /
			step.wholeMs));
		final double share = step.transformsMs / step.wholeMs;
		if (network.equals(BenchNetworks.GOOGLENET)) report.note(String.format(Locale.ROOT,
			"%s: %.2f of the step are transforms", network, share));
		else report.atMost(network + ": share of the step that is transforms", network.equals(BenchNetworks.SQUEEZENET) ? 0.35
			: 0.1, share);
		if (!network.equals(BenchNetworks.VGG16)) return;
		double fastest = Double.NaN;
		for (final String peer : new String[] { "lucent", "tf-keras-vis" }) {
			final double ms = PythonPeers.visualizer(network, peer, side, report);
			if (Double.isNaN(fastest) || ms < fastest) fastest = ms;
		}
		report.atLeast(network + ": times faster than the faster of lucent and tf-keras-vis", 3.5, fastest / step.wholeMs);
	}
}
