package org.cnnvis.engine.onednn;

import java.util.Optional;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.pass.Passes;

/**
 * Intel's oneDNN on x86-64 processors: layouts made for their vectors, activation functions computed along with
 * convolutions, and Winograd's method where the processor has AVX-512.
 */
public final class OneDnnBackend implements Backend {

	private final int threads;

	/** Computes on all physical cores. */
	public OneDnnBackend() {
		this(0);
	}

	/** @param threads at least 1; 0 for one on each physical core. Results do not depend on it. */
	public OneDnnBackend(final int threads) {
		if (threads < 0) throw new CnnVisException("The number of threads is " + threads + ", but it is at least 1.");
		this.threads = threads;
	}

	@Override
	public String name() {
		return "onednn";
	}

	@Override
	public Optional<String> unavailable() {
		return OneDnn.failure();
	}

	@Override
	public Optional<String> unsupported(final Network network) {
		return Kernels.missing(Passes.prepare(network, network.outputs())).map(node -> "layer '" + node.layer() + "' (" +
			node.op().name() + ") is not among the operations that oneDNN computes here");
	}

	@Override
	public GradientProgram compile(final ProgramSpec spec) {
		OneDnn.failure().ifPresent(reason -> {
			throw new CnnVisException("The backend onednn cannot be used: " + reason + ".");
		});
		final Network network = Passes.prepare(spec.network(), spec.taps());
		unsupported(network).ifPresent(reason -> {
			throw new CnnVisException("The backend onednn cannot compute this network: " + reason + ".");
		});
		return Compiler.compile(spec, network, threads == 0 ? Cores.COUNT : threads);
	}

	@Override
	public Optional<TrainingProgram> compile(final TrainingSpec spec) {
		return Optional.of(TrainingCompiler.compile(spec, threads == 0 ? Cores.COUNT : threads));
	}
}
