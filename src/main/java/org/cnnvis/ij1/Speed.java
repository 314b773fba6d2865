package org.cnnvis.ij1;

import java.util.Locale;
import java.util.OptionalDouble;

import ij.Prefs;

/**
 * How fast this computer was in the last runs of a command, in ImageJ's preferences: what a dialog's estimate of time is
 * made from, so that it need not load anything to measure. Before the first run it is a guess from a {@link Calibration}.
 */
public final class Speed {

	/** Weight of the latest run: the one before may have had the computer to itself, or not. */
	private static final double LATEST = 0.7;

	/**
	 * Multiply-adds that the engine does in the time of one of Java's: 1.9 to 2.1, measured with {@code Best} on three layers
	 * of the bundled GoogLeNet, on a processor with AVX2.
	 */
	private static final double GAIN = 2;

	private final String key;

	/** @param command whose work, in multiply-adds, it is */
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
	OptionalDouble seconds(final double work) {
		final double speed = Prefs.get(key, 0.0);
		return speed > 0 ? OptionalDouble.of(work / speed / 1000) : OptionalDouble.empty();
	}

	/** {@code about 40 s on this computer}; {@code roughly} before the first run. */
	public String text(final double work) {
		final OptionalDouble seconds = seconds(work);
		return (seconds.isPresent() ? "about " : "roughly ") + rounded(seconds.orElseGet(() -> work / (GAIN * Calibration
			.multiplyAdds()) / 1000)) + " on this computer";
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
