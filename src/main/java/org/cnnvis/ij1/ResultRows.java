package org.cnnvis.ij1;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;

/** What was found, as rows of ImageJ's Results table: below those that are there, as Analyze &gt; Measure does. */
public final class ResultRows {

	private static final String RESULTS = "Results";
	private static final int DECIMALS = 4;

	private final String title;
	private final ResultsTable table;

	/** Of the Results table itself. */
	public ResultRows() {
		this(RESULTS, ResultsTable.getResultsTable());
	}

	private ResultRows(final String title, final ResultsTable table) {
		this.title = title;
		this.table = table;
	}

	/** Of a table of its own. */
	public static ResultRows of(final String title) {
		return new ResultRows(title, new ResultsTable());
	}

	/** A row for each picture. */
	public ResultRows add(final Visualization visualization) {
		for (final FilterPicture picture : visualization.pictures())
			row().text("Layer", picture.layer).integer("Filter", picture.filter).text("Class", picture.className).number(
				"Activation start", picture.activationStart).number("Activation final", picture.activationFinal).number(
					"Activation best", picture.activationBest).integer("Steps", picture.steps).integer("Milliseconds", Math
						.round(picture.milliseconds));
		return this;
	}

	/** Starts a row; the following values are its own. */
	public ResultRows row() {
		table.incrementCounter();
		return this;
	}

	public ResultRows text(final String column, final String text) {
		table.addValue(column, text);
		return this;
	}

	public ResultRows integer(final String column, final long value) {
		return value(column, value, 0);
	}

	public ResultRows number(final String column, final double value) {
		return value(column, value, DECIMALS);
	}

	/** Shows the table where there are windows. */
	public void show() {
		if (!Host.hasWindows()) {
			// Where macros find a table.
			if (!title.equals(RESULTS)) Analyzer.setResultsTable(table);
			return;
		}
		table.show(title);
		if (title.equals(RESULTS)) RowSelection.watch();
	}

	private ResultRows value(final String column, final double value, final int decimals) {
		table.addValue(column, value);
		table.setDecimalPlaces(table.getColumnIndex(column), decimals);
		return this;
	}
}
