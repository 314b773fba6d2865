package org.cnnvis.ij1.dialog;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
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
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
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
	private final Advice advice;
	private final JLabel problem = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private JDialog dialog;
	private InputPanel inputs;
	private JScrollPane scroll;
	private final Outlook outlook;
	private String shown = "";
	private boolean confirmed;

	/** @param defaults what the button Restore Defaults sets */
	public ModuleDialog(final Module module, final MacroLine defaults) {
		this.module = module;
		this.defaults = defaults;
		advice = module instanceof Advice ? (Advice) module : new Advice() {};
		outlook = new Outlook(advice, new Outlook.Owner() {

			@Override
			public boolean isBusy() {
				return !ok.isEnabled();
			}

			@Override
			public void read() {
				inputs.read();
			}

			@Override
			public void show(final String problem) {
				ModuleDialog.this.show(problem);
			}

			@Override
			public void pack() {
				ModuleDialog.this.pack();
			}
		});
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
		inputs = new InputPanel(module, new User());
		inputs.fold(advice, defaults);
		problem.setName("problem");
		problem.setForeground(Color.RED.darker());
		final JPanel content = new JPanel(new BorderLayout(MARGIN, MARGIN)), top = new JPanel(new BorderLayout());
		content.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		top.add(inputs, BorderLayout.CENTER);
		top.add(outlook.picture(), BorderLayout.LINE_END);
		scroll = new JScrollPane(top, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setBorder(null);
		scroll.getVerticalScrollBar().setUnitIncrement(MARGIN);
		content.add(scroll, BorderLayout.CENTER);
		content.add(foot(), BorderLayout.SOUTH);
		dialog.setContentPane(content);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE,
			0), JComponent.WHEN_IN_FOCUSED_WINDOW);
		// While it is visible, clicks end here.
		dialog.getGlassPane().addMouseListener(new MouseAdapter() {});
		dialog.addWindowListener(new WindowAdapter() {

			@Override
			public void windowOpened(final WindowEvent event) {
				inputs.focusFirst();
			}
		});
		pack();
		GUI.centerOnImageJScreen(dialog);
		outlook.update();
		dialog.setVisible(true);
	}

	private JComponent foot() {
		final JPanel foot = new JPanel(new BorderLayout(0, MARGIN / 2)), texts = new JPanel(new BorderLayout());
		outlook.summary().setFont(outlook.summary().getFont().deriveFont(Font.PLAIN));
		texts.add(outlook.summary(), BorderLayout.NORTH);
		texts.add(problem, BorderLayout.CENTER);
		foot.add(texts, BorderLayout.CENTER);
		foot.add(buttons(), BorderLayout.SOUTH);
		return foot;
	}

	/** As large as its content, if the screen is; else the inputs scroll. */
	private void pack() {
		scroll.setPreferredSize(null);
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		final Dimension whole = dialog.getPreferredSize();
		if (whole.height > screen.height) scroll.setPreferredSize(new Dimension(scroll.getPreferredSize().width + scroll
			.getVerticalScrollBar().getPreferredSize().width, scroll.getPreferredSize().height - whole.height + screen.height));
		dialog.pack();
		if (dialog.isShowing()) dialog.setLocation(dialog.getX(), Math.max(screen.y, Math.min(dialog.getY(), screen.y +
			screen.height - dialog.getHeight())));
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
			inBackground(advice::check, () -> {
				confirmed = true;
				dialog.dispose();
			});
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
		}, this::showAnswer);
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
		// Without a callback nothing has to be waited for: the next click, on OK perhaps, counts.
		if (hasCallback(field.item())) inBackground(() -> field.item().callback(module), this::showAnswer);
		else outlook.update();
	}

	private static boolean hasCallback(final ModuleItem<?> item) {
		return item.getCallback() != null && !item.getCallback().isEmpty();
	}

	/** What a callback has changed. */
	private void showAnswer() {
		inputs.refresh();
		pack();
		outlook.update();
	}

	/** A callback may read a model file of half a gigabyte. The user cannot click meanwhile, only press Esc. */
	private void inBackground(final Callback callback, final Runnable then) {
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
					then.run();
				}
				catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				catch (final ExecutionException e) {
					inputs.refresh();
					show(e.getCause().getMessage());
				}
			}
		}.execute();
	}

	private void setBusy(final boolean busy) {
		ok.setEnabled(!busy);
		dialog.getGlassPane().setVisible(busy);
		dialog.setCursor(Cursor.getPredefinedCursor(busy ? Cursor.WAIT_CURSOR : Cursor.DEFAULT_CURSOR));
	}

	private void show(final String sentence) {
		problem.setText(sentence.isEmpty() ? " " : "<html><div width=" + PROBLEM_WIDTH + ">" + sentence.replace("&",
			"&amp;").replace("<", "&lt;") + "</div></html>");
		if (!sentence.equals(shown)) pack();
		shown = sentence;
	}

	private final class User implements InputPanel.Listener {

		@Override
		public void chosen(final InputField field) {
			changed(field);
		}

		@Override
		public void typing() {
			outlook.updateSoon();
		}

		@Override
		public void folded() {
			pack();
		}
	}

	private interface Callback {

		void run() throws MethodCallException;
	}
}
