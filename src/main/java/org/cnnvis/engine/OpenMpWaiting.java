package org.cnnvis.engine;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * How OpenMP's threads wait for each other. GNU's library, which the kernels on Linux are linked to, lets a thread spin
 * for about a millisecond before it sleeps. Where other programs (or another network) want the same cores, the spinning
 * takes the time that the awaited thread needs: steps became 5 times slower on a busy machine. A short spin costs nothing
 * measurable on an idle one.
 */
public final class OpenMpWaiting {

	/** Turns of the loop before a thread sleeps; some microseconds. */
	private static final String TURNS = "2000";

	private OpenMpWaiting() {}

	/** To be called before a library that is linked to OpenMP is loaded. What the user has set stays. */
	public static void makeShort() {
		if (Platform.isLinux() && System.getenv("OMP_WAIT_POLICY") == null) C.setenv("GOMP_SPINCOUNT", TURNS, 0);
	}

	/** The C library; Java cannot set variables of its own environment. */
	private static final class C {

		static {
			Native.register(C.class, "c");
		}

		private static native int setenv(String name, String value, int overwrite);
	}
}
