package org.cnnvis.visualize;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/** One picture on its way up. Used by one thread at a time; allocates nothing per step. */
interface Climber {

	/**
	 * Renders the picture and writes it as the network takes it: as it will be shown in the end.
	 *
	 * @param input receives channels x height x width from offset
	 */
	void show(float[] input, int offset);

	/** The same, changed by the transforms that are drawn for this step. */
	void showTransformed(int step, float[] input, int offset);

	/**
	 * Makes the next picture from the one shown last.
	 *
	 * @param gradient of the network's input, from offset
	 * @param step from 0
	 * @return what the penalties take off the picture's value
	 */
	double climb(float[] gradient, int offset, int step);

	/**
	 * Shows the picture around another point from now on. Does nothing where opposite edges do not fit together.
	 *
	 * @param x from the start's centre to the right, in parts of the canvas' width
	 * @param y likewise downwards, in parts of its height
	 */
	void moveTo(double x, double y);

	/** Makes the picture that was shown last, without transforms, the result so far. */
	void keep();

	/** The picture as it is now, without transforms, for a window. */
	ArrayImg<ARGBType, IntArray> current();

	/** The result so far, for a window. */
	ArrayImg<ARGBType, IntArray> image();
}
