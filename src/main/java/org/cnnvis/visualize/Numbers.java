package org.cnnvis.visualize;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them. */
final class Numbers {

	private Numbers() {}

	/** Three significant digits, without an exponent where that stays short. */
	static String short3(final double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) return Double.toString(value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
		final double size = Math.abs(value);
		return size != 0 && (size < 1e-4 || size >= 1e7) ? rounded.toString() : rounded.toPlainString();
	}
}
