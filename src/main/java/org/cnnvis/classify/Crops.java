package org.cnnvis.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/**
 * The parts of a picture that a network sees; what it says is the mean over them. More of them take as many times longer;
 * what that gains was measured for the documentation of Classify Image. Prints itself as the name that dialogs and macros
 * use.
 */
public enum Crops {

		/** The largest square in the middle. */
		CENTER("centre"),
		/** The same and its mirror image. */
		MIRRORED("centre and mirror image"),
		/**
		 * Squares of 7/8 of the shorter side in the middle and in the four corners of the picture, and their mirror images
		 * (after Krizhevsky et al. 2012).
		 */
		TEN("ten crops");

	private static final double SHARE = 7 / 8.0;

	private final String label;

	Crops(final String label) {
		this.label = label;
	}

	/** The names, for a list. */
	public static List<String> names() {
		return Arrays.stream(values()).map(Crops::toString).collect(Collectors.toList());
	}

	/**
	 * @param name upper and lower case do not matter
	 * @throws CnnVisException if there are none of this name
	 */
	public static Crops of(final String name) {
		for (final Crops crops : values())
			if (Suggestion.plain(crops.label).equals(Suggestion.plain(name))) return crops;
		throw new CnnVisException("crops: there is no '" + name + "'" + Suggestion.sentenceEnd(name, names()));
	}

	/** How many views of a picture there are. */
	public int count() {
		return this == CENTER ? 1 : this == MIRRORED ? 2 : 10;
	}

	List<Square> of(final int width, final int height) {
		final double side = Math.min(width, height) * (this == TEN ? SHARE : 1);
		final double right = width - side, bottom = height - side;
		final List<Square> squares = new ArrayList<>();
		squares.add(new Square(right / 2, bottom / 2, side, false));
		if (this == TEN) for (int corner = 0; corner < 4; corner++)
			squares.add(new Square(corner % 2 * right, corner / 2 * bottom, side, false));
		if (this != CENTER) for (final Square square : new ArrayList<>(squares))
			squares.add(new Square(square.x, square.y, side, true));
		return squares;
	}

	@Override
	public String toString() {
		return label;
	}

	/** A part of a picture, in pixels. */
	static final class Square {

		final double x, y, side;
		final boolean mirrored;

		Square(final double x, final double y, final double side, final boolean mirrored) {
			this.x = x;
			this.y = y;
			this.side = side;
			this.mirrored = mirrored;
		}
	}
}
