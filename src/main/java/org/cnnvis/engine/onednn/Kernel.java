package org.cnnvis.engine.onednn;

import java.util.List;

/** What one operation of a network becomes in a program. Made for one place; forward comes first, each comes once. */
interface Kernel {

	/** Emits the steps that compute the operation. */
	Value forward(Emitter emitter, List<Value> inputs);

	/**
	 * Emits the steps that take a gradient back through the operation.
	 *
	 * @param gradient with respect to the output
	 * @return with respect to each input, in order
	 */
	List<Value> backward(Emitter emitter, Value gradient);
}
