package org.cnnvis.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.cnnvis.network.Shape;

/** Maps looked at as a matrix: one row for each position, holding its channels. */
final class Rows {

	private final Site site;

	/** For an operation whose output has its input's shape. */
	Rows(final Site site) {
		this.site = site;
	}

	int count() {
		return Math.multiplyExact(site.batch(), site.input().area());
	}

	memory.desc layout() {
		return Layouts.of(format_tag.ab, count(), site.input().channels());
	}

	private memory.desc mapLayout() {
		final Shape shape = site.input();
		return Layouts.channelsLast(site.batch(), shape);
	}

	Value of(final Emitter emitter, final Value map) {
		return emitter.to(mapLayout(), map).as(layout());
	}

	Value map(final Value rows) {
		return rows.as(mapLayout());
	}
}
