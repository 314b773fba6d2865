package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/**
 * A node of the network as ONNX sees its output: an array of any number of axes, one of which is the batch. The node's
 * numbers, in row-major order, are an array of the lengths {@link #dims()} (none of them 1); each axis of ONNX is one of
 * them, the batch, or a new axis of length 1. So transposing and reshaping are bookkeeping until an operation wants the
 * numbers in a certain order. Immutable.
 */
final class View implements Value {

	/** What an axis can be besides an index into {@link #dims()}. */
	static final int BATCH = -1, NEW = -2;

	private final Node node;
	private final int[] dims;
	private final int[] axes;
	private final Quantum quantum;

	private View(final Node node, final int[] dims, final int[] axes, final Quantum quantum) {
		this.node = node;
		this.dims = dims;
		this.axes = axes;
		this.quantum = quantum;
	}

	/** @param lengths of the node's numbers in row-major order; {@code axes} says which one each axis is */
	static View of(final Node node, final int[] lengths, final int[] axes) {
		final int[] position = new int[lengths.length];
		final List<Integer> kept = new ArrayList<>();
		for (int i = 0; i < lengths.length; i++) {
			position[i] = lengths[i] == 1 ? NEW : kept.size();
			if (lengths[i] != 1) kept.add(lengths[i]);
		}
		return new View(node, kept.stream().mapToInt(Integer::intValue).toArray(), Arrays.stream(axes).map(a -> a < 0 ? a
			: position[a]).toArray(), null);
	}

	/** A node whose channels, height and width are these axes of ONNX, in this order; the other axes have length 1. */
	static View of(final Node node, final Shape shape, final int rank, final int... ofAxis) {
		final int[] axes = new int[rank];
		Arrays.fill(axes, NEW);
		axes[0] = BATCH;
		for (int i = 0; i < ofAxis.length; i++)
			axes[ofAxis[i]] = i;
		return of(node, new int[] { shape.channels(), shape.height(), shape.width() }, axes);
	}

	/** Another node with numbers in the same order. */
	View on(final Node other) {
		return new View(other, dims, axes, null);
	}

	/** The same numbers with other axes. */
	View withAxes(final int... newAxes) {
		return new View(node, dims, newAxes, quantum);
	}

	/** The same numbers, which stand for multiples of a quantum. */
	View withQuantum(final Quantum q) {
		return new View(node, dims, axes, q);
	}

	/** What integers of the file stand for, or null where these are not integers. */
	Quantum quantum() {
		return quantum;
	}

	Node node() {
		return node;
	}

	int[] dims() {
		return dims.clone();
	}

	int[] axes() {
		return axes.clone();
	}

	int rank() {
		return axes.length;
	}

	/** An axis counted from the end where negative, as an index; -1 where there is none. */
	int axis(final long onnxAxis) {
		final long axis = onnxAxis < 0 ? onnxAxis + axes.length : onnxAxis;
		return axis < 0 || axis >= axes.length ? -1 : (int) axis;
	}

	boolean isBatch(final int axis) {
		return axes[axis] == BATCH;
	}

	/** The batch counts as 1. */
	int length(final int axis) {
		return axes[axis] < 0 ? 1 : dims[axes[axis]];
	}

	/** Numbers of one picture. */
	int size() {
		int size = 1;
		for (final int d : dims)
			size *= d;
		return size;
	}

	/** Which of the node's lengths these axes are, one after the other; axes of length 1 are none. */
	int[] places(final int... ofAxes) {
		return Arrays.stream(ofAxes).map(a -> axes[a]).filter(place -> place >= 0).toArray();
	}

	/** All axes but the batch, in the order of ONNX. */
	int[] pictureAxes() {
		final List<Integer> found = new ArrayList<>();
		for (int i = 0; i < axes.length; i++)
			if (axes[i] != BATCH) found.add(i);
		return found.stream().mapToInt(Integer::intValue).toArray();
	}

	/** All axes but the batch, in the order in which the node's numbers lie; those of length 1 stay where they are. */
	int[] axesAsTheyLie() {
		final int[] all = pictureAxes();
		final int[] real = Arrays.stream(all).filter(a -> axes[a] >= 0).boxed().sorted((a, b) -> axes[a] - axes[b])
			.mapToInt(Integer::intValue).toArray();
		int next = 0;
		for (int i = 0; i < all.length; i++)
			if (axes[all[i]] >= 0) all[i] = real[next++];
		return all;
	}

	/** Whether the order of the axes is that in which the numbers lie. */
	boolean isRowMajor() {
		final int[] places = places(pictureAxes());
		for (int i = 0; i < places.length; i++)
			if (places[i] != i) return false;
		return true;
	}

	/** Lengths along the axes, the batch as 1. */
	int[] shape() {
		final int[] shape = new int[axes.length];
		Arrays.setAll(shape, this::length);
		return shape;
	}

	@Override
	public String toString() {
		return Arrays.toString(shape());
	}
}
