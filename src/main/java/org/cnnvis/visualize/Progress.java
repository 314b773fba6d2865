package org.cnnvis.visualize;

import java.util.List;
import java.util.function.Supplier;

/** How a long computation tells of itself and is stopped. */
public interface Progress {

	/** Says nothing, never stops. */
	Progress NONE = new Progress() {};

	/**
	 * Called on the computing thread, a few times a second.
	 *
	 * @param done 0..total
	 * @param message for a status bar, with the filter's name and the remaining time
	 */
	default void update(final long done, final long total, final String message) {}

	/**
	 * True once the user wants it to stop; what was made so far is kept. Asked several times a second on another thread
	 * than the computing one, so that a long step is interrupted too.
	 */
	default boolean isCancelled() {
		return false;
	}

	/**
	 * Offers the current pictures for a preview, on the computing thread, a few times a second. They are rendered only if
	 * the supplier is asked, which has to happen before this method returns.
	 */
	default void preview(final Supplier<List<FilterPicture>> pictures) {}
}
