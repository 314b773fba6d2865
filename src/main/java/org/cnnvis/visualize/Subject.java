package org.cnnvis.visualize;

import org.cnnvis.visualize.objective.Objective;
import org.cnnvis.visualize.objective.Term;

/** What one picture is made for, and how it is called. Immutable. */
final class Subject {

	final Objective objective;
	/** Layer of a single filter, else the objective's text. */
	final String layer;
	/** From 0; -1 where the objective is more than one filter. */
	final int filter;
	/** Where the layer's filters are classes, else empty. */
	final String className;

	private Subject(final Objective objective, final String layer, final int filter, final String className) {
		this.objective = objective;
		this.layer = layer;
		this.filter = filter;
		this.className = className;
	}

	static Subject filter(final TargetLayer layer, final int filter) {
		return new Subject(Objective.filter(layer.name(), filter), layer.name(), filter, layer.className(filter));
	}

	static Subject of(final Objective objective) {
		final Term first = objective.terms().get(0);
		final boolean single = objective.isSimple() && first.isWhole() && first.filter() != Term.ALL;
		return new Subject(objective, single ? first.layer() : objective.toString(), single ? first.filter() : -1, "");
	}

	/** Tells this subject's random numbers from those of others: the filter's number, or the hash of the text. */
	long identity() {
		return filter >= 0 ? filter : layer.hashCode() & 0xffffffffL | 1L << 32;
	}

	/** This subject's, or another's of the same objective. */
	boolean isOf(final FilterPicture picture) {
		return filter == picture.filter && layer.equals(picture.layer);
	}

	/** {@code block5_conv3:289 (name)}, or the objective's text. */
	@Override
	public String toString() {
		return (filter >= 0 ? layer + ":" + filter : layer) + (className.isEmpty() ? "" : " (" + className + ")");
	}
}
