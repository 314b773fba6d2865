package org.cnnvis.ij1;

import java.util.Locale;
import java.util.OptionalDouble;

import ij.Prefs;

/**
 * How fast this computer was in the last runs of a command, in ImageJ's preferences: what a dialog's estimate of time is
 * made from, so that it need not load anything to measure.
 */
public final class Speed {

	/** Weight of the latest run: the one before may have had the computer to itself, or not. */
	private static final double LATEST = 0.7;

	private final String key;

	/** @param command whose unit of work it is */
	public Speed(final String command) {
		key = "cnnvis.speed." + command.toLowerCase(Locale.ROOT);
	}

	/** Remembers a run. */
	public void learn(final double work, final double milliseconds) {
		if (work <= 0 || milliseconds <= 0) return;
		final double now = work / milliseconds, before = Prefs.get(key, 0.0);
		Prefs.set(key, before > 0 ? LATEST * now + (1 - LATEST) * before : now);
	}

	/** Seconds that it will take; empty before the first run. */
	public OptionalDouble seconds(final double work) {
		final double speed = Prefs.get(key, 0.0);
		return speed > 0 ? OptionalDouble.of(work / speed / 1000) : OptionalDouble.empty();
	}

	/** {@code about 40 s on this computer}. */
	public String text(final double work) {
		final OptionalDouble seconds = seconds(work);
		return seconds.isPresent() ? "about " + rounded(seconds.getAsDouble()) + " on this computer" : "";
	}

	/** No more digits than such an estimate is worth. */
	static String rounded(final double seconds) {
		if (seconds < 1.5) return "1 s";
		if (seconds < 10) return Math.round(seconds) + " s";
		if (seconds < 90) return Math.round(seconds / 5) * 5 + " s";
		if (seconds < 5400) return Math.round(seconds / 60) + " min";
		return Math.round(seconds / 3600) + " h";
	}
}
