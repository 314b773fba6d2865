package org.cnnvis.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/**
 * Pictures side by side on white, each with its label below.
 *
 * <pre>{@code
 * ImageIO.write(Montage.of(pictures, labels, 4), "png", file);
 * }</pre>
 */
public final class Montage {

	private static final int GAP = 4;
	private static final int LARGEST_FONT = 14, SMALLEST_FONT = 8;
	private static final String CUT = "...";

	private Montage() {}

	/**
	 * @param pictures at least one; places are as large as the largest
	 * @param labels one for each picture, of one or more lines, cut off where they are wider than it
	 * @param columns 0 for about as many as rows
	 * @throws IllegalArgumentException if there is no picture, or not one label for each
	 */
	public static BufferedImage of(final List<ArrayImg<ARGBType, IntArray>> pictures, final List<String> labels,
		final int columns)
	{
		if (pictures.isEmpty() || labels.size() != pictures.size()) throw new IllegalArgumentException(
			labels.size() + " labels for " + pictures.size() + " pictures");
		final int n = pictures.size(), across = columns > 0 ? Math.min(columns, n) : (int) Math.ceil(Math.sqrt(n));
		final int down = (n + across - 1) / across;
		int width = 1, height = 1;
		for (final ArrayImg<ARGBType, IntArray> picture : pictures) {
			width = Math.max(width, (int) picture.dimension(0));
			height = Math.max(height, (int) picture.dimension(1));
		}
		final Font font = font(labels, width);
		final int strip = metrics(font).getHeight() * labels.stream().mapToInt(label -> lines(label).length).max().getAsInt();
		final int stepX = width + GAP, stepY = height + strip + GAP;
		final BufferedImage montage = new BufferedImage(across * stepX + GAP, down * stepY + GAP,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = montage.createGraphics();
		try {
			prepare(g, montage, font);
			for (int i = 0; i < n; i++) {
				final int x = GAP + i % across * stepX, y = GAP + i / across * stepY;
				g.drawImage(Pictures.wrap(pictures.get(i)), x, y, null);
				write(g, lines(labels.get(i)), x, y + height, width);
			}
		}
		finally {
			g.dispose();
		}
		return montage;
	}

	private static String[] lines(final String label) {
		return label.split("\n");
	}

	private static void write(final Graphics2D g, final String[] lines, final int x, final int y, final int width) {
		final FontMetrics metrics = g.getFontMetrics();
		for (int i = 0; i < lines.length; i++)
			g.drawString(cut(lines[i], metrics, width), x, y + i * metrics.getHeight() + metrics.getAscent());
	}

	private static void prepare(final Graphics2D g, final BufferedImage montage, final Font font) {
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, montage.getWidth(), montage.getHeight());
		g.setColor(Color.BLACK);
		g.setFont(font);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
	}

	/** The largest font in which all labels fit, or the smallest one that can be read. */
	private static Font font(final List<String> labels, final int width) {
		for (int size = LARGEST_FONT; size > SMALLEST_FONT; size--) {
			final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
			final FontMetrics metrics = metrics(font);
			if (labels.stream().flatMap(label -> Arrays.stream(lines(label))).allMatch(line -> metrics.stringWidth(
				line) <= width)) return font;
		}
		return new Font(Font.SANS_SERIF, Font.PLAIN, SMALLEST_FONT);
	}

	private static FontMetrics metrics(final Font font) {
		final Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		try {
			return g.getFontMetrics(font);
		}
		finally {
			g.dispose();
		}
	}

	private static String cut(final String label, final FontMetrics metrics, final int width) {
		if (metrics.stringWidth(label) <= width) return label;
		int end = label.length();
		while (end > 0 && metrics.stringWidth(label.substring(0, end) + CUT) > width)
			end--;
		return label.substring(0, end) + CUT;
	}
}
