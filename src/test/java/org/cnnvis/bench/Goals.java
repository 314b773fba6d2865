package org.cnnvis.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;

/** What the figures of one run are held to: ratios, as the machine's speed is not ours. */
final class Goals {

	private static final String[] FLOAT32_PEERS = { "pytorch", "tensorflow" };

	private final List<BenchRow> rows;
	private final Map<String, Measurement> measurements;
	private final StringBuilder table = new StringBuilder("| | goal | measured | |\n|---|---|---|---|\n");

	/** @param measurements by network, batch and way as in {@link #key} */
	Goals(final List<BenchRow> rows, final Map<String, Measurement> measurements) {
		this.rows = rows;
		this.measurements = measurements;
	}

	static String key(final String network, final int batch, final String way) {
		return network + ", batch " + batch + ", " + way;
	}

	/** As Markdown; what was not measured is left out. */
	String table() {
		final String vgg = BenchNetworks.VGG16;
		ratio("oneDNN (batch 8) to stock DL4J (batch 1), VGG16", 50, ms(vgg, 1, "dl4j") / ms(vgg, 8, "onednn"));
		for (final String network : new String[] { vgg, BenchNetworks.GOOGLENET, BenchNetworks.SQUEEZENET })
			ratio("oneDNN to the best float32 peer, " + network + ", batch 8", network.equals(vgg) ? 2.3 : 1.5, best(network, "",
				FLOAT32_PEERS) / ms(network, 8, "onednn"));
		ratio("the fastest way to PyTorch's bfloat16, VGG16, batch 8", 1.25, ms(vgg, 8, "pytorch-bf16") / best(vgg, "",
			"onednn", "onednn-bf16"));
		ratio("portable to stock DL4J, VGG16, batch 1", 6, ms(vgg, 1, "dl4j") / ms(vgg, 1, "portable"));
		ratio("limited to AVX2, oneDNN to the best float32 peer, VGG16, batch 8", 1.3, best(vgg, "AVX2", FLOAT32_PEERS) / ms(
			vgg, 8, "onednn-avx2"));
		for (final int batch : EngineBenchmark.BATCHES)
			add("cut at block3_conv1, batch " + batch + ": cost by its share of 36.7 % of the multiply-adds", "<= 1.15", ms(
				BenchNetworks.VGG16_CUT, batch, "onednn") / ms(vgg, batch, "onednn") / 0.367, v -> v <= 1.15);
		for (final String way : new String[] { "onednn", "portable" })
			for (final int batch : EngineBenchmark.BATCHES)
				program(vgg, batch, way);
		return table.toString();
	}

	private void program(final String network, final int batch, final String way) {
		final Measurement m = measurements.get(key(network, batch, way));
		if (m == null) return;
		final String what = network + ", batch " + batch + ", " + way + ": ";
		final double gigabytes = batch == 1 ? 1.1 : 2.5;
		add(what + "heap allocated per step, kB", "< 16", m.heapBytes / 1e3, v -> v < 16);
		add(what + "resident memory, GB", "< " + gigabytes, m.residentBytes / 1e9, v -> v < gigabytes);
		add(what + "interrupted while it computes, stops within, ms", "< 200", m.stopMs, v -> v < 200);
		add(what + "compile, s", "< 2", m.compileMs / 1e3, v -> v < 2);
	}

	private void ratio(final String what, final double goal, final double measured) {
		add(what, ">= " + goal + " x", measured, v -> v >= goal);
	}

	private void add(final String what, final String goal, final double measured, final DoublePredicate reached) {
		if (!Double.isNaN(measured)) table.append(String.format(Locale.ROOT, "| %s | %s | %.2f | %s |%n", what, goal, measured,
			reached.test(measured) ? "reached" : "NOT reached"));
	}

	private double ms(final String network, final int batch, final String way) {
		return rows.stream().filter(r -> r.network.equals(network) && r.batch == batch && r.way.equals(way)).mapToDouble(
			r -> r.msPerImage).findFirst().orElse(Double.NaN);
	}

	private double best(final String network, final String limit, final String... ways) {
		double best = Double.NaN;
		for (final String way : ways) {
			final double ms = ms(network, 8, way + BenchRow.suffix(limit));
			if (Double.isNaN(best) || ms < best) best = ms;
		}
		return best;
	}
}
