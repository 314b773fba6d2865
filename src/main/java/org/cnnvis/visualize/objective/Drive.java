package org.cnnvis.visualize.objective;

/**
 * What stands in for an activation where its own gradient leads nowhere or astray. Immutable.
 */
public final class Drive {

	/** The activation itself: the filter's mean after its activation function, a class's logit. */
	public static final Drive ACTIVATION = new Drive(false, 0, 0);
	/** A class's probability after the softmax; for filters the activation itself. */
	public static final Drive PROBABILITY = new Drive(true, 0, 0);

	private final boolean softmax;
	private final double leak;
	private final double rivals;

	private Drive(final boolean softmax, final double leak, final double rivals) {
		this.softmax = softmax;
		this.leak = leak;
		this.rivals = rivals;
	}

	/**
	 * The activation and a little of what is not the activation itself.
	 *
	 * @param leak share of the value before the activation function, 0 to 1: what the ReLU cuts off has no gradient,
	 *          this has
	 * @param rivals weight of a class's logarithmic probability beside its logit: pushes similar classes down
	 */
	public static Drive of(final double leak, final double rivals) {
		return new Drive(false, leak, rivals);
	}

	public boolean softmax() {
		return softmax;
	}

	double leak() {
		return leak;
	}

	double rivals() {
		return rivals;
	}

	/** For people: what is driven up. */
	@Override
	public String toString() {
		final StringBuilder s = new StringBuilder(softmax ? "activation; of classes the probability" : "activation");
		if (leak > 0) s.append(", ").append(leak).append(" of it before the activation function");
		if (rivals > 0) s.append(", ").append(rivals).append(" times a class's logarithmic probability");
		return s.toString();
	}
}
