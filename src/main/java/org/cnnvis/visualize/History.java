package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/** How a picture came about: its activation at some steps, and what it looked like at some, if that was asked for. */
public final class History {

	private final List<Integer> steps = new ArrayList<>(), frameSteps = new ArrayList<>();
	private final List<Double> activations = new ArrayList<>();
	private final List<ArrayImg<ARGBType, IntArray>> frames = new ArrayList<>();

	void add(final int step, final double activation) {
		steps.add(step);
		activations.add(activation);
	}

	void add(final int step, final ArrayImg<ARGBType, IntArray> frame) {
		frameSteps.add(step);
		frames.add(frame);
	}

	/** Steps done at each evaluation without transforms, from 0; a size from coarse to fine begins with a second one. */
	public double[] steps() {
		return steps.stream().mapToDouble(Integer::doubleValue).toArray();
	}

	/** The activation at each of {@link #steps}. */
	public double[] activations() {
		return activations.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** Steps that led to each of {@link #frames}. */
	public List<Integer> frameSteps() {
		return Collections.unmodifiableList(frameSteps);
	}

	/** The picture on its way, without transforms. */
	public List<ArrayImg<ARGBType, IntArray>> frames() {
		return Collections.unmodifiableList(frames);
	}
}
