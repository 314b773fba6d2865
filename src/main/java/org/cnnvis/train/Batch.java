package org.cnnvis.train;

/** Pictures as a network takes them, and what they show. Its arrays are filled again and again. */
final class Batch {

	/** number x channels x side x side */
	final float[] pictures;
	final int[] labels;

	Batch(final int number, final int pictureLength) {
		pictures = new float[number * pictureLength];
		labels = new int[number];
	}
}
