package org.cnnvis.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/** How a classifier is made from photographs. Prints itself as the name that dialogs and macros use. */
public enum Method {

		/** The article's network of three convolutions, from random weights (Adam, 150 x 150 pixels, 50 epochs). */
		SMALL_CNN("Small CNN", 150, 50, Views.SHEAR_ZOOM_FLIP, false),
		/** The base model's body as it is computes features once; a softmax regression on them is fitted (L-BFGS). */
		FEATURE_EXTRACTOR("Feature extractor", 0, 200, Views.CROP_FLIP_COLOR, true),
		/** The article's fine-tuning: the base model's last block and a new head of two layers; grey levels / 255. */
		LAST_BLOCK("Fine-tune last block", 150, 50, Views.SHEAR_ZOOM_FLIP, true),
		/** The same with the input as the base model was trained for. */
		LAST_BLOCK_OWN_INPUT("Fine-tune last block, own preprocessing", 150, 50, Views.SHEAR_ZOOM_FLIP, true),
		/** All layers learn, the lower ones slowly; a new last layer. */
		FINE_TUNE("Fine-tune", 0, 12, Views.CROP_FLIP_COLOR, true);

	private final String label;
	private final int size, epochs;
	private final Views views;
	private final boolean needsBase;

	Method(final String label, final int size, final int epochs, final Views views, final boolean needsBase) {
		this.label = label;
		this.size = size;
		this.epochs = epochs;
		this.views = views;
		this.needsBase = needsBase;
	}

	/** The names of all methods, for a list. */
	public static List<String> names() {
		return Arrays.stream(values()).map(Method::toString).collect(Collectors.toList());
	}

	/**
	 * @param name upper and lower case, spaces and hyphens do not matter
	 * @throws CnnVisException if there is no such method; the nearest name is suggested
	 */
	public static Method of(final String name) {
		for (final Method method : values())
			if (Suggestion.plain(method.label).equals(Suggestion.plain(name))) return method;
		throw new CnnVisException("method: there is no '" + name + "'" + Suggestion.sentenceEnd(name, names()));
	}

	/** Side of the pictures in pixels; 0: that of the base model. */
	public int size() {
		return size;
	}

	/** How many are usual; for the feature extractor the most steps of the fit. */
	public int epochs() {
		return epochs;
	}

	/** How photographs are varied, as a rule. */
	public Views views() {
		return views;
	}

	/** True if the method begins with a trained network. */
	public boolean needsBase() {
		return needsBase;
	}

	@Override
	public String toString() {
		return label;
	}
}
