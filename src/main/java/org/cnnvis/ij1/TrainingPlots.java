package org.cnnvis.ij1;

import java.awt.Color;
import java.awt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import ij.gui.Plot;
import ij.gui.PlotWindow;
import ij.macro.Interpreter;

/**
 * How training goes: a plot of the accuracy and one of the loss over the epochs, for the photographs that are learned from
 * and for those held out, which grow while it goes on. A window that the user closes stays closed.
 */
public final class TrainingPlots {

	private static final int WIDTH = 420, HEIGHT = 200;
	private static final double HIGHEST_LOSS = 4;
	private static final Color TRAINING = new Color(31, 119, 180), VALIDATION = new Color(214, 39, 40);

	private final List<double[]> epochs = new ArrayList<>();
	private final int expected;
	private final Window accuracy, loss;

	/**
	 * @param title of the windows
	 * @param expected how many epochs there will be
	 */
	public TrainingPlots(final String title, final int expected) {
		this.expected = expected;
		accuracy = new Window("Accuracy: " + title, "Accuracy (%)");
		loss = new Window("Loss: " + title, "Loss");
	}

	/**
	 * @param number of the epoch, from 1
	 * @param validationLoss NaN where nothing is held out
	 * @param accuracies 0..1
	 */
	public void add(final int number, final double trainingLoss, final double validationLoss, final double... accuracies) {
		epochs.add(new double[] { number, 100 * accuracies[0], 100 * accuracies[1], trainingLoss, validationLoss });
		if (!Host.hasWindows() || Interpreter.isBatchMode()) return;
		accuracy.show(plot(accuracy, 1, 0, 100, "bottom-right"));
		if (loss.window == null) loss.place = accuracy.below();
		final double most = epochs.stream().mapToDouble(e -> Math.max(e[3], Double.isNaN(e[4]) ? 0 : e[4])).max()
			.getAsDouble();
		loss.show(plot(loss, 3, 0, Math.min(HIGHEST_LOSS, Math.max(most, 0.1)) * 1.05, "top-right"));
	}

	private Plot plot(final Window window, final int column, final double low, final double high,
		final String legend)
	{
		final Plot plot = new Plot(window.title, "Epoch", window.axis);
		plot.setSize(WIDTH, HEIGHT);
		plot.setLimits(0, Math.max(expected, epochs.size()), low, high);
		plot.setLineWidth(2);
		line(plot, TRAINING, "learned from", column);
		if (epochs.stream().anyMatch(e -> !Double.isNaN(e[column + 1]))) line(plot, VALIDATION, "held out", column + 1);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend("", legend);
		return plot;
	}

	private void line(final Plot plot, final Color color, final String label, final int column) {
		plot.setColor(color, color);
		plot.add(epochs.size() == 1 ? "circle" : "connected circles", values(e -> e[0]), values(e -> e[column]));
		plot.setLabel(-1, label);
	}

	private double[] values(final ToDoubleFunction<double[]> value) {
		return epochs.stream().mapToDouble(value).toArray();
	}

	/** A plot that is drawn anew. */
	private static final class Window {

		private final String title, axis;
		private PlotWindow window;
		private Point place;

		Window(final String title, final String axis) {
			this.title = title;
			this.axis = axis;
		}

		Point below() {
			return new Point(window.getX(), window.getY() + window.getHeight());
		}

		void show(final Plot plot) {
			if (window == null) {
				window = plot.show();
				if (place != null) window.setLocation(place);
			}
			else if (!window.isClosed()) window.drawPlot(plot);
		}
	}
}
