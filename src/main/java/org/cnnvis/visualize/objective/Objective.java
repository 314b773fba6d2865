package org.cnnvis.visualize.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a picture is made to excite: a weighted sum of filters. Immutable. {@link ObjectiveParser} reads the text that it
 * prints.
 *
 * <pre>
 * block5_conv3:289                     one filter
 * block5_conv3:289@centre              one neuron of it, or @7,3 for column 7, row 3
 * prob:65@log                          a class's logarithmic probability in place of its logit
 * -block5_conv3:289                    what the filter dislikes
 * block4_conv1:3 + 0.5*block5_conv1:7  several at once
 * block4_conv1:*                       whatever excites the layer (a dream)
 * block5_conv3:289 facet 2 of 4        one of several pictures that are kept apart ({@link Diversity})
 * </pre>
 */
public final class Objective {

	private final List<Term> terms;
	/** From 1, of how many. */
	private final int facet, facets;

	Objective(final List<Term> terms) {
		this(terms, 1, 1);
	}

	private Objective(final List<Term> terms, final int facet, final int facets) {
		if (terms.isEmpty()) throw new IllegalArgumentException("an objective has at least one term");
		this.terms = Collections.unmodifiableList(new ArrayList<>(terms));
		this.facet = facet;
		this.facets = facets;
	}

	/**
	 * The same for one of several pictures that are to differ.
	 *
	 * @param number from 1
	 */
	Objective facet(final int number, final int count) {
		return new Objective(terms, number, count);
	}

	/** The number of this picture among those that are to differ, from 1. */
	public int facet() {
		return facet;
	}

	/** How many pictures are to differ; 1 for one by itself. */
	public int facets() {
		return facets;
	}

	/** The mean of one filter over all positions, or a class. */
	public static Objective filter(final String layer, final int filter) {
		return new Objective(Arrays.asList(new Term(1, layer, filter, Term.EVERYWHERE, Term.EVERYWHERE)));
	}

	/** (1 - t) times one objective and t times another. */
	static Objective between(final Objective from, final Objective to, final double t) {
		final List<Term> terms = new ArrayList<>();
		for (final Term term : from.terms)
			if (t < 1) terms.add(term.times(1 - t));
		for (final Term term : to.terms)
			if (t > 0) terms.add(term.times(t));
		return new Objective(terms);
	}

	public List<Term> terms() {
		return terms;
	}

	/** A single filter, neuron or class, to be excited. */
	public boolean isSimple() {
		return terms.size() == 1 && terms.get(0).weight() == 1 && facets == 1;
	}

	/** Single neurons alone, which see no more of a picture than their receptive fields. */
	public boolean isOfNeurons() {
		return terms.stream().allMatch(Term::isNeuron);
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof Objective && terms.equals(((Objective) o).terms) && facet == ((Objective) o).facet &&
			facets == ((Objective) o).facets;
	}

	@Override
	public int hashCode() {
		return terms.hashCode() + facet;
	}

	@Override
	public String toString() {
		return facets == 1 ? sum() : sum() + " facet " + facet + " of " + facets;
	}

	/** The terms alone. */
	String sum() {
		final StringBuilder s = new StringBuilder(terms.get(0).toString());
		for (final Term term : terms.subList(1, terms.size()))
			s.append(term.weight() < 0 ? " - " + term.times(-1) : " + " + term);
		return s.toString();
	}
}
