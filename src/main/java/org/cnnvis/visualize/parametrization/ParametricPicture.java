package org.cnnvis.visualize.parametrization;

/**
 * One picture and the numbers that it is made of. Used by one thread at a time; its methods allocate nothing.
 *
 * <pre>{@code
 * picture.render(canvas);                                    // parameters -> picture
 * picture.backpropagate(canvas, pictureGradient, gradient);  // d value / d picture -> d value / d parameters
 * optimizer.step(picture.parameters(), gradient);
 * picture.restrain(canvas);                                  // back to what the parametrization allows
 * }</pre>
 */
public interface ParametricPicture {

	/** The numbers to optimise; whoever changes them renders again. */
	float[] parameters();

	/** @param picture receives channels x height x width, 0 to 1 */
	void render(float[] picture);

	/**
	 * The exact gradient of the parameters.
	 *
	 * @param picture as it was rendered of them
	 * @param pictureGradient channels x height x width
	 * @param gradient as long as the parameters
	 */
	void backpropagate(float[] picture, float[] pictureGradient, float[] gradient);

	/**
	 * Takes the parameters back to those that are allowed, where a parametrization has bounds.
	 *
	 * @param picture as it was rendered last, before the parameters changed
	 */
	default void restrain(final float[] picture) {}
}
