package org.cnnvis.engine;

import org.cnnvis.network.Shape;

/**
 * A network compiled for some taps, one picture size and one batch size. It owns its memory and allocates nothing per
 * step; it is used by one thread at a time.
 *
 * <pre>{@code
 * program.forward(pictures);                  // batch x channels x height x width
 * program.read(0, activation);                // batch x shape of tap 0
 * program.backward(cotangents, gradient);     // d sum(cotangent * activation) / d pictures
 * }</pre>
 */
public interface GradientProgram extends AutoCloseable {

	ProgramSpec spec();

	/** What computes, for logs and provenance, for example {@code oneDNN 2.5.2 (AVX-512)}. */
	String backend();

	/** Shape of one picture. */
	Shape inputShape();

	/** Shape of one picture's activation at a tap. */
	Shape tapShape(int tap);

	/** Bytes of native memory that the program holds. */
	long memory();

	/**
	 * Computes the activations of all taps.
	 *
	 * @param pictures batch x channels x height x width, row-major, as the network wants its input (channel order, mean
	 *          and scale applied)
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	void forward(float[] pictures);

	/** Copies a tap's activation from the last forward pass, batch x channels x height x width. */
	void read(int tap, float[] activation);

	/**
	 * Gradient of sum over taps of sum(cotangent * activation) with respect to the pictures of the last forward pass.
	 *
	 * @param cotangents for each tap, batch x the tap's shape; null where a tap has none
	 * @param gradient receives batch x channels x height x width
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	void backward(float[][] cotangents, float[] gradient);

	@Override
	void close();
}
