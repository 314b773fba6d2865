package org.cnnvis.engine.portable;

import java.util.Optional;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Input;
import org.nd4j.linalg.api.buffer.DataType;

/** Computes with ND4J's operations: every operation, wherever ND4J runs. */
public final class Nd4jBackend implements Backend {

	private final boolean doublePrecision;

	public Nd4jBackend() {
		this(false);
	}

	/** @param doublePrecision for checks against finite differences; float32 otherwise */
	Nd4jBackend(final boolean doublePrecision) {
		this.doublePrecision = doublePrecision;
	}

	@Override
	public String name() {
		return "nd4j";
	}

	@Override
	public Optional<String> unavailable() {
		return Nd4jRuntime.load();
	}

	@Override
	public Optional<String> unsupported(final Network network) {
		for (final Node node : network.nodes())
			if (!(node.op() instanceof Input) && !Kernels.knows(node.op())) return Optional.of("layer '" + node.layer() +
				"' is a " + node.op().name() + ", which it cannot compute");
		return Optional.empty();
	}

	@Override
	public GradientProgram compile(final ProgramSpec spec) {
		unavailable().ifPresent(reason -> {
			throw new CnnVisException(reason);
		});
		if (spec.precision() == Precision.BFLOAT16) throw new CnnVisException(
			"The backend nd4j computes in float32 only: set the system property " + Precision.PROPERTY +
				" to float32, or choose a layer before those that only nd4j computes.");
		return new Compiler(spec, doublePrecision ? DataType.DOUBLE : DataType.FLOAT).compile(Nd4jRuntime::freeBytes);
	}
}
