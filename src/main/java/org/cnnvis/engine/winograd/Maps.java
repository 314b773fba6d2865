package org.cnnvis.engine.winograd;

/** Maps, and matrices of transformed tiles, wherever they lie. Each thread has objects of its own. */
public interface Maps {

	/** Copies numbers out. */
	void read(long from, float[] to, int length);

	/** Copies numbers in. */
	void write(float[] from, long to, int length);
}
