package org.cnnvis.engine.onednn;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The number of threads that oneDNN computes with, a setting of the calling thread in the OpenMP library that oneDNN is
 * linked to.
 */
final class OpenMp {

	private OpenMp() {}

	/** @param library path of a library that is linked to OpenMP */
	static void attach(final String library) {
		// Windows finds functions only in the library that defines them, others also in those that it is linked to.
		Native.register(OpenMp.class, NativeLibrary.getInstance(Platform.isWindows() ? "vcomp140" : library));
	}

	private static native void omp_set_num_threads(int threads);

	private static native int omp_get_max_threads();

	/**
	 * Sets the number of threads for what the calling thread does next.
	 *
	 * @return the number before, for {@link #end}
	 */
	static int begin(final int threads) {
		final int before = omp_get_max_threads();
		omp_set_num_threads(threads);
		return before;
	}

	static void end(final int before) {
		omp_set_num_threads(before);
	}

	/** Runs something on a number of threads. */
	static void with(final int threads, final Runnable task) {
		final int before = begin(threads);
		try {
			task.run();
		}
		finally {
			end(before);
		}
	}
}
