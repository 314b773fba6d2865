package org.cnnvis.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.cnnvis.visualize.preset.Preset;

/** The measurements as tables: medians over all layers and of each, by method, then each unit beside lucent's picture of it. */
final class QualityReport {

	/** The preset that is the original method. */
	private static final String OWN_SEED = Preset.LP_TV.name();

	private static final String HEAD =
		"| network | layer | method | passes | units | dead | value / lucent's | / seed's | x photo | beats photos | top-1 | robust | transfer | worst | slope | HF % | border | std | s |\n" +
			"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

	private final List<Anchor> peers, own;

	QualityReport(final List<Anchor> peers, final List<Anchor> own) {
		this.peers = peers;
		this.own = own;
	}

	/**
	 * One row of the tables.
	 *
	 * @param a pictures by one method with one number of passes
	 */
	String row(final String network, final String layer, final List<Anchor> a) {
		final List<Anchor> classes = only(a, Anchor::isClass), transferred = only(a, r -> r.transferProbability != null);
		return String.format(Locale.ROOT,
			"| %s | %s | %s | %d | %d | %d | %s | %s | %.1f | %d | %s | %s | %s | %s | %.2f | %.1f | %.2f | %.0f | %.2f |",
			network, layer, a.get(0).method, a.get(0).passes, a.size(), only(a, r -> r.dead).size(), times(ratio(a, this::lucent)),
			times(ratio(a, this::seed)), median(only(a, r -> r.photoRatio != null), r -> r.photoRatio), only(a,
				r -> r.value > r.photoBest).size(), classes.isEmpty() ? "" : only(classes, r -> r.top1 == r.unit).size() + " of " +
					classes.size(), classes.isEmpty() ? "" : text(classes.stream().mapToDouble(r -> r.robustProbability).average()
						.getAsDouble()), transferred.isEmpty() ? "" : text(median(transferred, r -> r.transferProbability)), transferred
							.isEmpty() ? "" : text(transferred.stream().mapToDouble(r -> r.transferProbability).min().getAsDouble()),
			median(a, r -> r.slope), 100 * median(a, r -> r.energyAboveQuarter), median(a, r -> r.borderRatio), median(a,
				r -> r.std), median(a, r -> r.secondsPerPicture));
	}

	/**
	 * Rows of all pictures by one method that share a name, in the order in which they were measured.
	 *
	 * @param name network and layer that a row says
	 */
	private String rows(final List<Anchor> records, final Function<Anchor, List<String>> name) {
		final Map<List<Object>, List<Anchor>> groups = records.stream().collect(Collectors.groupingBy(a -> Arrays.asList(name
			.apply(a), a.method, a.passes), LinkedHashMap::new, Collectors.toList()));
		return groups.values().stream().map(a -> row(name.apply(a.get(0)).get(0), name.apply(a.get(0)).get(1), a) + '\n').collect(
			Collectors.joining());
	}

	private static List<Anchor> only(final List<Anchor> records, final Predicate<Anchor> which) {
		return records.stream().filter(which).collect(Collectors.toList());
	}

	/**
	 * Median over the units that the other has a living picture of; NaN for none.
	 *
	 * @param other value by another method of a picture's unit
	 */
	private static double ratio(final List<Anchor> records, final ToDoubleFunction<Anchor> other) {
		return median(only(records, r -> other.applyAsDouble(r) > 0), r -> r.value / other.applyAsDouble(r));
	}

	/** Lucent's value at 200 passes, or NaN. */
	private double lucent(final Anchor record) {
		return value(peers, record, Anchor.LUCENT);
	}

	/** That of the original method at 200 passes, as the peers measured it or else as its preset has it here; or NaN. */
	private double seed(final Anchor record) {
		final double peer = value(peers, record, Anchor.SEED);
		return Double.isNaN(peer) ? value(own, record, OWN_SEED) : peer;
	}

	private static double value(final List<Anchor> some, final Anchor record, final String method) {
		return some.stream().filter(p -> p.network.equals(record.network) && p.layer.equals(record.layer) &&
			p.unit == record.unit && p.method.equals(method) && p.passes == 200).mapToDouble(p -> p.value).findFirst().orElse(
				Double.NaN);
	}

	private static double median(final List<Anchor> records, final ToDoubleFunction<Anchor> number) {
		final double[] sorted = records.stream().mapToDouble(number).sorted().toArray();
		if (sorted.length == 0) return Double.NaN;
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** Left out where the other is not known, or dead. */
	private static String times(final double ratio) {
		return !Double.isFinite(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
	}

	private static String text(final double number) {
		return String.format(Locale.ROOT, "%.3f", number);
	}

	void write(final Path folder) throws IOException {
		Files.createDirectories(folder);
		Anchor.write(own, folder.resolve("report.json"));
		final StringBuilder s = new StringBuilder("# Pictures, measured\n\nMedians over units; robust is a mean; " +
			"HF is the share of energy above 0.25 cycles per pixel; s is seconds per picture. Reference units are those of " +
			"which the peers' pictures were measured; their values are those after 200 passes, as is the seed's, elsewhere by the preset " + OWN_SEED + ". " +
			"Hue is that of the strongest colours, in degrees: red 0, yellow 60, green 120, blue 240.\n\n## All layers\n\n")
				.append(HEAD).append(rows(only(own, a -> !Double.isNaN(lucent(a))), a -> Arrays.asList(
					"reference units", "all"))).append(rows(own, a -> Arrays.asList("all units", "all"))).append(
						"\n## Each layer\n\n").append(HEAD).append(rows(own, a -> Arrays.asList(a.network, a.layer))).append(
							"\n## Each picture\n\n| network | layer | unit | method | passes | value | start | / lucent's | / seed's | x photo | " +
								"p | robust | transfer | slope | HF % | border | mean RGB | hue (share) | pixels |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
		for (final Anchor a : own)
			s.append(unit(a)).append('\n');
		Files.write(folder.resolve("report.md"), s.toString().getBytes());
	}

	private String unit(final Anchor a) {
		return String.format(Locale.ROOT,
			"| %s | %s | %s%s | %s | %d | %.4g | %.4g | %s | %s | %s | %s | %s | %s | %.2f | %.1f | %.2f | %.0f %.0f %.0f | %d (%.0f %%) | %s |",
			a.network, a.layer, a.dead ? "DEAD " : "", a.unit + (a.className == null ? "" : " " + a.className), a.method, a.passes, a.value,
			a.valueStart, times(a.value / lucent(a)), times(a.value / seed(a)), a.photoRatio == null ? "" : times(a.photoRatio), optional(
				a.probability), optional(a.robustProbability), optional(a.transferProbability), a.slope, 100 *
					a.energyAboveQuarter, a.borderRatio, a.meanRgb[0], a.meanRgb[1], a.meanRgb[2], a.hue, 100 * a.hueShare, a.pixels);
	}

	private static String optional(final Double number) {
		return number == null ? "" : text(number);
	}
}
