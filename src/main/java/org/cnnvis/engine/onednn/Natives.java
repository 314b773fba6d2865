package org.cnnvis.engine.onednn;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.javacpp.Pointer;

/** Native objects that outlive the {@link org.bytedeco.javacpp.PointerScope} they were made in. */
final class Natives implements AutoCloseable {

	private final List<Pointer> kept = new ArrayList<>();

	<P extends Pointer> P keep(final P pointer) {
		kept.add(pointer);
		return pointer.retainReference();
	}

	@Override
	public void close() {
		for (int i = kept.size() - 1; i >= 0; i--)
			kept.get(i).releaseReference();
		kept.clear();
	}
}
