package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/**
 * Reads the text of {@link Objective}s: one or more with semicolons between, each a sum of terms, a way from one to another
 * ({@code a:1 to a:7 in 5}), or several facets of one ({@code a:7 in 4}). What is wrong is said with the place of the character.
 */
public final class ObjectiveParser {

	/** What the parser has to know of a network. */
	public interface Layers {

		/** Names of all layers. */
		List<String> names();

		/** Filters of a layer. */
		int filters(String layer);

		/** The number of a class, -1 if the layer's filters have no names or none is this. */
		int named(String layer, String className);
	}

	private static final Pattern WEIGHT = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\s*\\*\\s*");
	private static final Pattern UNIT = Pattern.compile("\\*|[^@;]*?(?=\\s*(?:@|;|$|\\s[+-]\\s|\\s[+-]?$|\\sto\\s|\\sin\\s))");
	private static final Pattern PLACE = Pattern.compile("\\s*@\\s*(?:(centre|center)|([0-9]+)\\s*,\\s*([0-9]+)|(log))");
	private static final Pattern SIGN = Pattern.compile("\\s*([+-])\\s*");
	private static final Pattern TO = Pattern.compile("\\s+to\\s+"), IN = Pattern.compile("\\s+in\\s+([0-9]{1,4})");
	private static final Pattern END = Pattern.compile("\\s*(;|$)\\s*");

	/** They are made at the same time. */
	private static final int MOST_FACETS = 8;

	private final Layers layers;
	private final String text;
	private final Matcher at;
	private int position;

	private ObjectiveParser(final Layers layers, final String text) {
		this.layers = layers;
		this.text = text;
		this.at = WEIGHT.matcher(text).useTransparentBounds(true);
		while (position < text.length() && Character.isWhitespace(text.charAt(position)))
			position++;
	}

	/** @throws CnnVisException that says what is wrong at which character */
	public static List<Objective> parse(final String text, final Layers layers) {
		final ObjectiveParser parser = new ObjectiveParser(layers, text);
		final List<Objective> objectives = new ArrayList<>();
		do
			parser.objectives(objectives);
		while (parser.position < text.length());
		return objectives;
	}

	private void objectives(final List<Objective> objectives) {
		final Objective first = sum();
		if (accept(TO)) {
			final Objective last = sum();
			if (!accept(IN)) throw error("'in' and a number of pictures is missing, as in a:1 to a:7 in 5");
			final int count = Integer.parseInt(at.group(1));
			if (count < 2) throw error("a way from one objective to another takes at least 2 pictures");
			for (int i = 0; i < count; i++)
				objectives.add(Objective.between(first, last, i / (count - 1.0)));
		}
		else if (accept(IN)) {
			final int count = Integer.parseInt(at.group(1));
			if (count < 2 || count > MOST_FACETS) throw error("facets are 2 to " + MOST_FACETS + " pictures");
			for (int i = 1; i <= count; i++)
				objectives.add(first.facet(i, count));
		}
		else objectives.add(first);
		if (!accept(END)) throw error("'+', '-', ';' or the end is expected");
	}

	private Objective sum() {
		final List<Term> terms = new ArrayList<>();
		double sign = accept(SIGN) && at.group(1).equals("-") ? -1 : 1;
		terms.add(term(sign));
		while (accept(SIGN)) {
			sign = at.group(1).equals("-") ? -1 : 1;
			terms.add(term(sign));
		}
		return new Objective(terms);
	}

	private Term term(final double sign) {
		final double weight = accept(WEIGHT) ? sign * Double.parseDouble(at.group(1)) : sign;
		if (weight == 0) throw error("a weight of 0 leaves nothing");
		final String layer = layer();
		final int start = position;
		if (!accept(UNIT) || at.group().trim().isEmpty()) throw error("a filter's number, a class or * is missing");
		final int filter = filter(layer, at.group().trim(), start);
		if (!accept(PLACE)) {
			if (position < text.length() && text.charAt(position) == '@') throw error("'@centre' or '@column,row' is expected, or '@log' for a class");
			return new Term(weight, layer, filter, Term.EVERYWHERE, Term.EVERYWHERE);
		}
		if (at.group(1) != null) return new Term(weight, layer, filter, Term.CENTRE, Term.CENTRE);
		if (at.group(4) != null) return new Term(weight, layer, filter, Term.LOG, Term.LOG);
		return new Term(weight, layer, filter, number(at.group(2)), number(at.group(3)));
	}

	/** The longest name that stands here with a colon after it: names may have colons, signs and stars in them. */
	private String layer() {
		String found = "";
		for (final String name : layers.names())
			if (name.length() > found.length() && text.startsWith(name + ":", position)) found = name;
		if (found.isEmpty()) {
			final String word = text.substring(position).split("[:;\\s]", 2)[0];
			throw error(word.isEmpty() ? "a layer's name is missing" : "'" + word + "' is not a layer with a colon after it" +
				Suggestion.sentenceEnd(word, layers.names()).replaceAll("\\.$", ""));
		}
		position += found.length() + 1;
		return found;
	}

	private int filter(final String layer, final String unit, final int start) {
		if (unit.equals("*")) return Term.ALL;
		final int filters = layers.filters(layer);
		final int filter = unit.matches("[0-9]+") ? number(unit) : layers.named(layer, unit);
		if (filter >= 0 && filter < filters) return filter;
		position = start;
		throw error(unit.matches("[0-9]+") ? "layer " + layer + " has the filters 0-" + (filters - 1) : "'" + unit +
			"' is neither a number from 0 to " + (filters - 1) + " nor a class");
	}

	private static int number(final String digits) {
		return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
	}

	private boolean accept(final Pattern pattern) {
		at.usePattern(pattern).region(position, text.length());
		if (!at.lookingAt()) return false;
		position = at.end();
		return true;
	}

	private CnnVisException error(final String what) {
		return new CnnVisException("objective: " + what + " (character " + (position + 1) + " of '" + text + "').");
	}

	/** The text that {@link #parse} reads again. */
	public static String print(final List<Objective> objectives) {
		return objectives.stream().filter(objective -> objective.facet() == 1).map(objective -> objective.sum() + (objective
			.facets() == 1 ? "" : " in " + objective.facets())).collect(Collectors.joining("; "));
	}
}
