package org.cnnvis.network.op;

import java.util.List;

import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;

/**
 * (x - mean) / sqrt(variance + epsilon), with mean and (population) variance over all positions of a group of
 * neighbouring channels (Wu and He, "Group Normalization", 2018). With as many groups as channels it is instance
 * normalization (Ulyanov et al. 2016). Scale and shift of the channels are an {@link Affine} that follows.
 */
public final class GroupNormalization implements Op {

	/** As many groups as there are channels. */
	public static final int EACH_CHANNEL = -1;

	private final int groups;
	private final float epsilon;

	/** @param groups the channels' number is a multiple of it; or {@link #EACH_CHANNEL} */
	public GroupNormalization(final int groups, final float epsilon) {
		if (groups < 1 && groups != EACH_CHANNEL) throw new IllegalArgumentException("groups: " + groups);
		this.groups = groups;
		this.epsilon = epsilon;
	}

	/** For a number of channels. */
	public int groups(final int channels) {
		return groups == EACH_CHANNEL ? channels : groups;
	}

	public float epsilon() {
		return epsilon;
	}

	@Override
	public Shape outputShape(final List<Shape> inputs) {
		final int channels = inputs.get(0).channels();
		if (channels % groups(channels) != 0) throw new ShapeException(channels + " channels cannot be divided into " +
			groups + " equal groups");
		return inputs.get(0);
	}

	@Override
	public String toString() {
		return "GroupNormalization " + (groups == EACH_CHANNEL ? "of each channel" : groups);
	}
}
