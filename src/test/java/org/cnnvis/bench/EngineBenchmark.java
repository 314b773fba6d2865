package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.gson.GsonBuilder;

import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.pass.Cut;

/**
 * One gradient step (forward, and the gradient with respect to the picture) of real networks, by each way that this
 * machine has, side by side in one run. Writes target/bench/engine.md and engine.json.
 * <p>
 * System properties: {@code cnnvis.shared} (where the Caffe networks are), {@code peers.python} (a Python with torch and
 * tensorflow) and {@code peers.scripts}; without them what needs them is left out, and the report says so.
 * </p>
 */
public final class EngineBenchmark {

	private static final int WARM_UP = 3, REPETITIONS = 10;
	private static final int[] BATCHES = { 1, 8 };

	private final List<BenchRow> rows = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();
	private final double peak = MatrixPeak.measure();

	private EngineBenchmark() {}

	public static void main(final String[] args) throws IOException, InterruptedException {
		final EngineBenchmark benchmark = new EngineBenchmark();
		final Network vgg = BenchNetworks.vgg16Body();
		benchmark.measure("VGG16", vgg, "block5_conv3:linear");
		benchmark.measure("VGG16 to block3_conv1", vgg, "block3_conv1:linear");
		benchmark.measure("GoogLeNet", benchmark.caffe("googlenet-caffe"), "inception_5b/output");
		benchmark.measure("SqueezeNet 1.1", benchmark.caffe("squeezenet11-caffe"), "conv10:linear");
		benchmark.peers();
		benchmark.write(Paths.get("target", "bench"));
	}

	private Network caffe(final String model) throws IOException {
		final Path prototxt = Paths.get(System.getProperty("cnnvis.shared", "../shared/data"), "models", model,
			"deploy.prototxt");
		if (Files.exists(prototxt)) return BenchNetworks.caffe(prototxt);
		note(model + " was not measured: " + prototxt + " is not on this machine");
		return null;
	}

	private void measure(final String name, final Network network, final String target) {
		if (network == null) return;
		final Network cut = Cut.at(network, Collections.singletonList(network.node(target)));
		final double gflop = 4 * Arithmetic.multiplyAdds(cut) / 1e9;
		for (final int batch : BATCHES)
			for (final Backend backend : new Backend[] { new OneDnnBackend(), new Nd4jBackend() })
				engine(name, cut, batch, backend, gflop);
		final StockDl4j stock = new StockDl4j(cut, 1);
		add(name, cut, 1, "dl4j", Timing.of(stock::step, 1, 3).milliseconds);
	}

	private void engine(final String name, final Network cut, final int batch, final Backend backend,
		final double gflop)
	{
		final String way = backend.name().equals("nd4j") ? "portable" : backend.name();
		if (backend.unavailable().isPresent()) {
			note(way + " was not measured: " + backend.unavailable().get());
			return;
		}
		final Node target = cut.output();
		final long start = System.nanoTime();
		try (GradientProgram program = backend.compile(ProgramSpec.of(cut, target).batch(batch))) {
			final double compile = (System.nanoTime() - start) / 1e6;
			final float[] pictures = new float[batch * program.inputShape().size()];
			final Random random = new Random(1);
			for (int i = 0; i < pictures.length; i++)
				pictures[i] = (float) random.nextGaussian() * 50;
			final float[] gradient = new float[pictures.length];
			final float[][] cotangents = { new float[batch * program.tapShape(0).size()] };
			Arrays.fill(cotangents[0], 1e-3f);
			final Timing timing = Timing.of(() -> {
				program.forward(pictures);
				program.backward(cotangents, gradient);
			}, WARM_UP, REPETITIONS);
			final double ms = timing.milliseconds / batch;
			add(name, cut, batch, way, ms);
			note(String.format("%s, batch %d, %s: compiled in %.0f ms, %.0f MB of native memory, %d bytes of Java heap per step, " +
				"%.0f direct GFLOP/s = %.2f of the matrix product's peak", name, batch, program.backend(), compile, program
					.memory() / 1e6, timing.allocated, gflop / ms * 1e3, gflop / ms * 1e3 / peak));
		}
	}

	private void peers() throws IOException, InterruptedException {
		final String python = System.getProperty("peers.python", "");
		final Path scripts = Paths.get(System.getProperty("peers.scripts", "../shared/tools/peers"));
		if (python.isEmpty() || !Files.exists(scripts)) {
			note("PyTorch and TensorFlow were not measured: name a Python with -Dpeers.python=PATH, and the folder of their " +
				"scripts with -Dpeers.scripts=PATH");
			return;
		}
		final PythonPeers peers = new PythonPeers(python, scripts);
		peers.torch("VGG16", "vgg16", 224).forEach(this::add);
		peers.torch("GoogLeNet", "googlenet", 224).forEach(this::add);
		peers.torch("SqueezeNet 1.1", "squeezenet1_1", 227).forEach(this::add);
		peers.tensorflow("VGG16", 224).forEach(this::add);
	}

	private void add(final String network, final Network cut, final int batch, final String way, final double ms) {
		add(new BenchRow(network, cut.input().width(), batch, way, ms));
	}

	private void add(final BenchRow row) {
		rows.add(row);
		System.out.printf("%-24s n=%d %-18s %8.1f ms per image%n", row.network, row.batch, row.way, row.msPerImage);
	}

	private void note(final String note) {
		notes.add(note);
		System.out.println(note);
	}

	private void write(final Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.write(folder.resolve("engine.json"), new GsonBuilder().setPrettyPrinting().create().toJson(rows).getBytes());
		Files.write(folder.resolve("engine.md"), report().getBytes());
	}

	private String report() {
		final StringBuilder s = new StringBuilder("# One gradient step, ms per image\n\nMedians of " + REPETITIONS +
			" after " + WARM_UP + " (stock DL4J: 3 after 1). Matrix product: " + Math.round(peak) + " GFLOP/s on " + Runtime
				.getRuntime().availableProcessors() + " cores.\n\n| network | batch | way | ms per image | times faster than dl4j |\n" +
			"|---|---|---|---|---|\n");
		final Map<String, Double> stock = new LinkedHashMap<>();
		for (final BenchRow row : rows)
			if (row.way.equals("dl4j")) stock.put(row.network, row.msPerImage);
		for (final BenchRow row : rows)
			s.append(String.format("| %s | %d | %s | %.1f | %.1f |%n", row.network, row.batch, row.way, row.msPerImage, stock
				.getOrDefault(row.network, Double.NaN) / row.msPerImage));
		s.append('\n');
		for (final String note : notes)
			s.append("- ").append(note).append('\n');
		return s.toString();
	}
}
