package org.cnnvis.ij1.dialog;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.EventQueue;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingWorker;

import ij.IJ;
import ij.gui.GUI;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;
import org.cnnvis.ij1.Inputs;
import org.cnnvis.ij1.OwnClassLoader;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * Asks for the inputs of a SciJava module in plain ImageJ, which lacks SciJava's own dialogs: labels, tool tips, choices
 * and their callbacks are the module's. Safe to call on any thread; does not return before the dialog is closed.
 */
public final class ModuleDialog {

	private static final int MARGIN = 12, PROBLEM_WIDTH = 380;

	private final Module module;
	private final MacroLine defaults;
	private final JLabel problem = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private JDialog dialog;
	private InputPanel inputs;
	private boolean confirmed;

	/** @param defaults what the button Restore Defaults sets */
	public ModuleDialog(final Module module, final MacroLine defaults) {
		this.module = module;
		this.defaults = defaults;
	}

	/** Shows the dialog; true if the user pressed OK and the inputs are good. */
	public boolean isConfirmed() {
		if (EventQueue.isDispatchThread()) open();
		else try {
			EventQueue.invokeAndWait(this::open);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
		return confirmed;
	}

	private void open() {
		dialog = new JDialog(IJ.getInstance(), module.getInfo().getMenuPath().getLeaf().getName().replace("...", ""), true);
		inputs = new InputPanel(module, this::changed);
		problem.setForeground(Color.RED.darker());
		final JPanel content = new JPanel(new BorderLayout(MARGIN, MARGIN));
		content.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		content.add(inputs, BorderLayout.NORTH);
		content.add(problem, BorderLayout.CENTER);
		content.add(buttons(), BorderLayout.SOUTH);
		dialog.setContentPane(content);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE,
			0), JComponent.WHEN_IN_FOCUSED_WINDOW);
		dialog.pack();
		GUI.centerOnImageJScreen(dialog);
		dialog.setVisible(true);
	}

	private JComponent buttons() {
		final JPanel row = new JPanel();
		row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
		row.add(button(new JButton("Restore Defaults"), event -> restoreDefaults()));
		row.add(Box.createHorizontalStrut(MARGIN));
		row.add(button(new JButton("Help"), event -> new HelpText(module).show(dialog)));
		row.add(Box.createHorizontalStrut(MARGIN));
		row.add(Box.createHorizontalGlue());
		row.add(button(new JButton("Cancel"), event -> dialog.dispose()));
		row.add(Box.createHorizontalStrut(MARGIN / 2));
		row.add(button(ok, event -> confirm()));
		return row;
	}

	private static JButton button(final JButton button, final ActionListener action) {
		button.setName(button.getText());
		button.addActionListener(action);
		return button;
	}

	private void confirm() {
		try {
			inputs.read();
			if (module instanceof Advice) ((Advice) module).check();
			confirmed = true;
			dialog.dispose();
		}
		catch (final CnnVisException e) {
			show(e.getMessage());
		}
	}

	private void restoreDefaults() {
		Inputs.set(module, defaults);
		inputs.showAgain();
		show("");
		inBackground(() -> {
			for (final ModuleItem<?> item : Inputs.of(module))
				item.callback(module);
		});
	}

	private void changed(final InputField field) {
		try {
			field.read();
			inputs.read();
			show("");
		}
		catch (final CnnVisException e) {
			show(e.getMessage());
		}
		inBackground(() -> field.item().callback(module));
	}

	/** A callback may read a model file of half a gigabyte. */
	private void inBackground(final Callback callback) {
		setBusy(true);
		new SwingWorker<Void, Void>() {

			@Override
			protected Void doInBackground() throws MethodCallException {
				try (OwnClassLoader loader = new OwnClassLoader()) {
					callback.run();
				}
				return null;
			}

			@Override
			protected void done() {
				setBusy(false);
				try {
					get();
				}
				catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				catch (final ExecutionException e) {
					show(e.getCause().getMessage());
				}
				inputs.refresh();
				dialog.pack();
			}
		}.execute();
	}

	private void setBusy(final boolean busy) {
		ok.setEnabled(!busy);
		dialog.setCursor(Cursor.getPredefinedCursor(busy ? Cursor.WAIT_CURSOR : Cursor.DEFAULT_CURSOR));
	}

	private void show(final String sentence) {
		problem.setText(sentence.isEmpty() ? " " : "<html><div width=" + PROBLEM_WIDTH + ">" + sentence.replace("&",
			"&amp;").replace("<", "&lt;") + "</div></html>");
		dialog.pack();
	}

	private interface Callback {

		void run() throws MethodCallException;
	}
}
