package org.cnnvis.ij1.models;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingWorker;

import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.frame.Recorder;

import org.cnnvis.MacroLine;
import org.cnnvis.ij1.OwnClassLoader;
import org.cnnvis.ij1.Question;
import org.cnnvis.model.ModelInfo;
import org.cnnvis.model.ModelList;
import org.cnnvis.model.Models;

/**
 * All models in a table, with buttons for what can be done with the selected one. What takes long happens on another
 * thread; the recorder writes what the buttons do.
 */
public final class ModelsWindow extends JFrame {

	private static final long serialVersionUID = 1L;
	private static final int MARGIN = 10, WIDTH = 1080, HEIGHT = 420;
	private static final int[] WIDTHS = { 190, 170, 50, 180, 190, 75, 105, 190 };
	private static ModelsWindow shown;

	private final transient ModelActions actions;
	private final transient ModelTable models = new ModelTable();
	private final JTable table = new JTable(models) {

		private static final long serialVersionUID = 1L;

		@Override
		public String getToolTipText(final MouseEvent event) {
			final int row = rowAtPoint(event.getPoint()), column = columnAtPoint(event.getPoint());
			return row < 0 || column < 0 ? null : models.tip(row, convertColumnIndexToModel(column));
		}
	};
	private final JLabel message = new JLabel(" ");
	private final JButton layers = button("Layers", "A table of the model's layers", "layers");
	private final JButton download = button("Download", "Brings the model from the internet into the models folder",
		"download");
	private final JButton verify = button("Verify", "Reads the file again and compares it with its sum", "verify");
	private final JButton remove = button("Remove", "Deletes the model's file from the models folder", "remove");
	private boolean busy;

	private ModelsWindow(final ModelActions actions) {
		super("Models");
		this.actions = actions;
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		setContentPane(content());
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent event) {
				WindowManager.setWindow(ModelsWindow.this);
			}

			@Override
			public void windowClosed(final WindowEvent event) {
				WindowManager.removeWindow(ModelsWindow.this);
			}
		});
		getRootPane().registerKeyboardAction(event -> dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	/** Opens it, or brings the one to the front that is open. */
	public static void open(final ModelActions actions) {
		EventQueue.invokeLater(() -> {
			if (shown == null || !shown.isDisplayable()) {
				shown = new ModelsWindow(actions);
				shown.pack();
				GUI.centerOnImageJScreen(shown);
				WindowManager.addWindow(shown);
			}
			shown.setVisible(true);
			shown.toFront();
			shown.refresh();
		});
	}

	private JComponent content() {
		table.setName("models");
		table.setAutoResizeMode(JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
		table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		table.setRowHeight(table.getRowHeight() + 4);
		table.setShowVerticalLines(false);
		for (int i = 0; i < WIDTHS.length; i++)
			table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
		table.getSelectionModel().addListSelectionListener(event -> enableButtons());
		final JScrollPane scroll = new JScrollPane(table);
		scroll.setPreferredSize(new Dimension(WIDTH, HEIGHT));
		message.setName("message");
		final JPanel south = new JPanel(new BorderLayout(MARGIN, MARGIN));
		south.add(message, BorderLayout.NORTH);
		south.add(buttons(), BorderLayout.SOUTH);
		final JPanel content = new JPanel(new BorderLayout(MARGIN, MARGIN));
		content.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		content.add(new JLabel("Models folder: " + folder()), BorderLayout.NORTH);
		content.add(scroll, BorderLayout.CENTER);
		content.add(south, BorderLayout.SOUTH);
		return content;
	}

	private static Path folder() {
		return Models.shared().folder().path();
	}

	private JComponent buttons() {
		final JPanel row = new JPanel();
		row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
		final JButton imports = named(new JButton("Import..."), "Takes a model file of yours into the list",
			event -> new Thread(() -> {
				actions.importFile();
				EventQueue.invokeLater(this::refresh);
			}, "CNN Vis import").start());
		final JButton close = named(new JButton("Close"), "Closes this window", event -> dispose());
		for (final JButton button : new JButton[] { imports, download, layers, verify, remove }) {
			row.add(button);
			row.add(Box.createHorizontalStrut(MARGIN / 2));
		}
		row.add(Box.createHorizontalGlue());
		row.add(close);
		return row;
	}

	private JButton button(final String label, final String help, final String action) {
		return named(new JButton(label), help, event -> perform(action));
	}

	private static JButton named(final JButton button, final String help, final ActionListener listener) {
		button.setName(button.getText());
		button.setToolTipText(help);
		button.addActionListener(listener);
		return button;
	}

	/** Shows what is known, then finds out the rest. */
	private void refresh() {
		final String selected = selected();
		models.show(new ModelList(Models.shared()).all());
		select(selected);
		inBackground("", () -> {
			final ModelList list = new ModelList(Models.shared());
			for (final ModelInfo info : list.all())
				if (!info.isKnown()) {
					final ModelInfo found = list.inspect(info.name());
					EventQueue.invokeLater(() -> models.update(found));
				}
		});
	}

	private String selected() {
		return table.getSelectedRow() < 0 ? "" : models.row(table.getSelectedRow()).name();
	}

	private void select(final String name) {
		for (int i = 0; i < models.getRowCount(); i++)
			if (models.row(i).name().equals(name)) table.setRowSelectionInterval(i, i);
		enableButtons();
	}

	private void enableButtons() {
		final int row = table.getSelectedRow();
		final boolean absent = row >= 0 && models.isAbsent(row), file = row >= 0 && !absent && models.row(row).bytes() > 0;
		layers.setEnabled(!busy && row >= 0 && !absent && models.row(row).problem().isEmpty());
		download.setEnabled(!busy && absent);
		verify.setEnabled(!busy && file);
		remove.setEnabled(!busy && file);
		if (row >= 0 && !models.row(row).problem().isEmpty()) say(models.row(row).problem());
		else if (!busy) say(" ");
	}

	private void perform(final String action) {
		final String name = selected();
		if (action.equals("remove") && !Question.isConfirmed("Remove a model", "Delete the file of " + name +
			"\nand the description beside it?", "Delete")) return;
		if (Recorder.record) Recorder.recordString(new MacroLine().with("action", action).with("model", name).call(
			"Models...") + "\n");
		inBackground(action.equals("layers") ? "" : "Working on " + name + "...", () -> {
			actions.perform(action, name);
			EventQueue.invokeLater(this::refresh);
		});
	}

	private void inBackground(final String text, final Runnable work) {
		busy = true;
		enableButtons();
		if (!text.isEmpty()) say(text);
		new SwingWorker<Void, Void>() {

			@Override
			protected Void doInBackground() {
				try (OwnClassLoader loader = new OwnClassLoader()) {
					actions.guard(work);
				}
				return null;
			}

			@Override
			protected void done() {
				busy = false;
				enableButtons();
			}
		}.execute();
	}

	private void say(final String sentence) {
		message.setText("<html>" + sentence.replace("&", "&amp;").replace("<", "&lt;") + "</html>");
	}
}
