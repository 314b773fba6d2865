package org.cnnvis.engine.onednn;

import org.cnnvis.engine.winograd.Crew;
import org.cnnvis.engine.winograd.Tiles;
import org.cnnvis.engine.winograd.Transform;

/** A program's threads for what is computed in Java, and their memory on the heap. */
final class Helpers implements AutoCloseable {

	private final Crew crew;
	private final Transform[] transforms;

	Helpers(final int threads) {
		crew = new Crew(threads);
		transforms = new Transform[threads];
		for (int i = 0; i < threads; i++)
			transforms[i] = new Transform();
	}

	Crew crew() {
		return crew;
	}

	Transform transform(final int worker) {
		return transforms[worker];
	}

	/** Takes memory for maps of a size. */
	void reserve(final Tiles tiles, final int channels) {
		for (final Transform transform : transforms)
			transform.reserve(tiles, channels);
	}

	@Override
	public void close() {
		crew.close();
	}
}
