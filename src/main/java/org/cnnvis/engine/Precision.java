package org.cnnvis.engine;

import java.util.Locale;

import org.cnnvis.CnnVisException;

/** What numbers a program computes with. Chosen by {@link ProgramSpec#precision}, or for all programs by {@link #PROPERTY}. */
public enum Precision {

		/** 24 bits of mantissa; 3 x 3 convolutions by Winograd's method where that is faster. */
		FLOAT32,

		/** The same with all convolutions by their definition: several times less rounding, and slower. */
		DIRECT,

		/**
		 * Convolutions that have no Winograd kernel multiply numbers with 8 bits of mantissa, and add in float32; all else
		 * is float32. Needs oneDNN and a processor with bfloat16 (AVX512_BF16); networks that oneDNN cannot compute
		 * are computed with float32.
		 */
		BFLOAT16;

	/** Name of the system property with the precision of all programs: {@code float32}, {@code direct} or {@code bfloat16}. */
	public static final String PROPERTY = "cnnvis.precision";

	/**
	 * The precision that the user wants, {@link #FLOAT32} if that is left open.
	 *
	 * @throws CnnVisException if the property names none
	 */
	static Precision wanted() {
		final String given = System.getProperty(PROPERTY, "").trim();
		for (final Precision precision : values())
			if (precision.toString().equals(given)) return precision;
		if (given.isEmpty()) return FLOAT32;
		throw new CnnVisException("There is no precision '" + given + "' (system property " + PROPERTY +
			"); there are: float32, direct, bfloat16.");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
