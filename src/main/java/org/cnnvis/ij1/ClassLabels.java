package org.cnnvis.ij1;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.Locale;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.TextRoi;

import org.cnnvis.classify.Classification;

/** Writes onto an image what its slices show, as an overlay: the pixels stay as they are. */
public final class ClassLabels {

	private static final String NAME = "CNN Vis class";
	private static final int SMALLEST_FONT = 10, LINES = 18;

	private final ImagePlus image;
	private final Overlay overlay;

	/** Labels of an earlier run are taken away. */
	public ClassLabels(final ImagePlus image) {
		this.image = image;
		overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		overlay.remove(NAME);
	}

	/** @param slice position of the stack, as of {@link ShownImage} */
	public void add(final int slice, final Rectangle part, final Classification found) {
		final int size = Math.max(SMALLEST_FONT, Math.min(part.width, part.height) / LINES);
		final String text = found.isKnown() ? String.format(Locale.ROOT, "%s %.2f", found.best().className(), found.best()
			.probability()) : "none of the classes";
		final TextRoi label = new TextRoi(part.x + size / 3, part.y + size / 3, text, new Font(Font.SANS_SERIF, Font.BOLD,
			size));
		label.setStrokeColor(found.isKnown() ? Color.YELLOW : Color.ORANGE);
		label.setFillColor(new Color(0, 0, 0, 160));
		label.setName(NAME);
		if (image.isComposite()) label.setPosition(0, (slice - 1) % image.getNSlices() + 1, (slice - 1) / image.getNSlices() +
			1);
		else if (image.getStackSize() > 1) label.setPosition(slice);
		overlay.add(label);
	}

	public void show() {
		image.setOverlay(overlay);
	}
}
