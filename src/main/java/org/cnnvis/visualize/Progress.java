package org.cnnvis.visualize;

import java.util.List;
import java.util.function.Supplier;

/** How a long computation tells of itself and is stopped. All methods are called on the computing thread. */
public interface Progress {

	/** Says nothing, never stops. */
	Progress NONE = new Progress() {};

	/**
	 * @param done 0..total
	 * @param message for a status bar, with the filter's name and the remaining time
	 */
	default void update(final long done, final long total, final String message) {}

	/** True once the user wants it to stop; what was made so far is kept. Asked several times a second. */
	default boolean isCancelled() {
		return false;
	}

	/** Offers the current pictures for a preview; they are rendered only if the supplier is asked. */
	default void preview(final Supplier<List<FilterPicture>> pictures) {}
}
