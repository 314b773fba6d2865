package org.cnnvis.bench;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import com.google.gson.Gson;
import org.cnnvis.engine.Engine;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.Progress;
import org.cnnvis.visualize.Settings;
import org.cnnvis.visualize.preset.Canvas;
import org.cnnvis.visualize.preset.Preset;
import org.cnnvis.visualize.transform.Viewer;

/**
 * What a whole step of the preset Best costs, in the network's full size: transforms, gradient, update, and now and then
 * an evaluation without transforms, as often as in a run of all its steps, which is stopped after some of them. And the
 * transforms of such a step by themselves, there and back.
 */
final class VisualizerMeasurement {

	/** Steps that warm up, and the last one measured; the evaluations come every ten. */
	private static final int FIRST = 20, LAST = 60;
	private static final int PICTURES = 8;

	/** Per picture, of a step. */
	double wholeMs, transformsMs;

	/** Argument: a name of {@link BenchNetworks}. */
	public static void main(final String[] args) throws IOException {
		final Network network = BenchNetworks.whole(args[0]);
		final Model model = new Model(args[0], "benchmark", "", network, InputSpec.PLAIN_RGB, Collections.emptyList());
		final Engine engine = Engine.standard(System.err::println);
		final Settings settings = new Settings().layer(BenchNetworks.layer(args[0])).filters("0-" + (PICTURES - 1)).size(network.input()
			.width()).sizes("1");
		final Watch watch = new Watch();
		new FeatureVisualizer(engine::compile).visualize(model, settings, watch);
		final VisualizerMeasurement measured = new VisualizerMeasurement();
		measured.wholeMs = watch.msPerStep() / PICTURES;
		measured.transformsMs = transforms(Shape.of(3, network.input().height(), network.input().width())) / PICTURES;
		System.out.println(Measurement.MARK + new Gson().toJson(measured));
	}

	/** Milliseconds for all pictures of a batch, by as many threads as in a step, on pictures in a step's memory. */
	private static double transforms(final Shape picture) {
		final Canvas canvas = Preset.BEST.canvas();
		final Shape whole = canvas.shape(picture);
		final Viewer[] viewers = new Viewer[PICTURES];
		final float[][] pixels = new float[PICTURES][whole.size()], seen = new float[PICTURES][picture.size()];
		for (int i = 0; i < PICTURES; i++)
			viewers[i] = new Viewer(whole, picture, canvas.border(), canvas.transforms());
		final int[] step = new int[1];
		return Timing.of(() -> {
			step[0]++;
			IntStream.range(0, PICTURES).parallel().forEach(i -> {
				viewers[i].look(step[0] * PICTURES + i);
				viewers[i].see(pixels[i], seen[i], 0);
				viewers[i].backpropagate(seen[i], 0, pixels[i]);
			});
		}, FIRST, LAST).milliseconds;
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

	static VisualizerMeasurement inItsOwnProcess(final String network) throws IOException, InterruptedException {
		final List<String> lines = Processes.java("", Collections.emptyMap(), VisualizerMeasurement.class, network);
		for (final String line : lines)
			if (line.startsWith(Measurement.MARK)) return new Gson().fromJson(line.substring(Measurement.MARK
				.length()), VisualizerMeasurement.class);
		throw new IOException("nothing was measured:\n" + String.join("\n", lines));
	}
}
