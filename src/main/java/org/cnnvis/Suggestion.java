package org.cnnvis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a mistyped name may have been meant to be, for error messages. */
public final class Suggestion {

	private static final int MOST = 3;

	private Suggestion() {}

	/**
	 * The end of an error message: {@code ; did you mean 'block3_conv1' or 'block3_conv2'?}, or {@code .} where no name is
	 * near.
	 */
	public static String sentenceEnd(final String name, final Collection<String> names) {
		final List<String> nearest = nearest(name, names);
		if (nearest.isEmpty()) return ".";
		return nearest.stream().map(n -> "'" + n + "'").collect(Collectors.joining(" or ", "; did you mean ", "?"));
	}

	/** At most three names, nearest first, none of them further than a third of its letters; equal ones in order. */
	public static List<String> nearest(final String name, final Collection<String> names) {
		final String wanted = plain(name);
		final List<String> near = new ArrayList<>();
		for (final String candidate : names)
			if (distance(wanted, candidate) <= Math.max(1, candidate.length() / 3)) near.add(candidate);
		near.sort(Comparator.comparingInt(n -> distance(wanted, n)));
		return near.subList(0, Math.min(MOST, near.size()));
	}

	/** Upper and lower case, spaces, underscores and hyphens alike. */
	public static String plain(final String name) {
		return name.trim().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
	}

	/** Letters to insert, delete, replace or exchange with their neighbour (optimal string alignment). */
	private static int distance(final String a, final String candidate) {
		final String b = plain(candidate);
		final int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++)
			for (int j = 0; j <= b.length(); j++)
				d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
		return d[a.length()][b.length()];
	}

	private static int step(final int[][] d, final String a, final String b, final int i, final int j) {
		final boolean same = a.charAt(i - 1) == b.charAt(j - 1);
		int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
		if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
			least = Math.min(least, d[i - 2][j - 2] + 1);
		return least;
	}
}
