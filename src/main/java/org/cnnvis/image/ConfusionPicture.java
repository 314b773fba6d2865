package org.cnnvis.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * A confusion matrix as a picture: a row for each class that pictures show, a column for each that they were taken for.
 * The darker a cell, the larger its share of the row; blue on the diagonal, where it is right, red elsewhere.
 */
public final class ConfusionPicture {

	private static final int MOST_LABELLED = 60, CELL = 30, SMALL_CELL = 6, GAP = 10;
	private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13), BOLD = FONT.deriveFont(Font.BOLD);
	private static final Color RIGHT = new Color(8, 81, 156), WRONG = new Color(203, 24, 29), GRID = new Color(0xdddddd);

	private final int[][] counts;
	private final List<String> classes;
	private final String title;
	private final boolean labelled;
	private final int cell, left, top;
	private BufferedImage picture;
	private Graphics2D g;

	private ConfusionPicture(final int[][] counts, final List<String> classes, final String title) {
		this.counts = counts;
		this.classes = classes;
		this.title = title;
		labelled = classes.size() <= MOST_LABELLED;
		cell = labelled ? CELL : SMALL_CELL;
		final FontMetrics metrics = metrics(FONT);
		final int widest = labelled ? classes.stream().mapToInt(metrics::stringWidth).max().orElse(0) : 0;
		left = widest + metrics.getHeight() + 3 * GAP;
		top = widest + 2 * metrics.getHeight() + 4 * GAP;
	}

	/**
	 * @param counts rows: what the pictures show; columns: what they were taken for
	 * @param title above it
	 */
	public static BufferedImage of(final int[][] counts, final List<String> classes, final String title) {
		return new ConfusionPicture(counts, classes, title).draw();
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

	private BufferedImage draw() {
		final int side = Math.max(1, counts.length) * cell, height = top + side + GAP;
		final int width = Math.max(left + side + GAP, 2 * GAP + metrics(BOLD).stringWidth(title));
		picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		g = picture.createGraphics();
		try {
			g.setColor(Color.WHITE);
			g.fillRect(0, 0, width, height);
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			cells();
			names(side);
		}
		finally {
			g.dispose();
		}
		return picture;
	}

	private void cells() {
		for (int row = 0; row < counts.length; row++) {
			final int sum = Arrays.stream(counts[row]).sum();
			for (int column = 0; column < counts.length; column++) {
				final int count = counts[row][column], x = left + column * cell, y = top + row * cell;
				final double share = sum == 0 ? 0 : (double) count / sum;
				g.setColor(mix(row == column ? RIGHT : WRONG, count == 0 ? 0 : 0.08 + 0.92 * share));
				g.fillRect(x, y, cell, cell);
				g.setColor(GRID);
				if (labelled) g.drawRect(x, y, cell, cell);
				if (labelled && count > 0) number(count, share, x, y);
			}
		}
	}

	private void number(final int count, final double share, final int x, final int y) {
		g.setFont(FONT);
		g.setColor(share > 0.5 ? Color.WHITE : Color.BLACK);
		final FontMetrics metrics = g.getFontMetrics();
		final String text = String.valueOf(count);
		g.drawString(text, x + (cell - metrics.stringWidth(text)) / 2 + 1, y + (cell - metrics.getHeight()) / 2 + metrics
			.getAscent());
	}

	private static Color mix(final Color color, final double share) {
		return new Color(mix(color.getRed(), share), mix(color.getGreen(), share), mix(color.getBlue(), share));
	}

	private static int mix(final int level, final double share) {
		return (int) Math.round(255 + (level - 255) * share);
	}

	private void names(final int side) {
		g.setColor(Color.BLACK);
		g.setFont(BOLD);
		final int line = g.getFontMetrics().getHeight();
		g.drawString(title, GAP, GAP + g.getFontMetrics().getAscent());
		g.setFont(FONT);
		final FontMetrics metrics = g.getFontMetrics();
		for (int i = 0; i < counts.length && labelled; i++) {
			final int middle = i * cell + (cell - metrics.getHeight()) / 2 + metrics.getAscent();
			final String name = classes.get(i);
			g.drawString(name, left - GAP - metrics.stringWidth(name), top + middle);
			upwards(name, left + middle, top - GAP);
		}
		g.setColor(Color.GRAY);
		final String taken = "taken for", shown = "shows";
		g.drawString(taken, left + Math.max(0, (side - metrics.stringWidth(taken)) / 2), 2 * GAP + 2 * line);
		upwards(shown, GAP + metrics.getAscent(), top + (side + metrics.stringWidth(shown)) / 2);
	}

	private void upwards(final String text, final int x, final int y) {
		final AffineTransform before = g.getTransform();
		g.rotate(-Math.PI / 2, x, y);
		g.drawString(text, x, y);
		g.setTransform(before);
	}
}
