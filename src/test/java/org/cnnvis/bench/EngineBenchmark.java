package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.GsonBuilder;
import org.cnnvis.network.Network;

/**
 * One gradient step (forward, and the gradient with respect to the picture) of real networks, by each way that this
 * machine has, side by side in one run. Writes target/bench/engine.md and engine.json.
 * <p>
 * System properties: {@code cnnvis.shared} (where the Caffe networks are), {@code peers.python} (a Python with torch and
 * tensorflow) and {@code peers.scripts}; without them what needs them is left out, and the report says so. {@code
 * bench.parts} names what to measure, separated by commas: {@code steps}, {@code peers}, {@code limited}, {@code profile},
 * {@code errors}; {@code bench.networks} which networks; {@code bench.ways} which of our ways. All if they are not given.
 * </p>
 */
final class EngineBenchmark {

	/** What {@code bench.parts} can name. */
	static final List<String> PARTS = Arrays.asList("steps", "peers", "limited", "profile", "errors");

	static final int[] BATCHES = { 1, 8 };

	private static final String[] WAYS = { "onednn", "onednn-bf16", "portable" };

	private static final List<String> NETWORKS = Arrays.asList(BenchNetworks.VGG16, BenchNetworks.VGG16_CUT,
		BenchNetworks.GOOGLENET, BenchNetworks.SQUEEZENET);

	private final List<BenchRow> rows = new ArrayList<>();
	private final Map<String, Measurement> measurements = new LinkedHashMap<>();
	private final List<String> notes = new ArrayList<>();
	private final StringBuilder tables = new StringBuilder();
	private final double peak = MatrixPeak.measure();

	private EngineBenchmark() {}

	static void run() throws IOException, InterruptedException {
		final EngineBenchmark benchmark = new EngineBenchmark();
		for (final String network : NETWORKS)
			if (Benchmarks.wants("networks", network)) benchmark.measure(network);
		if (Benchmarks.wants("parts", "profile")) for (final int batch : BATCHES)
			benchmark.tables.append(LayerProfile.of(BenchNetworks.VGG16, batch, benchmark.peak));
		if (Benchmarks.wants("parts", "errors")) benchmark.tables.append(ErrorTable.ofVgg16());
		benchmark.write(Paths.get("target", "bench"));
	}

	private void measure(final String name) throws IOException, InterruptedException {
		final Path file = BenchNetworks.prototxt(name);
		if (file != null && !Files.exists(file)) {
			note(name + " was not measured: " + file + " is not on this machine");
			return;
		}
		final Network network = BenchNetworks.named(name);
		final double gflop = 4 * Arithmetic.multiplyAdds(network) / 1e9;
		if (Benchmarks.wants("parts", "steps")) steps(name, network, gflop);
		if (Benchmarks.wants("parts", "peers")) peers(name, network.input().width(), "");
		if (!name.equals(BenchNetworks.VGG16) || !Benchmarks.wants("parts", "limited")) return;
		engine(name, network, 8, "onednn", "AVX2", gflop);
		engine(name, network, 8, "onednn", "SSE41", gflop);
		peers(name, network.input().width(), "AVX2");
	}

	private void steps(final String name, final Network network, final double gflop) throws IOException,
		InterruptedException
	{
		final boolean whole = !name.equals(BenchNetworks.VGG16_CUT);
		for (final int batch : BATCHES)
			for (final String way : whole ? WAYS : new String[] { "onednn" })
				if (Benchmarks.wants("ways", way)) engine(name, network, batch, way, "", gflop);
		if (whole && Benchmarks.wants("ways", "dl4j")) add(name, network, 1, "dl4j", Processes.measure(name, "dl4j", 1,
			"").msPerImage);
	}

	private void engine(final String name, final Network network, final int batch, final String way, final String limit,
		final double gflop) throws IOException, InterruptedException
	{
		final Measurement m;
		try {
			m = Processes.measure(name, way, batch, limit);
		}
		catch (final IOException e) {
			// A way that this processor does not have says so in its output.
			note(way + " was not measured: " + e.getMessage().replaceAll("(?s).*CnnVisException: ([^\\n]*).*", "$1"));
			return;
		}
		if (m.unavailable != null) {
			note(way + " was not measured: " + m.unavailable);
			return;
		}
		final String full = way + BenchRow.suffix(limit);
		add(name, network, batch, full, m.msPerImage);
		measurements.put(Goals.key(name, batch, full), m);
		final double speed = gflop / m.msPerImage * 1e3;
		note(Goals.key(name, batch, full) + ": " + m + String.format(Locale.ROOT,
			"; %.0f direct GFLOP/s = %.2f of the matrix product's", speed, speed / peak));
	}

	private void peers(final String name, final int size, final String limit) throws IOException, InterruptedException {
		final String python = System.getProperty("peers.python", "");
		final Path scripts = PythonPeers.scripts();
		final String torch = name.equals(BenchNetworks.VGG16) ? "vgg16" : name.equals(BenchNetworks.GOOGLENET) ? "googlenet"
			: name.equals(BenchNetworks.SQUEEZENET) ? "squeezenet1_1" : null;
		if (torch == null) return;
		if (python.isEmpty() || !Files.exists(scripts)) {
			note("PyTorch and TensorFlow were not measured for " + name + ": name a Python with -Dpeers.python=PATH, and the " +
				"folder of their scripts with -Dpeers.scripts=PATH");
			return;
		}
		final PythonPeers peers = new PythonPeers(python, scripts);
		peer("PyTorch", () -> limit.isEmpty() ? peers.torch(name, torch, size) : PythonPeers.limitedTorch(python, name, size,
			limit));
		if (name.equals(BenchNetworks.VGG16)) peer("TensorFlow", () -> peers.tensorflow(name, size, limit));
	}

	private interface Peer {

		Collection<BenchRow> measure() throws IOException, InterruptedException;
	}

	/** A Python that lacks one of them does not cost the rest of the report. */
	private void peer(final String name, final Peer peer) throws InterruptedException {
		try {
			peer.measure().forEach(this::add);
		}
		catch (final IOException e) {
			note(name + " was not measured: " + e.getMessage());
		}
	}

	private void add(final String name, final Network network, final int batch, final String way, final double ms) {
		add(new BenchRow(name, network.input().width(), batch, way, ms));
	}

	private void add(final BenchRow row) {
		rows.add(row);
		System.out.printf(Locale.ROOT, "%-24s n=%d %-18s %8.1f ms per image%n", row.network, row.batch, row.way,
			row.msPerImage);
	}

	private void note(final String note) {
		notes.add(note);
		System.out.println(note);
	}

	private void write(final Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.write(folder.resolve("engine.json"), new GsonBuilder().setPrettyPrinting().create().toJson(rows).getBytes());
		final String report = report();
		Files.write(folder.resolve("engine.md"), report.getBytes());
		System.out.println(report);
	}

	private String report() {
		final StringBuilder s = new StringBuilder("# One gradient step, ms per image\n\nMedians of 10 after warm-up. Matrix " +
			"product: " + Math.round(peak) + " GFLOP/s on " + Runtime.getRuntime().availableProcessors() + " cores.\n\n" +
			"| network | batch | way | ms per image | times faster than dl4j |\n|---|---|---|---|---|\n");
		final Map<String, Double> stock = new LinkedHashMap<>();
		for (final BenchRow row : rows)
			if (row.way.equals("dl4j")) stock.put(row.network, row.msPerImage);
		for (final BenchRow row : rows)
			s.append(String.format(Locale.ROOT, "| %s | %d | %s | %.1f | %.1f |%n", row.network, row.batch, row.way,
				row.msPerImage, stock.getOrDefault(row.network, Double.NaN) / row.msPerImage));
		s.append("\n## Goals\n\n").append(new Goals(rows, measurements).table()).append(tables).append("\n## Details\n\n");
		for (final String note : notes)
			s.append("- ").append(note).append('\n');
		return s.toString();
	}
}
