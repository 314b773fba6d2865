package org.cnnvis.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The measurements as tables: medians by layer and method, then each unit beside lucent's picture of it. */
final class QualityReport {

	private static final String HEAD =
		"| network | layer | method | units | dead | value / lucent's | / seed's | x photo | beats photos | top-1 | robust | transfer | worst | slope | HF % | border | std | s |\n" +
			"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

	private final List<Anchor> peers, own;

	QualityReport(final List<Anchor> peers, final List<Anchor> own) {
		this.peers = peers;
		this.own = own;
	}

	/** One row of the table of layers. */
	String row(final String network, final String layer, final String method) {
		final List<Anchor> a = own.stream().filter(r -> r.network.equals(network) && r.layer.equals(layer) && r.method
			.equals(method)).collect(Collectors.toList());
		final boolean classes = a.get(0).isClass();
		return String.format(Locale.ROOT,
			"| %s | %s | %s | %d | %d | %.2f | %.2f | %.1f | %d | %s | %s | %s | %s | %.2f | %.1f | %.2f | %.0f | %.2f |", network,
			layer, method, a.size(), a.stream().filter(r -> r.dead).count(), ratio(a, Anchor.LUCENT), ratio(a, Anchor.SEED),
			median(a.stream().filter(r -> r.photoRatio != null).collect(Collectors.toList()), r -> r.photoRatio), a.stream().filter(
				r -> r.value > r.photoBest).count(), classes ? "" + a.stream().filter(
				r -> r.top1 == r.unit).count() : "", classes ? text(a.stream().mapToDouble(r -> r.robustProbability).average()
					.getAsDouble()) : "", classes && a.get(0).transferProbability != null ? text(median(a,
						r -> r.transferProbability)) : "", classes && a.get(0).transferProbability != null ? text(a.stream().mapToDouble(
							r -> r.transferProbability).min().getAsDouble()) : "", median(a, r -> r.slope), 100 * median(a,
								r -> r.energyAboveQuarter), median(a, r -> r.borderRatio), median(a, r -> r.std), median(a,
									r -> r.secondsPerPicture));
	}

	/** Median over the units that the peer has a living picture of; NaN for none. */
	private double ratio(final List<Anchor> records, final String peer) {
		return median(records.stream().filter(r -> peer(r, peer) > 0).collect(Collectors.toList()), r -> r.value / peer(r,
			peer));
	}

	/** The peer's value at 200 passes, or NaN. */
	private double peer(final Anchor record, final String method) {
		return peers.stream().filter(p -> p.network.equals(record.network) && p.layer.equals(record.layer) &&
			p.unit == record.unit && p.method.equals(method) && p.passes == 200).mapToDouble(p -> p.value).findFirst().orElse(
				Double.NaN);
	}

	private static double median(final List<Anchor> records, final ToDoubleFunction<Anchor> number) {
		final double[] sorted = records.stream().mapToDouble(number).sorted().toArray();
		if (sorted.length == 0) return Double.NaN;
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private static String text(final double number) {
		return String.format(Locale.ROOT, "%.3f", number);
	}

	void write(final Path folder) throws IOException {
		Files.createDirectories(folder);
		Anchor.write(own, folder.resolve("report.json"));
		final StringBuilder s = new StringBuilder("# Pictures, measured\n\nMedians over the units of a layer; robust is a mean; " +
			"HF is the share of energy above 0.25 cycles per pixel; s is seconds per picture. " +
			"Hue is that of the strongest colours, in degrees: red 0, yellow 60, green 120, blue 240.\n\n").append(HEAD);
		final Set<List<String>> done = new LinkedHashSet<>();
		for (final Anchor a : own)
			if (done.add(Arrays.asList(a.network, a.layer, a.method))) s.append(row(a.network, a.layer, a.method)).append('\n');
		s.append("\n## Each picture\n\n| network | layer | unit | method | value | start | / lucent's | / seed's | x photo | " +
			"p | robust | transfer | slope | HF % | border | mean RGB | hue (share) | pixels |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
		for (final Anchor a : own)
			s.append(unit(a)).append('\n');
		Files.write(folder.resolve("report.md"), s.toString().getBytes());
	}

	private String unit(final Anchor a) {
		return String.format(Locale.ROOT,
			"| %s | %s | %s%s | %s | %.4g | %.4g | %.2f | %.2f | %.1f | %s | %s | %s | %.2f | %.1f | %.2f | %.0f %.0f %.0f | %d (%.0f %%) | %s |",
			a.network, a.layer, a.dead ? "DEAD " : "", a.unit + (a.className == null ? "" : " " + a.className), a.method, a.value,
			a.valueStart, a.value / peer(a, Anchor.LUCENT), a.value / peer(a, Anchor.SEED), a.photoRatio == null ? Double.NaN : a.photoRatio, optional(
				a.probability), optional(a.robustProbability), optional(a.transferProbability), a.slope, 100 *
					a.energyAboveQuarter, a.borderRatio, a.meanRgb[0], a.meanRgb[1], a.meanRgb[2], a.hue, 100 * a.hueShare, a.pixels);
	}

	private static String optional(final Double number) {
		return number == null ? "" : text(number);
	}
}
