package org.cnnvis.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/** How photographs are varied while a network learns from them. Prints itself as the name that dialogs and macros use. */
public enum Views {

		/** Always the same view, the one that the network is used with. */
		NONE("none"),
		/**
		 * The article's: the whole photograph brought to a square, then sheared, zoomed and flipped as Keras 1 does it
		 * (nearest pixel at the borders).
		 */
		SHEAR_ZOOM_FLIP("shear, zoom, flip"),
		/** A rectangle of 35-100 % of the area, flipped or not, other brightness, contrast and saturation. */
		CROP_FLIP_COLOR("crop, flip, color");

	private final String label;

	Views(final String label) {
		this.label = label;
	}

	public static List<String> names() {
		return Arrays.stream(values()).map(Views::toString).collect(Collectors.toList());
	}

	/** @throws CnnVisException if there are none of this name; the nearest name is suggested */
	public static Views of(final String name) {
		for (final Views views : values())
			if (Suggestion.plain(views.label).equals(Suggestion.plain(name))) return views;
		throw new CnnVisException("augmentation: there is no '" + name + "'" + Suggestion.sentenceEnd(name, names()));
	}

	@Override
	public String toString() {
		return label;
	}
}
