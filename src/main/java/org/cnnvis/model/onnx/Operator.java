package org.cnnvis.model.onnx;

/** An ONNX operator's translation into nodes of the network. */
interface Operator {

	/** @return the first output; further ones are given to {@link Call#also} */
	Value translate(Call call);
}
