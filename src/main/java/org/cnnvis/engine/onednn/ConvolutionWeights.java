package org.cnnvis.engine.onednn;

import org.bytedeco.dnnl.memory;

/** What a convolution multiplies with, in the layouts that its steps want. */
interface ConvolutionWeights {

	/** True if they change from run to run. */
	boolean areLearned();

	/**
	 * @param dimensions (out, in, height, width), or (group, out, in, height, width); where these are more channels than
	 *          there are, zeros are added
	 */
	Value kernel(Emitter emitter, long[] dimensions, memory.desc layout);

	/**
	 * Of a 3 x 3 kernel without groups, the one that takes gradients back: (in, out, 3, 3), each filter turned by half a
	 * turn.
	 */
	Value turned(Emitter emitter, memory.desc layout);

	/** One number per output channel; zeros are added where these are more channels than there are. */
	Value bias(Emitter emitter, int channels);
}
