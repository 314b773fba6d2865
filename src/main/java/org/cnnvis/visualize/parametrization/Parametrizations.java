package org.cnnvis.visualize.parametrization;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.CnnVisException;

/** Reads the text of a parametrization, as its {@code toString} prints it. */
public final class Parametrizations {

	private static final String NUMBER = "\\s+([0-9]*\\.?[0-9]+)";
	private static final Pattern FOURIER = Pattern.compile("fourier" + NUMBER + NUMBER + "(?:" + NUMBER + "(?:" + NUMBER + ")?)?");
	private static final Pattern MACO = Pattern.compile("maco" + NUMBER + NUMBER);

	private Parametrizations() {}

	/**
	 * @param text {@code pixels}, {@code fourier DECAY CHROMA}, {@code fourier DECAY CHROMA CONTRAST}, {@code fourier DECAY CHROMA
	 *          CONTRAST MEAN} or {@code maco DECAY CONTRAST}
	 * @throws CnnVisException that says what is possible
	 */
	public static Parametrization parse(final String text) {
		final String plain = text.trim().toLowerCase(Locale.ROOT);
		if (plain.equals("pixels")) return new Pixels();
		final Matcher fourier = FOURIER.matcher(plain), maco = MACO.matcher(plain);
		if (fourier.matches()) {
			if (fourier.group(3) == null) return new Fourier(number(fourier, 1), number(fourier, 2));
			final double mean = fourier.group(4) == null ? 1 : number(fourier, 4);
			if (mean > 0) return new Fourier(number(fourier, 1), number(fourier, 2), number(fourier, 3), mean);
		}
		if (maco.matches()) return new Maco(number(maco, 1), number(maco, 2));
		throw new CnnVisException("parametrization: '" + text.trim() +
			"' is not understood; write 'pixels', 'fourier 1 1' (decay with frequency, strength of colours), 'fourier 1 1 60' (and most contrast), 'fourier 1 1 60 4' (and speed of the mean colour, above 0) or " +
			"'maco 1.2 1' (decay with frequency, contrast).");
	}

	private static double number(final Matcher matcher, final int group) {
		return Double.parseDouble(matcher.group(group));
	}

	static String plain(final double number) {
		return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
	}
}
