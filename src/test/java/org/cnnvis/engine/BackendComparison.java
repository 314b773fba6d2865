package org.cnnvis.engine;

import org.cnnvis.engine.portable.DoublePrecision;

/** How far a backend is from double precision, for random pictures and random cotangents at all taps. */
public final class BackendComparison {

	/** Largest over the taps. */
	public final double activation;
	public final double gradient;

	private BackendComparison(final double activation, final double gradient) {
		this.activation = activation;
		this.gradient = gradient;
	}

	public static BackendComparison of(final Backend backend, final ProgramSpec spec, final long seed) {
		try (GradientProgram program = backend.compile(spec);
				GradientProgram right = DoublePrecision.backend().compile(spec.precision(Precision.FLOAT32)))
		{
			final RandomWeights random = new RandomWeights(seed);
			final int batch = spec.batch(), taps = spec.taps().size();
			final float[] pictures = random.array(batch * right.inputShape().size(), 1);
			program.forward(pictures);
			right.forward(pictures);
			final float[][] cotangents = new float[taps][];
			double activation = 0;
			for (int t = 0; t < taps; t++) {
				cotangents[t] = random.array(batch * right.tapShape(t).size(), 1);
				final float[] a = new float[cotangents[t].length], b = new float[a.length];
				right.read(t, a);
				program.read(t, b);
				activation = Math.max(activation, Differences.norm(Differences.doubles(a), Differences.doubles(b)));
			}
			final float[] a = new float[pictures.length], b = new float[pictures.length];
			right.backward(cotangents, a);
			program.backward(cotangents, b);
			return new BackendComparison(activation, Differences.norm(Differences.doubles(a), Differences.doubles(b)));
		}
	}

	/** The larger of the two. */
	public double error() {
		return Math.max(activation, gradient);
	}

	@Override
	public String toString() {
		return String.format("activation %.2g, gradient %.2g", activation, gradient);
	}
}
