package org.cnnvis.ij1;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextPanel;

/**
 * A click on a row of the Results table shows the slice that the row is about: the one whose label begins with the row's
 * {@code Layer:Filter}, or {@code Slice} of the image whose title is in {@code Image}. Rows of other plugins are left
 * alone.
 */
final class RowSelection extends MouseAdapter {

	private static final Set<TextPanel> WATCHED = Collections.newSetFromMap(new WeakHashMap<>());

	private final TextPanel panel;

	private RowSelection(final TextPanel panel) {
		this.panel = panel;
	}

	/** Watches the window of the Results table, if it is open, until it is closed. */
	static void watch() {
		if (ResultsTable.getResultsWindow() == null) return;
		final TextPanel panel = ResultsTable.getResultsWindow().getTextPanel();
		if (WATCHED.add(panel)) panel.addMouseListener(new RowSelection(panel));
	}

	@Override
	public void mouseReleased(final MouseEvent event) {
		final ResultsTable table = panel.getResultsTable();
		final int row = panel.getSelectionStart();
		if (table != null && row >= 0 && row < table.size()) show(table, row);
	}

	private static void show(final ResultsTable table, final int row) {
		if (table.columnExists("Layer") && table.columnExists("Filter")) showLabelled(table.getStringValue("Layer", row) +
			":" + (int) table.getValue("Filter", row) + " ");
		else if (table.columnExists("Image") && table.columnExists("Slice")) showSlice(table.getStringValue("Image", row),
			(int) table.getValue("Slice", row));
	}

	/** In the stack that was made last. */
	private static void showLabelled(final String start) {
		final int[] ids = WindowManager.getIDList();
		for (int i = ids == null ? -1 : ids.length - 1; i >= 0; i--) {
			final ImagePlus image = WindowManager.getImage(ids[i]);
			for (int slice = 1; slice <= image.getStackSize(); slice++) {
				final String label = image.getStack().getSliceLabel(slice);
				if (label == null || !label.startsWith(start)) continue;
				show(image, slice);
				return;
			}
		}
	}

	private static void showSlice(final String title, final int slice) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image != null && slice <= image.getStackSize()) show(image, slice);
	}

	private static void show(final ImagePlus image, final int slice) {
		image.setSlice(slice);
		if (image.getWindow() != null) image.getWindow().toFront();
	}
}
