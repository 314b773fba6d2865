package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/** y = A x + b for each channel; its gradient is A' dy. */
final class LinearKernel implements Kernel {

	private final Site site;
	private final LinearMap map, adjoint;
	private final Slice bias;

	/**
	 * @param adjoint the transposed map, null if there will be no gradient
	 * @param bias one number per output channel, or null
	 */
	LinearKernel(final Site site, final LinearMap map, final LinearMap adjoint, final float[] bias) {
		this.site = site;
		this.map = map;
		this.adjoint = adjoint;
		this.bias = bias == null ? null : site.constant(bias, bias.length);
	}

	@Override
	public void forward(final Tape tape) {
		final INDArray y = site.output().array();
		map.record(tape, site.input(0).array(), y);
		// True: channels come before height and width.
		if (bias != null) tape.op(DynamicCustomOp.builder("biasadd").addInputs(y, bias.array()).addOutputs(y)
			.addBooleanArguments(true).build());
	}

	@Override
	public void backward(final Tape tape) {
		adjoint.record(tape, site.outputGradient().array(), site.inputGradient(0).array());
	}
}
