package org.cnnvis.model.keras;

/** Which Keras wrote a file, where that changes what the file means. Immutable. */
final class Dialect {

	private final int version;
	private final boolean theano;

	/**
	 * @param kerasVersion as in the file ({@code 2.1.6-tf}), null in files before Keras 1.1
	 * @param theano whether Theano computed: its convolution turns kernels by 180 degrees
	 */
	Dialect(final String kerasVersion, final boolean theano) {
		final String major = kerasVersion == null ? "1" : kerasVersion.split("\\.")[0];
		this.version = major.matches("[1-9]") ? Integer.parseInt(major) : 1;
		this.theano = theano;
	}

	/** 1, 2 or 3. */
	int version() {
		return version;
	}

	boolean theano() {
		return theano;
	}
}
