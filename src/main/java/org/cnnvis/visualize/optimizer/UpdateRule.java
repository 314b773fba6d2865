package org.cnnvis.visualize.optimizer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.CnnVisException;

/**
 * An optimizer, its learning rate and how the rate changes: {@code adam 0.05 cosine}. Immutable; printing and parsing
 * are inverses.
 */
public final class UpdateRule {

	/** How gradients become steps. */
	private enum Kind {
			ADAM(n -> Adam.of(n, 0.9)), NADAM(n -> Adam.nesterov(n, 0.9)), RMSPROP(n -> new RmsProp(0.95, new float[n])),
			ASCENT(n -> new GradientAscent());

		private final IntFunction<Optimizer> maker;

		Kind(final IntFunction<Optimizer> maker) {
			this.maker = maker;
		}
	}

	/** The rate from the first step (progress 0) to the last (1), as a factor. */
	private enum Schedule {
			CONSTANT {

				@Override
				double at(final double progress) {
					return 1;
				}
			},
			LINEAR {

				@Override
				double at(final double progress) {
					return 1 - progress;
				}
			},
			COSINE {

				@Override
				double at(final double progress) {
					return (1 + Math.cos(Math.PI * progress)) / 2;
				}
			};

		abstract double at(double progress);
	}

	private static final Pattern TEXT = Pattern.compile(
		"(adam|nadam|rmsprop|ascent)\\s+([0-9.]+(?:e-?[0-9]+)?)(?:\\s+(constant|linear|cosine))?");

	private final Kind kind;
	private final double rate;
	private final Schedule schedule;

	private UpdateRule(final Kind kind, final double rate, final Schedule schedule) {
		this.kind = kind;
		this.rate = rate;
		this.schedule = schedule;
	}

	/** @throws CnnVisException that says what is possible */
	public static UpdateRule parse(final String text) {
		final Matcher m = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
		if (m.matches()) try {
			final double rate = Double.parseDouble(m.group(2));
			final Schedule schedule = m.group(3) == null ? Schedule.CONSTANT : Schedule.valueOf(m.group(3).toUpperCase(
				Locale.ROOT));
			if (rate > 0 && rate < 1e6) return new UpdateRule(Kind.valueOf(m.group(1).toUpperCase(Locale.ROOT)), rate,
				schedule);
		}
		catch (final NumberFormatException e) {
			throw error(text);
		}
		throw error(text);
	}

	private static CnnVisException error(final String text) {
		return new CnnVisException("optimizer: '" + text.trim() +
			"' is not understood; write adam, nadam, rmsprop or ascent, a learning rate above 0, and constant, linear or " +
			"cosine, for example 'adam 0.05 cosine'.");
	}

	/** The same with another learning rate, to three digits. */
	public UpdateRule times(final double factor) {
		return new UpdateRule(kind, new BigDecimal(rate * factor).round(new MathContext(3)).doubleValue(), schedule);
	}

	public Optimizer optimizer(final int parameters) {
		return kind.maker.apply(parameters);
	}

	/** The learning rate of a step, from 0 to steps - 1. */
	public float rate(final int step, final int steps) {
		return (float) (rate * schedule.at(step / (double) steps));
	}

	@Override
	public String toString() {
		final String number = rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate).toLowerCase(
			Locale.ROOT);
		return kind.name().toLowerCase(Locale.ROOT) + " " + number + (schedule == Schedule.CONSTANT ? "" : " " + schedule
			.name().toLowerCase(Locale.ROOT));
	}
}
