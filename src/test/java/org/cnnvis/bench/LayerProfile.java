package org.cnnvis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the time of a step goes: oneDNN's own protocol of what it computed, summed up by kind and size. */
final class LayerProfile {

	/** Of a convolution: pictures, channels, and the sizes of output and kernel. */
	private static final Pattern CONVOLUTION = Pattern.compile(
		"mb(\\d+)_ic(\\d+)oc(\\d+)_ih(\\d+)oh(\\d+)kh(\\d+).*_iw(\\d+)ow(\\d+)kw(\\d+).*");

	private LayerProfile() {}

	/** As Markdown. */
	static String of(final String network, final int batch, final double peak) throws IOException, InterruptedException {
		final List<String> lines = Processes.java("", Map.of("DNNL_VERBOSE", "1"), Measurement.class, network, "onednn", Integer
			.toString(batch), Measurement.STEPS_ONLY);
		final Map<String, List<Double>> times = new LinkedHashMap<>();
		for (final String line : lines) {
			final String[] f = line.split(",");
			// Weights are arranged while the program is compiled; those steps come once.
			if (f.length < 11 || !f[1].equals("exec")) continue;
			times.computeIfAbsent(f[3] + " " + f[4] + " " + (f[5].startsWith("backward") ? "back" : f[5].startsWith("forward")
				? "forward" : "") + "|" + f[f.length - 2], k -> new ArrayList<>()).add(Double.parseDouble(f[f.length - 1]));
		}
		return table(network, batch, peak, times);
	}

	private static String table(final String network, final int batch, final double peak,
		final Map<String, List<Double>> times)
	{
		// First step, warm-up, repetitions.
		final int steps = 14;
		final Map<String, Double> perStep = new LinkedHashMap<>();
		times.forEach((key, list) -> {
			if (list.size() % steps == 0) perStep.put(key, median(list) * (list.size() / steps) / batch);
		});
		final double all = perStep.values().stream().mapToDouble(t -> t).sum();
		final StringBuilder s = new StringBuilder(String.format(Locale.ROOT,
			"%n## Profile: %s, batch %d%n%n| kernel | size | ms per image | share | direct GFLOP/s | of the matrix product's |%n" +
				"|---|---|---|---|---|---|%n", network, batch));
		perStep.entrySet().stream().sorted(Map.Entry.<String, Double> comparingByValue().reversed()).limit(24).forEach(e -> {
			final double speed = gflop(e.getKey(), times.get(e.getKey()).size() / steps) / batch / e.getValue() * 1e3;
			s.append(String.format(Locale.ROOT, "| %s | %.2f | %.1f %% | %s |%n", e.getKey().replace("|", " | ").replaceAll(
				"[sd]h\\d+|dh0|ph\\d+|sw\\d+|dw0|pw\\d+", ""), e.getValue(), 100 * e.getValue() / all, speed == 0 ? "| " : String
					.format(Locale.ROOT, "%.0f | %.2f", speed, speed / peak)));
		});
		return s.append(String.format(Locale.ROOT, "%nAll kernels: %.1f ms per image.%n", all)).toString();
	}

	private static double median(final List<Double> list) {
		final double[] sorted = list.stream().mapToDouble(t -> t).sorted().toArray();
		return sorted[sorted.length / 2];
	}

	private static double gflop(final String key, final int calls) {
		final Matcher m = CONVOLUTION.matcher(key.substring(key.indexOf('|') + 1));
		if (!m.matches()) return 0;
		double product = 2e-9 * calls;
		for (final int group : new int[] { 1, 2, 3, 5, 8, 6, 9 })
			product *= Integer.parseInt(m.group(group));
		return product;
	}
}
