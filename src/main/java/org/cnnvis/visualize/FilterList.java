package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/**
 * Reads the text that chooses filters: items with commas between, each a number from 0 ({@code 30}), a range
 * ({@code 0-15}), {@code random 16} (that many different ones, drawn by the seed), {@code all}, or a class's name
 * ({@code sea snake}; upper and lower case, spaces and underscores alike; of a name with commas, any part of it). A filter
 * that is named twice is taken once.
 */
public final class FilterList {

	private static final Pattern NUMBER = Pattern.compile("([+-]?\\d+)");
	private static final Pattern RANGE = Pattern.compile("([+-]?\\d+)\\s*-\\s*([+-]?\\d+)");
	private static final Pattern RANDOM = Pattern.compile("(?i)random\\s+([+-]?\\d+)");

	private final String layer;
	private final int channels;
	private final List<String> classes;
	private final long seed;

	/**
	 * @param layer for messages
	 * @param channels of the layer, at least 1
	 * @param classes their names, or empty
	 */
	public FilterList(final String layer, final int channels, final List<String> classes, final long seed) {
		this.layer = layer;
		this.channels = channels;
		this.classes = classes;
		this.seed = seed;
	}

	/** @throws CnnVisException that quotes the item at fault and says what is possible */
	public int[] parse(final String text) {
		final Set<Integer> filters = new LinkedHashSet<>();
		for (final String item : text.split(",", -1)) {
			if (item.trim().isEmpty()) throw error(text.trim().isEmpty() ? "nothing is chosen" : "'" + text.trim() +
				"' has an empty place between its commas", "write numbers such as 0-15, 30, or 'random 16' or 'all'.");
			filters.addAll(item(item.trim()));
		}
		return filters.stream().mapToInt(Integer::intValue).toArray();
	}

	private List<Integer> item(final String item) {
		if (item.equalsIgnoreCase("all")) return range(0, channels - 1);
		Matcher m = NUMBER.matcher(item);
		if (m.matches()) return Arrays.asList(number(m.group(1)));
		m = RANGE.matcher(item);
		if (m.matches()) {
			final int first = number(m.group(1)), last = number(m.group(2));
			if (first > last) throw error("'" + item + "' counts down", "write " + last + "-" + first + ".");
			return range(first, last);
		}
		m = RANDOM.matcher(item);
		if (m.matches()) return random(item, m.group(1));
		return Arrays.asList(named(item));
	}

	private static List<Integer> range(final int first, final int last) {
		return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toList());
	}

	private int number(final String digits) {
		final long value = parse(digits, channels);
		if (value < 0 || value >= channels) throw error("'" + digits + "' is outside 0-" + (channels - 1) + " of layer " +
			layer, "");
		return (int) value;
	}

	/** The number, or for one beyond all numbers the given value. */
	private static long parse(final String digits, final long beyond) {
		return digits.length() > 18 ? beyond : Long.parseLong(digits);
	}

	/** In ascending order. */
	private List<Integer> random(final String item, final String digits) {
		final long count = parse(digits, channels + 1L);
		if (count < 1 || count > channels) throw error("'" + item + "' is not possible", "layer " + layer + " has " +
			channels + " filters.");
		final SplittableRandom random = new SplittableRandom(seed);
		final Set<Integer> drawn = new TreeSet<>();
		while (drawn.size() < count)
			drawn.add(random.nextInt(channels));
		return new ArrayList<>(drawn);
	}

	private int named(final String item) {
		if (classes.isEmpty()) throw error("'" + item + "' is not understood", "write numbers from 0 to " + (channels - 1) +
			" such as 0-15, 30, or 'random 16' or 'all' (the channels of layer " + layer + " have no names).");
		final List<Integer> found = IntStream.range(0, Math.min(channels, classes.size())).filter(i -> hasName(classes.get(
			i), item)).boxed().collect(Collectors.toList());
		if (found.isEmpty()) throw new CnnVisException("filters: '" + item + "' is not a class of layer " + layer + Suggestion
			.sentenceEnd(item, new LinkedHashSet<>(classes)));
		if (found.size() > 1) throw error("'" + item + "' is the name of " + found.size() + " classes", "take one of " +
			found.stream().map(i -> i + " (" + classes.get(i) + ")").collect(Collectors.joining(", ")) +
			" by its number.");
		return found.get(0);
	}

	private static boolean hasName(final String className, final String name) {
		final String wanted = Suggestion.plain(name);
		return Suggestion.plain(className).equals(wanted) || Arrays.stream(className.split(",")).anyMatch(
			part -> Suggestion.plain(part).equals(wanted));
	}

	private static CnnVisException error(final String what, final String advice) {
		return new CnnVisException("filters: " + what + (advice.isEmpty() ? "." : "; " + advice));
	}
}
