package org.cnnvis.ij1.models;

import java.util.ArrayList;
import java.util.List;

import javax.swing.table.AbstractTableModel;

import org.cnnvis.model.ModelInfo;
import org.cnnvis.model.ModelList;
import org.cnnvis.model.download.Entry;

/** The models as rows. */
final class ModelTable extends AbstractTableModel {

	private static final long serialVersionUID = 1L;
	private static final String[] COLUMNS = { "Model", "Source", "Layers", "Input", "Classes", "Size", "SHA-256", "Licence" };
	private static final int DIGITS = 12;

	private final transient List<ModelInfo> rows = new ArrayList<>();

	void show(final List<ModelInfo> infos) {
		rows.clear();
		rows.addAll(infos);
		fireTableDataChanged();
	}

	/** Replaces the row of the same name. */
	void update(final ModelInfo info) {
		for (int i = 0; i < rows.size(); i++)
			if (rows.get(i).name().equals(info.name())) {
				rows.set(i, info);
				fireTableRowsUpdated(i, i);
			}
	}

	ModelInfo row(final int i) {
		return rows.get(i);
	}

	@Override
	public int getRowCount() {
		return rows.size();
	}

	@Override
	public int getColumnCount() {
		return COLUMNS.length;
	}

	@Override
	public String getColumnName(final int column) {
		return COLUMNS[column];
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final ModelInfo info = rows.get(row);
		switch (column) {
			case 0:
				return info.name();
			case 1:
				return info.source();
			case 2:
				return info.layers() == 0 ? "" : Integer.toString(info.layers());
			case 3:
				return info.problem().isEmpty() ? info.input() : "cannot be used";
			case 4:
				return info.classes();
			case 5:
				return info.bytes() == 0 ? "" : Entry.size(info.bytes());
			case 6:
				return info.sha256().length() > DIGITS ? info.sha256().substring(0, DIGITS) + "..." : info.sha256();
			default:
				return info.licence();
		}
	}

	/** All of what a cell stands for. */
	String tip(final int row, final int column) {
		final ModelInfo info = rows.get(row);
		if (!info.problem().isEmpty() && column != 1) return info.problem();
		return column == 6 ? info.sha256() : String.valueOf(getValueAt(row, column));
	}

	/** Whether it still has to be downloaded. */
	boolean isAbsent(final int row) {
		return rows.get(row).source().equals(ModelList.NOT_DOWNLOADED);
	}
}
