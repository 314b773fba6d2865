package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_abs;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_exp;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_exp_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_gelu_erf;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_gelu_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_hardswish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_mish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_pow;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_soft_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_square;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Activation;

/** A function of each number that the library knows. */
final class Eltwise {

	/** Of scaled exponential linear units (Klambauer et al. 2017). */
	private static final float SELU_SCALE = 1.0507009873554805f, SELU_ALPHA = 1.6732632423543772f;

	/** The library's numbers for the function and for its derivative, and their parameters. */
	final int function, derivative;
	final float alpha, beta;

	private Eltwise(final int function, final int derivative, final float alpha, final float beta) {
		this.function = function;
		this.derivative = derivative;
		this.alpha = alpha;
		this.beta = beta;
	}

	private static Eltwise ofInput(final int function, final float alpha, final float beta) {
		return new Eltwise(function, function, alpha, beta);
	}

	private static Eltwise ofOutput(final int function, final int derivative, final float alpha, final float beta) {
		return new Eltwise(function, derivative, alpha, beta);
	}

	/** The derivative is computed from the function's value; else from its argument. */
	boolean fromOutput() {
		return derivative != function;
	}

	/** max(x, 0), nothing else. */
	boolean isRelu() {
		return function == dnnl_eltwise_relu && alpha == 0;
	}

	static Eltwise linear(final float factor, final float shift) {
		return ofInput(dnnl_eltwise_linear, factor, shift);
	}

	static Eltwise relu() {
		return ofOutput(dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd, 0, 0);
	}

	/** The functions that make up an activation function, first to last; none if the library does not have it. */
	static List<Eltwise> of(final Activation f) {
		switch (f.function()) {
			case LINEAR:
				return one(linear(1, 0));
			case RELU:
				return relu(f);
			case ELU:
				return one(f.alpha() < 0 ? ofInput(dnnl_eltwise_elu, f.alpha(), 0) : ofOutput(
					dnnl_eltwise_elu, dnnl_eltwise_elu_use_dst_for_bwd, f.alpha(), 0));
			case SELU:
				return Arrays.asList(ofOutput(dnnl_eltwise_elu, dnnl_eltwise_elu_use_dst_for_bwd, SELU_ALPHA, 0), linear(SELU_SCALE, 0));
			case SIGMOID:
				return one(ofOutput(dnnl_eltwise_logistic, dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0));
			case TANH:
				return one(ofOutput(dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0));
			case SOFTPLUS:
				return one(ofInput(dnnl_eltwise_soft_relu, 0, 0));
			case SWISH:
				return one(ofInput(dnnl_eltwise_swish, f.alpha(), 0));
			case HARD_SIGMOID:
				return Arrays.asList(linear(f.alpha(), f.beta()), clip(0, 1));
			case HARD_SWISH:
				return one(ofInput(dnnl_eltwise_hardswish, 0, 0));
			case GELU:
				return one(ofInput(dnnl_eltwise_gelu_erf, 0, 0));
			case GELU_TANH:
				return one(ofInput(dnnl_eltwise_gelu_tanh, 0, 0));
			case MISH:
				return one(ofInput(dnnl_eltwise_mish, 0, 0));
			case EXP:
				return one(ofOutput(dnnl_eltwise_exp, dnnl_eltwise_exp_use_dst_for_bwd, 0, 0));
			case ABS:
				return one(ofInput(dnnl_eltwise_abs, 0, 0));
			case SQUARE:
				return one(ofInput(dnnl_eltwise_square, 0, 0));
			case CUBE:
				return one(ofInput(dnnl_eltwise_pow, 1, 3));
			default:
				return Collections.emptyList();
		}
	}

	private static List<Eltwise> relu(final Activation f) {
		if (f.threshold() != 0) return Collections.emptyList();
		final boolean limited = f.beta() != Float.POSITIVE_INFINITY;
		if (limited && f.alpha() == 0) return one(clip(0, f.beta()));
		// From a value, its argument's sign is known only if the slope keeps it.
		final Eltwise leaky = f.alpha() < 0 ? ofInput(dnnl_eltwise_relu, f.alpha(), 0) : ofOutput(
			dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd, f.alpha(), 0);
		return limited ? Arrays.asList(leaky, clip(-Float.MAX_VALUE, f.beta())) : one(leaky);
	}

	private static Eltwise clip(final float low, final float high) {
		return ofOutput(dnnl_eltwise_clip_v2, dnnl_eltwise_clip_v2_use_dst_for_bwd, low, high);
	}

	private static List<Eltwise> one(final Eltwise function) {
		return Collections.singletonList(function);
	}
}
