package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_sse41;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Optional;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.cnnvis.engine.NativeLimit;
import org.cnnvis.engine.NativeThreads;
import org.cnnvis.engine.Precision;

/** The native library oneDNN, loaded on first use. */
final class OneDnn {

	private static engine cpu;
	private static final String FAILURE = load();

	private OneDnn() {}

	/** Why the library cannot be used on this machine, or empty. */
	static Optional<String> failure() {
		return Optional.ofNullable(FAILURE);
	}

	private static String load() {
		NativeLimit.prepare();
		// Loading may happen inside somebody's PointerScope, which must not take the engine with it.
		try (PointerScope scope = new PointerScope()) {
			NativeThreads.prepare();
			acceptVersions();
			OpenMp.attach(Loader.load(dnnl.class));
			cpu = new engine(engine.kind.cpu, 0).retainReference();
			return null;
		}
		catch (final LinkageError e) {
			return "the native library oneDNN does not load on " + System.getProperty("os.name") + " (" + System.getProperty(
				"os.arch") + "): " + String.valueOf(e.getMessage()).split("\\R")[0];
		}
	}

	/**
	 * Fiji's JavaCPP is newer than the one that the presets of oneDNN and OpenCL were made for. They work together, which
	 * is what the tests run with; but the presets compare the two numbers when they are initialised, and print that they
	 * differ, unless JavaCPP is told not to load libraries.
	 */
	private static void acceptVersions() {
		final String key = "org.bytedeco.javacpp.loadLibraries";
		final Pointer loadsJavaCpp = new Pointer();
		final String before = System.setProperty(key, "false");
		try {
			new org.bytedeco.opencl.presets.OpenCL();
			new org.bytedeco.dnnl.presets.dnnl();
		}
		finally {
			if (before == null) System.clearProperty(key);
			else System.setProperty(key, before);
			loadsJavaCpp.close();
		}
	}

	static engine engine() {
		return cpu;
	}

	/** True if the processor multiplies bfloat16 numbers, not only imitates it. */
	static boolean hasBfloat16() {
		return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
	}

	/** True if the processor multiplies small matrices of bfloat16 numbers at once. */
	static boolean hasTiles() {
		return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_amx) == dnnl_cpu_isa_avx512_core_amx;
	}

	/** For example {@code oneDNN 2.5.2 (AVX-512)} or {@code oneDNN 2.5.2 (AVX-512, AMX, bfloat16)}. */
	static String description(final Precision precision) {
		final dnnl_version_t version = dnnl_version();
		return "oneDNN " + version.major() + "." + version.minor() + "." + version.patch() + " (" + instructions() + (precision == Precision.FLOAT32 ? ")" : (hasTiles() ? ", AMX, "
			: ", ") + precision + ")");
	}

	private static String instructions() {
		final int isa = dnnl_get_effective_cpu_isa();
		if (isa == dnnl_cpu_isa_sse41) return "SSE4.1";
		if (isa == dnnl_cpu_isa_avx) return "AVX";
		if (isa == dnnl_cpu_isa_avx2 || isa == dnnl_cpu_isa_avx2_vnni) return "AVX2";
		return isa == 0 ? "any CPU" : "AVX-512";
	}

	/** Attributes of a primitive that takes its temporary memory from its caller. */
	static primitive_attr attributes() {
		final primitive_attr attributes = new primitive_attr();
		attributes.set_scratchpad_mode(dnnl_scratchpad_mode_user);
		return attributes;
	}

	/** Attributes of a primitive that also applies a function to its result. */
	static primitive_attr attributes(final Eltwise then) {
		final post_ops functions = new post_ops();
		functions.append_eltwise(1, then.function, then.alpha, then.beta);
		final primitive_attr attributes = attributes();
		attributes.set_post_ops(functions);
		return attributes;
	}
}
