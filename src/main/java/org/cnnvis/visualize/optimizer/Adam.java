package org.cnnvis.visualize.optimizer;

/**
 * Adam: averages m of the gradient and v of its square, both corrected for their start at 0, and a step of rate * m /
 * (sqrt(v) + 1e-8). With Nesterov's momentum (NAdam) the step looks one average ahead.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2014, algorithm 1</a>
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat 2016, algorithm 2 (without the schedule of
 *      the momentum)</a>
 */
public final class Adam implements Optimizer {

	private static final float EPSILON = 1e-8f;

	private final float momentum, decay;
	private final boolean nesterov;
	private final float[] m, v;
	private double momentumPower = 1, decayPower = 1;

	private Adam(final int parameters, final double momentum, final double decay, final boolean nesterov) {
		this.momentum = (float) momentum;
		this.decay = (float) decay;
		this.nesterov = nesterov;
		this.m = new float[parameters];
		this.v = new float[parameters];
	}

	/** @param momentum of the gradient's average, as a rule 0.9; that of its square is 0.999 */
	public static Adam of(final int parameters, final double momentum) {
		return new Adam(parameters, momentum, 0.999, false);
	}

	/** Adam with Nesterov's momentum. */
	public static Adam nesterov(final int parameters, final double momentum) {
		return new Adam(parameters, momentum, 0.999, true);
	}

	@Override
	public void step(final float[] parameters, final float[] gradient, final float rate) {
		momentumPower *= momentum;
		decayPower *= decay;
		final float unbias = (float) Math.sqrt(1 - decayPower);
		final double now = 1 / (1 - momentumPower), next = 1 / (1 - momentumPower * momentum);
		// sqrt(v / (1 - decay^t)) + epsilon, multiplied through with the root.
		final float average = (float) (rate * unbias * (nesterov ? momentum * next : now));
		final float ahead = nesterov ? (float) (rate * unbias * (1 - momentum) * now) : 0;
		final float epsilon = EPSILON * unbias, newShare = 1 - momentum, newSquare = 1 - decay;
		for (int i = 0; i < m.length; i++) {
			final float g = gradient[i];
			m[i] = momentum * m[i] + newShare * g;
			v[i] = decay * v[i] + newSquare * g * g;
			parameters[i] += (average * m[i] + ahead * g) / ((float) Math.sqrt(v[i]) + epsilon);
		}
	}
}
