package org.cnnvis.ij1;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/**
 * What counts as black and as white in an image that is no RGB image. Prints itself as the name that dialogs and macros
 * use.
 */
public enum GreyLevels {

		/** What is shown black and white: the display range, as Image &gt; Type &gt; RGB Color takes it. */
		DISPLAYED("displayed"),
		/**
		 * However it is displayed: the lowest and the highest value of the whole image (of 16 and 32 bits; in a composite,
		 * of each channel); 0 and 255 of 8 bits.
		 */
		DATA("data");

	private final String label;

	GreyLevels(final String label) {
		this.label = label;
	}

	/** The names, for a list. */
	public static List<String> names() {
		return Arrays.stream(values()).map(GreyLevels::toString).collect(Collectors.toList());
	}

	/**
	 * @param name upper and lower case do not matter
	 * @throws CnnVisException if there are none of this name
	 */
	public static GreyLevels of(final String name) {
		for (final GreyLevels levels : values())
			if (Suggestion.plain(levels.label).equals(Suggestion.plain(name))) return levels;
		throw new CnnVisException("levels: there is no '" + name + "'" + Suggestion.sentenceEnd(name, names()));
	}

	@Override
	public String toString() {
		return label;
	}
}
