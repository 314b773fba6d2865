package org.cnnvis.engine.onednn;

import java.util.Map;
import java.util.Optional;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.NativeThreads;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.pass.Passes;

/**
 * Intel's oneDNN on x86-64 processors: layouts made for their vectors, activation functions computed along with
 * convolutions, and Winograd's method: the library's own where the processor has AVX-512, ours around its matrix products
 * elsewhere.
 */
public final class OneDnnBackend implements Backend {

	private final int threads;

	/** Computes on all physical cores, or as many threads as {@link NativeThreads#PROPERTY} says. */
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
	public boolean has(final Precision precision) {
		return true;
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
		requireArrays(spec, network);
		if (spec.precision() == Precision.BFLOAT16 && !OneDnn.hasBfloat16()) throw new CnnVisException(
			"This processor does not compute with bfloat16 (AVX512_BF16): set the system property " + Precision.PROPERTY +
				" to float32.");
		return Compiler.compile(spec, network, threads());
	}

	/** Pictures and activations come and go in Java's arrays. */
	private static void requireArrays(final ProgramSpec spec, final Network network) {
		final Map<Node, Shape> shapes = network.shapes(spec.height(), spec.width());
		final Shape picture = shapes.get(network.inputNode());
		long largest = picture.size();
		for (final Node output : network.outputs())
			largest = Math.max(largest, shapes.get(output).size());
		if (largest * spec.batch() > Integer.MAX_VALUE) throw new CnnVisException("A batch of " + spec.batch() + " of " +
			picture.width() + " x " + picture.height() + " pixels is too large: take smaller pictures or fewer at a time.");
	}

	private int threads() {
		final int wanted = threads == 0 ? NativeThreads.wanted() : threads;
		return wanted == 0 ? Cores.COUNT : wanted;
	}

	@Override
	public Optional<TrainingProgram> compile(final TrainingSpec spec) {
		return Optional.of(TrainingCompiler.compile(spec, threads == 0 ? Cores.COUNT : threads));
	}
}
