package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.preset.Sizes;

/** From coarse to fine: which steps pictures of any final size make in which size. Immutable. */
final class Course {

	private final Network network;
	private final Sizes sizes;
	private final int steps;
	private final boolean lastOnly;

	/**
	 * @param lastOnly the sizes before the last one are left out
	 */
	Course(final Network network, final Sizes sizes, final int steps, final boolean lastOnly) {
		this.network = network;
		this.sizes = sizes;
		this.steps = steps;
		this.lastOnly = lastOnly;
	}

	/**
	 * For a final size, channels x height x width. Sizes on which the network does not work are left out; the last of
	 * them becomes the final size.
	 */
	List<Part> parts(final Shape picture) {
		final List<Part> parts = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < sizes.count(); i++) {
			final boolean last = i == sizes.count() - 1;
			final Shape shape = sizes.part(i) == 1 ? picture : Shape.of(picture.channels(), even(sizes.part(i) * picture
				.height()), even(sizes.part(i) * picture.width()));
			final int end = sizes.end(i, steps);
			final boolean works = PictureSize.works(network, shape.height(), shape.width());
			if (!last && (!works || end == start || lastOnly)) continue;
			parts.add(new Part(works ? shape : picture, start, end));
			start = end;
		}
		return parts;
	}

	/** The sizes alone, for a final size. */
	List<Shape> shapes(final Shape picture) {
		return parts(picture).stream().map(part -> part.shape).collect(Collectors.toList());
	}

	private static int even(final double length) {
		return 2 * Math.max(1, (int) Math.round(length / 2));
	}

	/** Steps in one size. */
	static final class Part {

		final Shape shape;
		/** The first step, and the first one after the last. */
		final int start, end;

		private Part(final Shape shape, final int start, final int end) {
			this.shape = shape;
			this.start = start;
			this.end = end;
		}
	}
}
