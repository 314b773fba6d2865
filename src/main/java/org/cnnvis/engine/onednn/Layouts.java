package org.cnnvis.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.LongPointer;
import org.cnnvis.network.Shape;

/** How numbers lie in memory. */
final class Layouts {

	/** The layouts that the library's fast kernels use for maps. */
	private static final format_tag[] KNOWN = { format_tag.nChw16c, format_tag.nChw8c, format_tag.nhwc, format_tag.nchw };

	private Layouts() {}

	static memory.desc of(final format_tag tag, final long... dimensions) {
		return of(tag, memory.data_type.f32, dimensions);
	}

	private static memory.desc of(final format_tag tag, final memory.data_type type, final long... dimensions) {
		return new memory.desc(dimensions, type, tag);
	}

	/** Whatever layout the library likes best. */
	static memory.desc any(final long... dimensions) {
		return of(format_tag.any, dimensions);
	}

	/** The same for numbers of a given kind. */
	static memory.desc any(final memory.data_type type, final long... dimensions) {
		return of(format_tag.any, type, dimensions);
	}

	static memory.desc any(final int batch, final Shape shape) {
		return any(dimensions(batch, shape));
	}

	/** @param steps from number to number along each dimension */
	static memory.desc strided(final long[] dimensions, final long... steps) {
		return new memory.desc(dimensions, memory.data_type.f32, steps);
	}

	/** Channels first, row-major: the layout of Java arrays. */
	static memory.desc plain(final int batch, final Shape shape) {
		return of(format_tag.nchw, dimensions(batch, shape));
	}

	/** Channels last. */
	static memory.desc channelsLast(final int batch, final Shape shape) {
		return of(format_tag.nhwc, dimensions(batch, shape));
	}

	/** One number for each of some channels. */
	static memory.desc vector(final int length) {
		return of(format_tag.x, length);
	}

	static long[] dimensions(final int batch, final Shape shape) {
		return new long[] { batch, shape.channels(), shape.height(), shape.width() };
	}

	static memory.desc like(final memory.desc layout, final int batch, final Shape shape) {
		return like(layout, dimensions(batch, shape));
	}

	/** The layout of one batch of maps for another, of the same kind of numbers; the plain one where it is none of those known. */
	static memory.desc like(final memory.desc layout, final long[] dimensions) {
		return of(tag(layout), layout.data_type(), dimensions);
	}

	private static format_tag tag(final memory.desc layout) {
		for (final format_tag tag : KNOWN)
			if (layout.equals(of(tag, layout.data_type(), dimensions(layout)))) return tag;
		return format_tag.nchw;
	}

	/** The same layout without gaps; the plain one where it is none of those known. */
	static memory.desc dense(final memory.desc layout) {
		return like(layout, dimensions(layout));
	}

	/** The same layout for numbers of another kind; the plain one where it is none of those known. */
	static memory.desc as(final memory.data_type type, final memory.desc layout) {
		return layout.data_type() == type ? layout : of(tag(layout), type, dimensions(layout));
	}

	/** The plain layout for the same dimensions. */
	static memory.desc plain(final memory.desc layout) {
		return of(format_tag.nchw, dimensions(layout));
	}

	/** True if channels lie in blocks, the last of which is filled up. */
	static boolean isBlocked(final memory.desc layout) {
		return layout.equals(of(format_tag.nChw16c, dimensions(layout))) || layout.equals(of(format_tag.nChw8c, dimensions(
			layout)));
	}

	/** True if a part can be looked at where it lies: channels that lie in blocks cannot be divided within one. */
	static boolean hasPart(final memory.desc layout, final long[] dimensions, final long[] offsets) {
		return !layout.submemory_desc(dimensions, offsets, true).is_zero();
	}

	static long[] dimensions(final memory.desc layout) {
		final LongPointer d = layout.dims();
		return new long[] { d.get(0), d.get(1), d.get(2), d.get(3) };
	}
}
