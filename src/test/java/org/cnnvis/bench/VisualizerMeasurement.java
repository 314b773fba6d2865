package org.cnnvis.bench;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import org.cnnvis.engine.Engine;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.Progress;
import org.cnnvis.visualize.Settings;

/**
 * What a whole step of the preset Best costs, in the network's full size: transforms, gradient, update, and now and then
 * an evaluation without transforms, as often as in a run of all its steps, which is stopped after some of them.
 */
final class VisualizerMeasurement {

	/** Steps that warm up, and the last one measured; the evaluations come every ten. */
	private static final int FIRST = 20, LAST = 60;
	private static final int PICTURES = 8;

	private VisualizerMeasurement() {}

	/** Arguments: a name of {@link BenchNetworks}, and, if given, other transforms than the preset's. */
	public static void main(final String[] args) throws IOException {
		final Network network = BenchNetworks.whole(args[0]);
		final Model model = new Model(args[0], "benchmark", "", network, InputSpec.PLAIN_RGB, Collections.emptyList());
		final Engine engine = Engine.standard(System.err::println);
		final Settings settings = new Settings().layer(BenchNetworks.layer(args[0])).filters("0-" + (PICTURES - 1)).size(network.input()
			.width()).sizes("1");
		if (args.length > 1) settings.transforms(args[1]);
		final Watch watch = new Watch();
		new FeatureVisualizer(engine::compile).visualize(model, settings, watch);
		System.out.println(Measurement.MARK + watch.msPerStep() / PICTURES);
	}

	/** Notes when steps were done. */
	private static final class Watch implements Progress {

		private long firstDone, lastDone, firstTime, lastTime;
		private volatile boolean enough;

		@Override
		public void update(final long done, final long total, final String message) {
			if (done < FIRST || enough) return;
			lastDone = done;
			lastTime = System.nanoTime();
			if (firstTime == 0) {
				firstDone = done;
				firstTime = lastTime;
			}
			enough = done >= LAST;
		}

		@Override
		public boolean isCancelled() {
			return enough;
		}

		double msPerStep() {
			return (lastTime - firstTime) / 1e6 / (lastDone - firstDone);
		}
	}

	/** Milliseconds per picture and step. */
	static double inItsOwnProcess(final String... arguments) throws IOException, InterruptedException {
		final List<String> lines = Processes.java("", Collections.emptyMap(), VisualizerMeasurement.class, arguments);
		for (final String line : lines)
			if (line.startsWith(Measurement.MARK)) return Double.parseDouble(line.substring(Measurement.MARK.length()));
		throw new IOException("nothing was measured:\n" + String.join("\n", lines));
	}
}
