package org.cnnvis.model.download;

/** Who is told how long work on files goes on, and can stop it. */
public interface Watcher {

	/** Lets everything happen and says nothing. */
	Watcher NONE = new Watcher() {};

	/**
	 * Asked before a download starts.
	 *
	 * @param what name, size, address and licence, in one line
	 * @return false if the user does not want it
	 */
	default boolean mayStart(final String what) {
		return true;
	}

	/**
	 * Called several times a second.
	 *
	 * @param total 0 where it is not known
	 * @param message for a status bar
	 */
	default void update(final long done, final long total, final String message) {}

	/** True once the user wants it to stop; what has come so far is kept. Asked on any thread. */
	default boolean isCancelled() {
		return false;
	}
}
