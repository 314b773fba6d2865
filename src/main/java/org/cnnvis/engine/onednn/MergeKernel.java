package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_ge;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_gt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_le;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_lt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_min;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.cnnvis.network.op.Merge;

/**
 * Combines maps number by number. Products and extremes are taken one input after the other; where two are equal, the
 * earlier is the extreme.
 */
final class MergeKernel implements Kernel {

	private final Merge.Kind kind;
	private final Site site;
	private final List<Value> sources = new ArrayList<>();
	/** What was there before each input but the first was taken in. */
	private final List<Value> before = new ArrayList<>();

	MergeKernel(final Merge op, final Site site) {
		this.kind = op.kind();
		this.site = site;
	}

	@Override
	public Value forward(final Emitter emitter, final List<Value> inputs) {
		final Binary binary = new Binary(emitter, site.batch());
		final boolean isSum = isSum();
		for (int i = 0; i < inputs.size(); i++)
			// Only the first, and terms of a sum, must have their full size.
			sources.add(i == 0 || isSum ? binary.repeated(inputs.get(i), site.output()) : inputs.get(i));
		if (isSum) return emitter.sum(sources, factors());
		Value result = sources.get(0);
		for (int i = 1; i < sources.size(); i++) {
			before.add(result);
			result = binary.of(kind == Merge.Kind.MULTIPLY ? dnnl_binary_mul : kind == Merge.Kind.MAXIMUM ? dnnl_binary_max
				: dnnl_binary_min, result, sources.get(i));
		}
		return result;
	}

	private boolean isSum() {
		return kind == Merge.Kind.ADD || kind == Merge.Kind.SUBTRACT || kind == Merge.Kind.AVERAGE;
	}

	private float[] factors() {
		final float[] factors = new float[site.inputs().size()];
		for (int i = 0; i < factors.length; i++)
			factors[i] = kind == Merge.Kind.AVERAGE ? 1f / factors.length : kind == Merge.Kind.SUBTRACT && i > 0 ? -1 : 1;
		return factors;
	}

	@Override
	public List<Value> backward(final Emitter emitter, final Value gradient) {
		final Binary binary = new Binary(emitter, site.batch());
		final Value[] parts = new Value[site.inputs().size()];
		Value g = gradient;
		for (int i = parts.length - 1; i >= 0; i--) {
			if (isSum()) parts[i] = emitter.sum(Collections.singletonList(gradient), factors()[i]);
			else if (i == 0) parts[i] = g;
			else {
				final Value earlier = before.get(i - 1), x = sources.get(i), whole = g;
				parts[i] = binary.of(dnnl_binary_mul, whole, kind == Merge.Kind.MULTIPLY ? earlier : binary.of(
					kind == Merge.Kind.MAXIMUM ? dnnl_binary_lt : dnnl_binary_gt, earlier, x));
				g = binary.of(dnnl_binary_mul, whole, kind == Merge.Kind.MULTIPLY ? x : binary.of(kind == Merge.Kind.MAXIMUM
					? dnnl_binary_ge : dnnl_binary_le, earlier, x));
			}
			parts[i] = binary.summed(parts[i], site.inputs().get(i));
		}
		return Arrays.asList(parts);
	}
}
