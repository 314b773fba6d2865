package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What a {@link MergeKernel} does with its inputs. */
interface Merging {

	/** Records the output from the inputs. */
	void combine(Tape tape);

	/**
	 * Records the gradient with respect to input i as if no number of it were repeated.
	 *
	 * @param dx of the output's shape
	 */
	void gradient(Tape tape, int i, INDArray dx);
}
