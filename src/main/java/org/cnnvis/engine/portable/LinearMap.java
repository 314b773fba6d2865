package org.cnnvis.engine.portable;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A linear operation from arrays batch x channels x height x width to others. */
interface LinearMap {

	/** @param to receives the result */
	void record(Tape tape, INDArray from, INDArray to);
}
