package org.cnnvis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.cnnvis.engine.Engine;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.pass.Cut;
import org.cnnvis.train.Method;
import org.cnnvis.train.Training;
import org.cnnvis.train.TrainingListener;
import org.cnnvis.train.TrainingProgress;
import org.cnnvis.train.TrainingSettings;
import org.cnnvis.train.data.ImageFolder;
import org.cnnvis.train.data.LabelledFile;

/** What a step of training costs by one way, in a process of its own. */
final class TrainingMeasurement {

	private static final String MARK = "MEASURED ";
	/** The first one starts the threads, and is not counted. */
	private static final int STEPS = 6;
	private static final int STOCK_STEPS = 3;

	private TrainingMeasurement() {}

	/** @return ms per image */
	static double inItsOwnProcess(final String network, final String way, final int batch, final int side)
		throws IOException, InterruptedException
	{
		final List<String> lines = Processes.java("", Map.of(), TrainingMeasurement.class, network, way, Integer.toString(
			batch), Integer.toString(side));
		for (final String line : lines)
			if (line.startsWith(MARK)) return Double.parseDouble(line.substring(MARK.length()));
		throw new IOException("nothing was measured:\n" + String.join("\n", lines));
	}

	/** @param args a name of {@link BenchNetworks}, {@code ours} or {@code dl4j}, the batch, the side in pixels */
	public static void main(final String[] args) throws IOException {
		final int batch = Integer.parseInt(args[2]), side = Integer.parseInt(args[3]);
		System.out.println(MARK + (args[1].equals("ours") ? ours(args[0], batch, side) : stock(args[0], batch, side)) /
			batch);
		System.exit(0);
	}

	private static double ours(final String network, final int batch, final int side) {
		final ImageFolder folder = ImageFolder.open(ClassifyBenchmark.flowers());
		final List<LabelledFile> files = new ArrayList<>();
		for (int i = 0; i < STEPS * batch; i++)
			files.add(folder.files().get((int) ((long) i * folder.files().size() / (STEPS * batch))));
		final Steps steps = new Steps();
		new Training(TrainingSettings.of(Method.FINE_TUNE).base(ModelLoader.load(network, BenchNetworks.prototxt(network)))
			.size(side).batch(batch).epochs(1), folder.classes(), files, Collections.emptyList(), Engine.standard(
				System.out::println)).run(steps);
		return steps.median();
	}

	/** Notes when steps end. */
	private static final class Steps implements TrainingListener {

		private final List<Long> ends = new ArrayList<>();

		@Override
		public void progress(final TrainingProgress progress) {
			if (!Double.isNaN(progress.loss())) ends.add(System.nanoTime());
		}

		/** Of the times between two ends, in ms. */
		double median() {
			final double[] times = new double[ends.size() - 1];
			for (int i = 0; i < times.length; i++)
				times[i] = (ends.get(i + 1) - ends.get(i)) / 1e6;
			Arrays.sort(times);
			return times[times.length / 2];
		}
	}

	private static double stock(final String name, final int batch, final int side) throws IOException {
		final Network network = BenchNetworks.caffe(BenchNetworks.prototxt(name));
		final Node features = name.equals(BenchNetworks.GOOGLENET) ? network.node("inception_5b/output") : network.node(
			"conv10:linear").input();
		final StockTraining stock = new StockTraining(Cut.at(network, Collections.singletonList(features)), batch, side);
		return Timing.of(stock::step, 1, STOCK_STEPS).milliseconds;
	}
}
