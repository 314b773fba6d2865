package org.cnnvis.engine.portable;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.bytedeco.javacpp.Pointer;
import org.cnnvis.Version;
import org.cnnvis.engine.NativeLimit;
import org.cnnvis.engine.NativeThreads;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's native part: loaded once, from the class loader that this class comes from. */
public final class Nd4jRuntime {

	/** How often, and nanoseconds between, it is looked whether memory was given back. */
	private static final int PATIENCE = 10, PAUSE = 100_000_000;

	private static Optional<String> failure;

	private Nd4jRuntime() {}

	/**
	 * Loads ND4J on the first call. ND4J looks for its natives where the thread's context class loader looks, and remembers
	 * a failure for good; in ImageJ that loader does not know the plugins, so ours stands in meanwhile.
	 *
	 * @return why ND4J cannot be used here, or empty
	 */
	public static synchronized Optional<String> load() {
		if (failure != null) return failure;
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader(), ours = Nd4jRuntime.class.getClassLoader();
		thread.setContextClassLoader(ours);
		try {
			ND4JClassLoading.setNd4jClassloader(ours);
			NativeLimit.prepare();
			NativeThreads.prepare();
			Nd4j.getBackend();
			failure = Optional.empty();
		}
		// What a missing or foreign native library causes; the class initialisers wrap it.
		catch (final LinkageError | RuntimeException e) {
			failure = Optional.of("ND4J cannot be loaded on this machine: " + rootMessage(e));
		}
		finally {
			thread.setContextClassLoader(before);
		}
		return failure;
	}

	private static String rootMessage(final Throwable e) {
		Throwable root = e;
		while (root.getCause() != null)
			root = root.getCause();
		return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
	}

	/** For logs, for example {@code ND4J 1.0.0-M2.1 (CpuBackend)}. */
	static String description() {
		return "ND4J " + Version.ND4J + " (" + Nd4j.getBackend().getClass().getSimpleName() + ")";
	}

	/** True if ND4J's arrays are in the processor's memory, where others can compute with them too. */
	static boolean isOnProcessor() {
		return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
	}

	/**
	 * Bytes that can be taken. Where they are fewer than wanted, arrays that nobody uses any more are given back first: of
	 * them only Java's garbage collector knows, which does not know that native memory is short.
	 */
	static long freeBytes(final long wanted) {
		for (int i = 0; i < PATIENCE && freeBytes() < wanted; i++)
			collect();
		return freeBytes();
	}

	/** Gives back arrays that nobody uses any more. */
	static void collect() {
		System.gc();
		// What was found unused is given back on another thread.
		LockSupport.parkNanos(PAUSE);
	}

	/**
	 * Bytes that can be taken: what the system has free, and what JavaCPP lets this process have.
	 */
	static long freeBytes() {
		final long system = Pointer.availablePhysicalBytes(), limit = Pointer.maxPhysicalBytes();
		final long allowed = limit > 0 ? limit - Pointer.physicalBytes() : Long.MAX_VALUE;
		return Math.max(0, Math.min(system > 0 ? system : Long.MAX_VALUE, allowed));
	}
}
