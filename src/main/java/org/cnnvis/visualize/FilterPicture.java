package org.cnnvis.visualize;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/** The picture made for one filter, and how it came about. */
public final class FilterPicture {

	/** Layer name, as in the model. */
	public final String layer;
	/** Channel within the layer, from 0. */
	public final int filter;
	/** Class name where the layer's channels are classes, else empty. */
	public final String className;
	/** The picture: width x height; its int array may be shared with an ImageJ ColorProcessor. */
	public final ArrayImg<ARGBType, IntArray> image;
	/** Activation (the objective without penalties) of the start picture, of the last picture, and the best one. */
	public final double activationStart, activationFinal, activationBest;
	/** Steps done. */
	public final int steps;
	/** Time for the batch that the filter was in, divided by its filters, in milliseconds. */
	public final double milliseconds;
	/** Stopped by the user before the last step. */
	public final boolean stopped;
	/** The activation of the shown picture before the activation function, which may be below 0; NaN if it is not known. */
	public final double potential;
	/** How the picture came about. */
	public final History history;

	public FilterPicture(final String layer, final int filter, final String className,
		final ArrayImg<ARGBType, IntArray> image, final double activationStart, final double activationFinal,
		final double activationBest, final int steps, final double milliseconds, final boolean stopped)
	{
		this(layer, filter, className, image, activationStart, activationFinal, activationBest, steps, milliseconds, stopped,
			Double.NaN, new History());
	}

	private FilterPicture(final String layer, final int filter, final String className,
		final ArrayImg<ARGBType, IntArray> image, final double activationStart, final double activationFinal,
		final double activationBest, final int steps, final double milliseconds, final boolean stopped,
		final double potential, final History history)
	{
		this.layer = layer;
		this.filter = filter;
		this.className = className;
		this.image = image;
		this.activationStart = activationStart;
		this.activationFinal = activationFinal;
		this.activationBest = activationBest;
		this.steps = steps;
		this.milliseconds = milliseconds;
		this.stopped = stopped;
		this.potential = potential;
		this.history = history;
	}

	FilterPicture with(final double newPotential, final History newHistory) {
		return new FilterPicture(layer, filter, className, image, activationStart, activationFinal, activationBest, steps,
			milliseconds, stopped, newPotential, newHistory);
	}

	/** No picture excites the filter: its final activation is not above 0. */
	public boolean isDead() {
		return !(activationFinal > 0);
	}

	/** The label in two short lines, for montages: what it is, and how much it excites. */
	public String caption() {
		return (className.isEmpty() ? layer + ":" + filter : className) + "\nact=" + Numbers.short3(activationFinal) + end();
	}

	/** The slice label: {@code block5_conv3:289 act=41.2 (name)}. */
	public String label() {
		return layer + (filter < 0 ? "" : ":" + filter) + " act=" + Numbers.short3(activationFinal) + (className.isEmpty() ? "" : " (" +
			className + ")") + end();
	}

	/** Of a filter that is not reached, what was tried and how near it came is the evidence. */
	private String end() {
		if (stopped) return " stopped at step " + steps;
		return activationFinal == 0 && potential < 0 ? " not reached in " + steps + " steps: " + Numbers.short3(potential) +
			" before its activation function" : "";
	}
}
