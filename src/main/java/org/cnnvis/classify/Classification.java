package org.cnnvis.classify;

import java.util.Collections;
import java.util.List;

/** What a network says about one picture. Immutable. */
public final class Classification {

	/** The warning that goes with a picture of something else. */
	public static final String UNKNOWN = "does not look like any of the classes";

	private final List<Prediction> predictions;
	private final double distance;
	private final boolean known;

	Classification(final List<Prediction> predictions, final double distance, final boolean known) {
		this.predictions = Collections.unmodifiableList(predictions);
		this.distance = distance;
		this.known = known;
	}

	/** All classes, the most probable one first. */
	public List<Prediction> predictions() {
		return predictions;
	}

	/** The most probable class. */
	public Prediction best() {
		return predictions.get(0);
	}

	/** The most probable classes; at most as many as there are. */
	public List<Prediction> best(final int top) {
		return predictions.subList(0, Math.min(top, predictions.size()));
	}

	/** How far the picture is from those that the network has learned from; NaN where the model does not say. */
	public double distance() {
		return distance;
	}

	/** False if the picture does not look like any of the classes, whatever the probabilities say. */
	public boolean isKnown() {
		return known;
	}

	/** A few words for the user, empty where there is nothing to say. */
	public String note() {
		return known ? "" : UNKNOWN;
	}

	@Override
	public String toString() {
		return best() + (known ? "" : " (" + UNKNOWN + ")");
	}
}
