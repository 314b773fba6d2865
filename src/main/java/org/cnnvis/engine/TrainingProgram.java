package org.cnnvis.engine;

import java.util.List;

import org.cnnvis.network.Shape;

/**
 * A network compiled to learn, for one picture size and batch size. It owns its memory, its weights included, and
 * allocates nothing per step; it is used by one thread at a time. What it computes does not depend on the number of
 * threads.
 *
 * <pre>{@code
 * program.forward(pictures, masks);
 * program.read(logits);
 * program.backward(cotangent);         // the parameters' gradients
 * }</pre>
 */
public interface TrainingProgram extends AutoCloseable {

	TrainingSpec spec();

	/** What computes, for logs and provenance. */
	String backend();

	/** Shape of one picture. */
	Shape inputShape();

	/** Shape of the output for one picture. */
	Shape outputShape();

	/** Bytes of native memory that the program holds. */
	long memory();

	/** What is learned, in the network's order, kernels before biases; at first with the network's own numbers. */
	List<Parameter> parameters();

	/** Numbers in the mask of a dropout: batch x the node's shape. */
	int maskLength(int dropout);

	/**
	 * Computes the output.
	 *
	 * @param pictures batch x channels x height x width, as the network wants its input
	 * @param masks for each dropout, what the node's numbers are multiplied with; null: with 1
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	void forward(float[] pictures, float[][] masks);

	/** Copies the output of the last forward pass, batch x its shape. */
	void read(float[] output);

	/**
	 * Gradients of sum(cotangent * output) with respect to the parameters, for the last forward pass; once after each.
	 *
	 * @param cotangent batch x the output's shape
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	void backward(float[] cotangent);

	@Override
	void close();
}
