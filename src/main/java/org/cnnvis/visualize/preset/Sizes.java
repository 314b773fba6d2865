package org.cnnvis.visualize.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.CnnVisException;

/**
 * From coarse to fine: the sizes that a picture goes through, as parts of its final one. Small pictures take little
 * time, and what they show fills the large one. Each has an equal share of the steps, or all but the last have their
 * percentages. A single size below 1 is enlarged in the end. Immutable; printing and parsing are inverses: {@code 0.5, 0.75, 1} or
 * {@code 0.5 15%, 0.7 25%, 1}.
 */
public final class Sizes {

	private static final Pattern ITEM = Pattern.compile("([0-9]*\\.?[0-9]+)(?:\\s+([0-9]{1,2})\\s*%)?");

	private static final double SMALLEST = 0.1;

	/** The final size from the start. */
	public static final Sizes FINAL = parse("1");

	private final String text;
	private final double[] parts;
	/** Shares of the steps until the end of each size. */
	private final double[] ends;

	private Sizes(final String text, final double[] parts, final double[] ends) {
		this.text = text;
		this.parts = parts;
		this.ends = ends;
	}

	/** @throws CnnVisException if these are not numbers above 0 that grow, the last of several of them 1 */
	public static Sizes parse(final String text) {
		final String[] items = text.trim().split("\\s*,\\s*", -1);
		final int n = items.length;
		final double[] parts = new double[n], ends = new double[n];
		final List<String> printed = new ArrayList<>();
		final boolean equal = !items[0].contains("%");
		int percents = 0;
		for (int i = 0; i < n; i++) {
			final Matcher m = ITEM.matcher(items[i]);
			if (!m.matches()) throw error(text);
			parts[i] = Double.parseDouble(m.group(1));
			final boolean grows = parts[i] >= SMALLEST && parts[i] <= 1 && (i == 0 || parts[i] > parts[i - 1]);
			if (!grows || (m.group(2) == null) != (equal || i == n - 1)) throw error(text);
			percents += equal || i == n - 1 ? 0 : Integer.parseInt(m.group(2));
			if (percents >= 100) throw error(text);
			ends[i] = equal ? (i + 1.0) / n : i == n - 1 ? 1 : percents / 100.0;
			printed.add(plain(parts[i]) + (m.group(2) == null ? "" : " " + Integer.parseInt(m.group(2)) + "%"));
		}
		if (n > 1 && parts[n - 1] != 1) throw error(text);
		return new Sizes(String.join(", ", printed), parts, ends);
	}

	private static String plain(final double number) {
		return number == Math.rint(number) ? Long.toString(Math.round(number)) : Double.toString(number);
	}

	private static CnnVisException error(final String text) {
		return new CnnVisException("sizes: '" + text.trim() + "' is not understood; write growing parts of the final size " +
			"from 0.1 to 1, the last of them 1, for example '0.5, 0.75, 1', or with their shares of the steps " +
			"'0.5 15%, 0.7 25%, 1'.");
	}

	/** How many sizes there are. */
	public int count() {
		return parts.length;
	}

	/** Part of the final size; the last of several is 1. */
	public double part(final int i) {
		return parts[i];
	}

	/** The first step after those of a size, of so many in all. */
	public int end(final int i, final int steps) {
		return (int) Math.round(ends[i] * steps);
	}

	/** What so many steps cost, in steps of the final size: a step's work grows with the number of pixels. */
	public double finalSteps(final int steps) {
		double sum = 0;
		for (int i = 0; i < parts.length; i++)
			sum += parts[i] * parts[i] * (end(i, steps) - (i == 0 ? 0 : end(i - 1, steps)));
		return sum;
	}

	@Override
	public String toString() {
		return text;
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof Sizes && text.equals(((Sizes) o).text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}
}
