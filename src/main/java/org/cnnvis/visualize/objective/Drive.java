package org.cnnvis.visualize.objective;

/**
 * What stands in for an activation where its own gradient leads nowhere or astray. Immutable.
 */
public final class Drive {

	/** The activation itself: the filter's mean after its activation function, a class's logit. */
	public static final Drive ACTIVATION = new Drive(false, 0, 0, 0, 0, 0);
	/** A class's probability after the softmax; for filters the activation itself. */
	public static final Drive PROBABILITY = new Drive(true, 0, 0, 0, 0, 0);

	private final boolean softmax;
	private final double leak;
	private final double rivals;
	private final double evenness;
	private final double focus;
	private final double classFocus;

	private Drive(final boolean softmax, final double leak, final double rivals, final double evenness,
		final double focus, final double classFocus)
	{
		this.softmax = softmax;
		this.leak = leak;
		this.rivals = rivals;
		this.evenness = evenness;
		this.focus = focus;
		this.classFocus = classFocus;
	}

	/**
	 * @param share of the value before the activation function, 0 to 1: what the ReLU cuts off has no gradient, this has
	 */
	public Drive leaking(final double share) {
		return new Drive(softmax, share, rivals, evenness, focus, classFocus);
	}

	/** @param weight of a class's logarithmic probability beside its logit: pushes similar classes down */
	public Drive againstRivals(final double weight) {
		return new Drive(softmax, leak, weight, evenness, focus, classFocus);
	}

	/**
	 * @param amount from 0: how much less the features that a class is made of count, the stronger they are
	 *          ({@link EvenFeatures})
	 */
	public Drive evened(final double amount) {
		return new Drive(softmax, leak, rivals, amount, focus, classFocus);
	}

	/**
	 * @param share 0 to 1: how much more a filter's positions count, the stronger it is there
	 *          ({@link FilterPart#focused})
	 * @param ofClasses the same for those that speak for a class ({@link ClassFocus})
	 */
	public Drive focused(final double share, final double ofClasses) {
		return new Drive(softmax, leak, rivals, evenness, share, ofClasses);
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

	double evenness() {
		return evenness;
	}

	double focus() {
		return focus;
	}

	double classFocus() {
		return classFocus;
	}

	/** For people: what is driven up. */
	@Override
	public String toString() {
		final StringBuilder s = new StringBuilder(softmax ? "activation; of classes the probability" : "activation");
		if (leak > 0) s.append(", ").append(leak).append(" of it before the activation function");
		if (rivals > 0) s.append(", ").append(rivals).append(" times a class's logarithmic probability");
		if (evenness > 0) s.append(", with the features of a class evened by ").append(evenness);
		if (focus > 0) s.append(", ").append(focus).append(" of it weighed by a filter's activation at each position");
		if (classFocus > 0) s.append(", ").append(classFocus).append(" by what speaks for a class there");
		return s.toString();
	}
}
