package org.cnnvis.bench;

/** One measurement, as it is written to engine.json. */
final class BenchRow {

	final String network;
	final int size;
	final int batch;
	final String way;
	final double msPerImage;

	BenchRow(final String network, final int size, final int batch, final String way, final double msPerImage) {
		this.network = network;
		this.size = size;
		this.batch = batch;
		this.way = way;
		this.msPerImage = msPerImage;
	}

	/** What a way's name ends with where instructions were limited. */
	static String suffix(final String limit) {
		return limit.isEmpty() ? "" : "-" + limit.toLowerCase();
	}
}
