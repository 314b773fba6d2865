package org.cnnvis.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.ToDoubleBiFunction;

/** Minimises a smooth function by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal 1980). */
final class Lbfgs {

	private static final int MEMORY = 10, MOST_TRIALS = 30;
	/** Armijo's condition. */
	private static final double DECREASE = 1e-4;

	/** Is shown each step; returns false to stop. */
	interface Watcher {

		boolean goesOn(int step, double value, double[] x);
	}

	private static final class Pair {

		final double[] s, y;
		final double rho;

		Pair(final double[] s, final double[] y) {
			this.s = s;
			this.y = y;
			rho = 1 / dot(s, y);
		}
	}

	private final Deque<Pair> pairs = new ArrayDeque<>();

	/**
	 * @param function fills its second argument with the gradient at the first, and returns the value
	 * @param x start; becomes the minimum
	 * @param tolerance ends when a step lowers the value by less than this share of it
	 */
	void minimize(final ToDoubleBiFunction<double[], double[]> function, final double[] x, final int mostSteps,
		final double tolerance, final Watcher watcher)
	{
		final int n = x.length;
		double[] gradient = new double[n], nextGradient = new double[n];
		final double[] next = new double[n];
		double value = function.applyAsDouble(x, gradient);
		for (int step = 1; step <= mostSteps; step++) {
			final double[] direction = direction(gradient);
			double slope = dot(direction, gradient), length = pairs.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
			double nextValue = Double.NaN;
			int trials = 0;
			for (; trials < MOST_TRIALS; trials++, length /= 2) {
				for (int i = 0; i < n; i++)
					next[i] = x[i] + length * direction[i];
				nextValue = function.applyAsDouble(next, nextGradient);
				if (nextValue <= value + DECREASE * length * slope) break;
			}
			if (trials == MOST_TRIALS) return;
			remember(x, next, gradient, nextGradient);
			System.arraycopy(next, 0, x, 0, n);
			final double[] swap = gradient;
			gradient = nextGradient;
			nextGradient = swap;
			final double gain = value - nextValue;
			value = nextValue;
			if (!watcher.goesOn(step, value, x) || gain < tolerance * Math.abs(value)) return;
		}
	}

	private void remember(final double[] x, final double[] next, final double[] g, final double[] nextG) {
		final double[] s = new double[x.length], y = new double[x.length];
		for (int i = 0; i < s.length; i++) {
			s[i] = next[i] - x[i];
			y[i] = nextG[i] - g[i];
		}
		if (dot(s, y) <= 1e-12 * dot(y, y)) return;
		if (pairs.size() == MEMORY) pairs.removeFirst();
		pairs.addLast(new Pair(s, y));
	}

	/** The negative gradient, multiplied with the estimate of the inverse Hessian. */
	private double[] direction(final double[] gradient) {
		final double[] d = gradient.clone(), a = new double[pairs.size()];
		int i = pairs.size();
		for (final Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext();) {
			final Pair p = newest.next();
			a[--i] = p.rho * dot(p.s, d);
			add(d, p.y, -a[i]);
		}
		if (!pairs.isEmpty()) {
			final Pair last = pairs.getLast();
			final double scale = 1 / (last.rho * dot(last.y, last.y));
			for (int k = 0; k < d.length; k++)
				d[k] *= scale;
		}
		for (final Pair p : pairs) {
			add(d, p.s, a[i] - p.rho * dot(p.y, d));
			i++;
		}
		for (int k = 0; k < d.length; k++)
			d[k] = -d[k];
		return d;
	}

	private static void add(final double[] to, final double[] what, final double factor) {
		for (int k = 0; k < to.length; k++)
			to[k] += factor * what[k];
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++)
			sum += a[k] * b[k];
		return sum;
	}
}
