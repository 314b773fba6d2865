package org.cnnvis.train;

/** How well photographs are recognised. */
final class Evaluation {

	/** Mean cross-entropy; NaN if there are no photographs. */
	final double loss;
	/** Share that is recognised; NaN if there are no photographs. */
	final double accuracy;

	Evaluation(final double loss, final double accuracy) {
		this.loss = loss;
		this.accuracy = accuracy;
	}
}
