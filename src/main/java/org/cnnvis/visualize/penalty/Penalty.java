package org.cnnvis.visualize.penalty;

import org.cnnvis.network.Shape;

/**
 * What a picture is charged for, whatever the network says: a non-negative number and its gradient. Each picture has its
 * own, so that pictures can be treated at the same time.
 */
public interface Penalty {

	/**
	 * Takes the penalty's gradient off the gradient of the picture. Allocates nothing after the first call.
	 *
	 * @param pictures batch x channels x height x width
	 * @param offset index of the picture's first number
	 * @param picture channels x height x width
	 * @param gradient of the pictures' shape
	 * @return the penalty, times its weight
	 */
	double subtract(float[] pictures, int offset, Shape picture, float[] gradient);
}
