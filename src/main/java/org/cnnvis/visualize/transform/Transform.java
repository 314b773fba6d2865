package org.cnnvis.visualize.transform;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.CnnVisException;

/**
 * A random change of how a picture is looked at, drawn anew for each picture and step: {@code pad 16}, {@code jitter 16},
 * {@code scale 0.95-1.05}, {@code rotate 5}, {@code crop 0.5-1}, {@code flip}, {@code blur 0-1}, {@code noise 0.02}. A
 * picture that excites a filter under many small changes shows what the filter wants rather than what deceives it. With
 * {@code settle 0.25} the others shrink to none in the last quarter of the steps: details come to lie where they are
 * shown; flips become rare. {@code edges 2} changes nothing that is seen: the gradient counts more towards the edges
 * ({@link EdgeGain}). Immutable; printing and parsing are inverses.
 */
public final class Transform {

	/** What is changed, and how its numbers are drawn. */
	public enum Kind {
			/** Makes the picture larger than what is shown, on all sides: the other transforms look there too. */
			PAD(0, 1000, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					// The canvas is made larger once and for all.
				}
			},
			/** Moves by whole pixels, up to a number in each direction. */
			JITTER(0, 10_000, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					final int most = (int) high;
					final int dx = random.nextInt(2 * most + 1) - most, dy = random.nextInt(2 * most + 1) - most;
					view.translate(dx, dy);
				}
			},
			/** Enlarges by a factor. */
			SCALE(0.1, 10, 1) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					view.scale(uniform(random, low, high));
				}
			},
			/** Turns by up to a number of degrees in either direction. */
			ROTATE(0, 180, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					view.rotate(uniform(random, -high, high));
				}
			},
			/** Shows a part of the picture's sides, at any place, enlarged to the whole view. */
			CROP(0.05, 1, 1) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					final double part = uniform(random, low, high), freedom = (1 - part) / 2;
					final double x = uniform(random, -freedom, freedom), y = uniform(random, -freedom, freedom);
					view.translate(x * view.width, y * view.height);
					view.scale(1 / part);
				}
			},
			/** Exchanges left and right half of the time. */
			FLIP(1, 1, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					if (random.nextDouble() < high / 2) view.flip();
				}
			},
			/** Blurs, with a standard deviation in pixels. */
			BLUR(0, 20, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					view.blur(uniform(random, low, high));
				}
			},
			/** Adds noise, with a standard deviation where 1 is the distance from black to white. */
			NOISE(0, 1, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					final double sigma = uniform(random, low, high);
					view.noise(sigma, random.nextLong());
				}
			},
			/** Lets the gradient count more near the edges. */
			EDGES(0, 10, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					// What is seen stays the same.
				}
			},
			/** Lets all others shrink in the last part of the steps. */
			SETTLE(0, 1, 0) {

				@Override
				void apply(final View view, final SplittableRandom random, final double low, final double high) {
					// It changes how much the others do.
				}
			};

		private final double smallest, largest, none;

		/** @param none the number that changes nothing */
		Kind(final double smallest, final double largest, final double none) {
			this.smallest = smallest;
			this.largest = largest;
			this.none = none;
		}

		abstract void apply(View view, SplittableRandom random, double low, double high);

		private static double uniform(final SplittableRandom random, final double low, final double high) {
			return low + (high - low) * random.nextDouble();
		}

		private boolean takesRange() {
			return this == SCALE || this == CROP || this == BLUR || this == NOISE;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final Pattern TEXT = Pattern.compile("([a-z]+)(?:\\s+([0-9.]+)(?:\\s*-\\s*([0-9.]+))?)?");

	private final Kind kind;
	private final double low, high;

	private Transform(final Kind kind, final double low, final double high) {
		this.kind = kind;
		this.low = low;
		this.high = high;
	}

	/** @throws CnnVisException that says what is wrong and what is possible */
	public static Transform parse(final String text) {
		final Matcher m = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
		if (!m.matches()) throw error(text, "is not understood");
		final Kind kind = kind(text, m.group(1));
		if (kind == Kind.FLIP && m.group(2) == null) return new Transform(kind, 1, 1);
		if (kind == Kind.FLIP || m.group(2) == null) throw error(text, kind == Kind.FLIP ? "takes no number"
			: "needs a number");
		if (m.group(3) != null && !kind.takesRange()) throw error(text, "takes one number");
		final double first = number(text, m.group(2)), second = m.group(3) == null ? first : number(text, m.group(3));
		if (first < kind.smallest || second > kind.largest || first > second) throw error(text, "is outside " + plain(
			kind.smallest) + "-" + plain(kind.largest) + " or counts down");
		return new Transform(kind, first, second);
	}

	private static Kind kind(final String text, final String word) {
		for (final Kind kind : Kind.values())
			if (kind.toString().equals(word)) return kind;
		throw error(text, "is not a transform");
	}

	private static double number(final String text, final String digits) {
		try {
			return Double.parseDouble(digits);
		}
		catch (final NumberFormatException e) {
			throw error(text, "has no number in '" + digits + "'");
		}
	}

	private static CnnVisException error(final String text, final String what) {
		return new CnnVisException("transforms: '" + text.trim() + "' " + what +
			"; write for example 'pad 16, jitter 16, scale 0.95-1.05, rotate 5, crop 0.5-1, flip, blur 0-1, noise 0.02, settle 0.25, edges 2'.");
	}

	/** @param amount of the change, 0 (none) to 1 (all) */
	void apply(final View view, final SplittableRandom random, final double amount) {
		kind.apply(view, random, kind.none + amount * (low - kind.none), kind.none + amount * (high - kind.none));
	}

	/** Where on the way from the first step, 0, to the last, 1, the transforms begin to settle; 1 if they never do. */
	static double settling(final List<Transform> transforms) {
		return transforms.stream().filter(t -> t.kind == Kind.SETTLE).mapToDouble(t -> 1 - t.high).min().orElse(1);
	}

	/** How much all transforms change at a point of the way from the first step, 0, to the last, 1. */
	static double amount(final List<Transform> transforms, final double progress) {
		double amount = 1;
		for (final Transform transform : transforms)
			if (transform.kind == Kind.SETTLE && progress > 1 - transform.high) amount = Math.min(amount, (1 - progress) /
				transform.high);
		return amount;
	}

	/** Standard deviation of the strongest blur, in pixels. */
	double mostBlur() {
		return kind == Kind.BLUR ? high : 0;
	}

	/** Power of what the gradient near edges is enlarged by ({@link EdgeGain}); 0 if this is not about edges. */
	public double edgePower() {
		return kind == Kind.EDGES ? high : 0;
	}

	/** The same, with what it moves by pixels smaller or larger by a factor. */
	public Transform times(final double factor) {
		if (kind != Kind.PAD && kind != Kind.JITTER) return this;
		return new Transform(kind, Math.round(low * factor), Math.round(high * factor));
	}

	/**
	 * The same, but it moves, enlarges or turns by less.
	 *
	 * @param part of the change that is left, 0 to 1
	 */
	public Transform calmed(final double part) {
		if (kind == Kind.JITTER) return times(part);
		if (kind != Kind.SCALE && kind != Kind.ROTATE) return this;
		return new Transform(kind, thousandths(kind.none + part * (low - kind.none)), thousandths(kind.none + part * (high -
			kind.none)));
	}

	private static double thousandths(final double number) {
		return Math.rint(1000 * number) / 1000;
	}

	/** The same; but a jitter moves by no more pixels than these. */
	public Transform jitterAtMost(final int pixels) {
		return kind == Kind.JITTER ? new Transform(kind, Math.min(low, pixels), Math.min(high, pixels)) : this;
	}

	/** Pixels by which the canvas is larger on each side. */
	public int padding() {
		return kind == Kind.PAD ? (int) high : 0;
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof Transform && toString().equals(o.toString());
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	@Override
	public String toString() {
		if (kind == Kind.FLIP) return kind.toString();
		return kind + " " + plain(low) + (low == high ? "" : "-" + plain(high));
	}

	private static String plain(final double number) {
		return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
	}
}
