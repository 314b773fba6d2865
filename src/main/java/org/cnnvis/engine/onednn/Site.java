package org.cnnvis.engine.onednn;

import java.util.List;
import java.util.function.Predicate;

import org.cnnvis.engine.GradientRule;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Shape;

/** Where an operation stands in a program: the shapes around it. */
final class Site {

	private final int batch;
	private final Precision precision;
	private final boolean hasGradient;
	private final Predicate<GradientRule> rules;
	private final List<Shape> inputs;
	private final Shape output;

	Site(final ProgramSpec spec, final List<Shape> inputs, final Shape output) {
		this(spec.batch(), spec.precision(), spec.hasGradient(), spec::follows, inputs, output);
	}

	/** In a program that follows no rules but the definition of the gradient. */
	Site(final int batch, final List<Shape> inputs, final Shape output) {
		this(batch, Precision.FLOAT32, true, rule -> false, inputs, output);
	}

	private Site(final int batch, final Precision precision, final boolean hasGradient,
		final Predicate<GradientRule> rules, final List<Shape> inputs, final Shape output)
	{
		this.batch = batch;
		this.precision = precision;
		this.hasGradient = hasGradient;
		this.rules = rules;
		this.inputs = inputs;
		this.output = output;
	}

	/** Pictures. */
	int batch() {
		return batch;
	}

	Precision precision() {
		return precision;
	}

	/** Where the processor has matrix tiles for bfloat16, maps are kept in it too: half of what is read and written. */
	boolean roundsMaps() {
		return precision == Precision.BFLOAT16 && OneDnn.hasTiles();
	}

	/** Whether the program has a way back, for which something must be kept. */
	boolean hasGradient() {
		return hasGradient;
	}

	boolean follows(final GradientRule rule) {
		return rules.test(rule);
	}

	/** Of one picture. */
	List<Shape> inputs() {
		return inputs;
	}

	/** Of one picture. */
	Shape input() {
		return inputs.get(0);
	}

	/** Of one picture. */
	Shape output() {
		return output;
	}
}
