package org.cnnvis.ij1;

import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;

import ij.gui.Plot;

import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;

/** The activation of each picture over the steps, as an ImageJ plot. */
public final class ActivationPlot {

	/** Beyond this, a legend would cover the curves. */
	private static final int MOST_NAMES = 16;

	private ActivationPlot() {}

	/** One curve for each picture, in colours around the wheel. */
	public static Plot of(final Visualization visualization) {
		final Plot plot = new Plot(visualization.title() + " activation", "Step", "Activation");
		final List<FilterPicture> pictures = visualization.pictures();
		for (int i = 0; i < pictures.size(); i++) {
			final FilterPicture picture = pictures.get(i);
			plot.setColor(Color.getHSBColor(i / (float) pictures.size(), 1, 0.75f));
			plot.setLineWidth(2);
			plot.addPoints(picture.history.steps(), picture.history.activations(), Plot.LINE);
		}
		if (pictures.size() <= MOST_NAMES) plot.addLegend(pictures.stream().map(p -> p.className.isEmpty() ? p.layer + ":" +
			p.filter : p.className).collect(Collectors.joining("\n")), "top-left");
		plot.setLimitsToFit(true);
		return plot;
	}
}
