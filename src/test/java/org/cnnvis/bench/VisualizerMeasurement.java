package org.cnnvis.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.engine.Engine;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.Progress;
import org.cnnvis.visualize.Settings;

/** What a whole step of the preset Best costs, in the network's full size: transforms, gradient, update. */
final class VisualizerMeasurement {

	private static final int PICTURES = 8, STEPS = 20, REPETITIONS = 3;

	private VisualizerMeasurement() {}

	/** Argument: a name of {@link BenchNetworks}. */
	public static void main(final String[] args) throws IOException {
		final Network network = BenchNetworks.whole(args[0]);
		final Model model = new Model(args[0], "benchmark", "", network, InputSpec.PLAIN_RGB, Collections.emptyList());
		final Engine engine = Engine.standard(System.err::println);
		final FeatureVisualizer visualizer = new FeatureVisualizer(engine::compile);
		final Settings settings = new Settings().layer(BenchNetworks.layer(args[0])).filters("0-" + (PICTURES - 1)).size(network.input()
			.width()).sizes("1");
		final double[] times = new double[REPETITIONS];
		for (int i = -1; i < REPETITIONS; i++) {
			// What is done once per run is left out.
			final double time = (time(visualizer, model, settings.steps(2 * STEPS)) - time(visualizer, model, settings.steps(
				STEPS))) / STEPS / PICTURES;
			if (i >= 0) times[i] = time;
		}
		Arrays.sort(times);
		System.out.println(Measurement.MARK + times[REPETITIONS / 2]);
	}

	private static double time(final FeatureVisualizer visualizer, final Model model, final Settings settings) {
		final long start = System.nanoTime();
		visualizer.visualize(model, settings, Progress.NONE);
		return (System.nanoTime() - start) / 1e6;
	}

	/** Milliseconds per picture and step. */
	static double inItsOwnProcess(final String network) throws IOException, InterruptedException {
		final List<String> lines = Processes.java("", Collections.emptyMap(), VisualizerMeasurement.class, network);
		for (final String line : lines)
			if (line.startsWith(Measurement.MARK)) return Double.parseDouble(line.substring(Measurement.MARK.length()));
		throw new IOException("nothing was measured:\n" + String.join("\n", lines));
	}
}
