package org.cnnvis.engine;

import org.cnnvis.CnnVisException;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The threads of native libraries: how many, and how they wait for each other. GNU's OpenMP, which the kernels on Linux are
 * linked to, lets a thread spin for about a millisecond before it sleeps. Where other programs (or another network) want
 * the same cores, the spinning takes the time that the awaited thread needs: steps became 5 times slower on a busy machine.
 * A short spin costs nothing measurable on an idle one.
 */
public final class NativeThreads {

	/**
	 * Name of the system property with the number of threads that compute; without it there is one for each physical core.
	 * Results do not depend on it. Read when a program is compiled by oneDNN, and when ND4J is loaded.
	 */
	public static final String PROPERTY = "cnnvis.threads";

	/** Turns of the loop before a thread sleeps; some microseconds. */
	private static final String TURNS = "2000";

	private static final String NUMBER = "[1-9][0-9]{0,3}";

	private NativeThreads() {}

	/**
	 * The number of threads that the user wants, 0 if that is left open.
	 *
	 * @throws CnnVisException if the property is not a number from 1
	 */
	public static int wanted() {
		final String given = System.getProperty(PROPERTY, "").trim();
		if (given.isEmpty()) return 0;
		if (!given.matches(NUMBER)) throw new CnnVisException("The number of threads is '" + given +
			"' (system property " + PROPERTY + "), but it is a whole number from 1.");
		return Integer.parseInt(given);
	}

	/** To be called before a library that is linked to OpenMP is loaded. What the user has set for OpenMP stays. */
	public static void prepare() {
		if (Platform.isWindows()) return;
		if (Platform.isLinux() && System.getenv("OMP_WAIT_POLICY") == null) C.setenv("GOMP_SPINCOUNT", TURNS, 0);
		// A wrong number is reported when a program is compiled, not here, where it would spoil the library for good.
		final String given = System.getProperty(PROPERTY, "").trim();
		if (given.matches(NUMBER)) C.setenv("OMP_NUM_THREADS", given, 0);
	}

	/** The C library; Java cannot set variables of its own environment. */
	private static final class C {

		static {
			Native.register(C.class, "c");
		}

		private static native int setenv(String name, String value, int overwrite);
	}
}
