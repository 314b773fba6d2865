package org.cnnvis.engine.portable;

/** How one node is computed. What it needs in memory it asks of its {@link Site} when it is made. */
interface Kernel {

	/** Records the computation of the output from the inputs. */
	void forward(Tape tape);

	/** Records the computation of the gradient with respect to each input from the one with respect to the output. */
	void backward(Tape tape);
}
