package org.cnnvis.engine.portable;

import org.cnnvis.engine.NativeThreads;
import org.cnnvis.engine.winograd.Crew;
import org.cnnvis.engine.winograd.PlaneTransform;
import org.cnnvis.engine.winograd.Tiles;

/** A program's threads for what is computed in Java, and their memory on the heap. */
final class Workers implements AutoCloseable {

	private final Crew crew;
	private final PlaneTransform[] transforms;

	/** As many as the user wants, or as ND4J's products have. */
	Workers() {
		final int wanted = NativeThreads.wanted(), count = wanted > 0 ? wanted : Blas.threads();
		crew = new Crew(count);
		transforms = new PlaneTransform[count];
		for (int i = 0; i < count; i++)
			transforms[i] = new PlaneTransform();
	}

	Crew crew() {
		return crew;
	}

	PlaneTransform transform(final int worker) {
		return transforms[worker];
	}

	/** Takes memory for some rows of tiles at once. */
	void reserve(final Tiles tiles, final int rows) {
		for (final PlaneTransform transform : transforms)
			transform.reserve(tiles, rows);
	}

	@Override
	public void close() {
		crew.close();
	}
}
