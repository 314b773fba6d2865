package org.cnnvis.engine.portable;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

import com.sun.jna.Function;

/**
 * The BLAS library that ND4J computes with on processors, called by several Java threads at once, each for products of its
 * own. That is faster than all threads on one product after the other, where products are small, and what is rounded does
 * not depend on the number of threads.
 */
final class Blas {

	/** Null where ND4J computes elsewhere, or with a library that does not have these. JavaCPP's own way of setting threads takes a millisecond. */
	private static final Function GET_THREADS = function("openblas_get_num_threads"), SET_THREADS = function(
		"openblas_set_num_threads");

	private static int users;
	private static Object[] threadsBefore;
	private static final Object[] NOTHING = {}, ONE = { 1 };

	private Blas() {}

	private static Function function(final String name) {
		if (!Nd4jRuntime.isOnProcessor()) return null;
		Loader.load(openblas_nolapack.class);
		final Pointer address = Loader.addressof(name);
		return address == null ? null : Function.getFunction(new com.sun.jna.Pointer(address.address()));
	}

	/** True if ND4J computes with this library, on arrays in the processor's memory. */
	static boolean isThere() {
		return GET_THREADS != null && SET_THREADS != null;
	}

	/** Threads that the library computes with where nothing is said. */
	static synchronized int threads() {
		if (!isThere()) return 1;
		return users > 0 ? (Integer) threadsBefore[0] : GET_THREADS.invokeInt(NOTHING);
	}

	/** From here to {@link #end} each product is computed by its caller alone. */
	static synchronized void begin() {
		if (users++ > 0 || !isThere()) return;
		threadsBefore = new Object[] { GET_THREADS.invokeInt(NOTHING) };
		SET_THREADS.invokeVoid(ONE);
	}

	static synchronized void end() {
		if (--users == 0 && isThere()) SET_THREADS.invokeVoid(threadsBefore);
	}

	/**
	 * c = a b, row-major: (m, k) x (k, n).
	 *
	 * @param transposeA a is (k, m)
	 * @param stepA from row to row
	 */
	static void multiply(final boolean transposeA, final boolean transposeB, final int m, final int n, final int k,
		final Pointer a, final int stepA, final Pointer b, final int stepB, final Pointer c, final int stepC)
	{
		final int ta = transposeA ? CblasTrans : CblasNoTrans, tb = transposeB ? CblasTrans : CblasNoTrans;
		if (c instanceof FloatPointer) cblas_sgemm(CblasRowMajor, ta, tb, m, n, k, 1, (FloatPointer) a, stepA,
			(FloatPointer) b, stepB, 0, (FloatPointer) c, stepC);
		else cblas_dgemm(CblasRowMajor, ta, tb, m, n, k, 1, (DoublePointer) a, stepA, (DoublePointer) b, stepB, 0,
			(DoublePointer) c, stepC);
	}

	/** The numbers of an array, one pointer for each thread, as they are moved about. */
	static Pointer[] pointers(final INDArray array, final int threads) {
		final Pointer[] pointers = new Pointer[threads];
		final Pointer start = array.data().addressPointer();
		for (int i = 0; i < threads; i++)
			pointers[i] = array.dataType() == DataType.FLOAT ? new FloatPointer(start) : new DoublePointer(start);
		return pointers;
	}
}
