package org.cnnvis.ij1.dialog;

import java.awt.Component;
import java.awt.Dimension;
import java.util.Locale;

import javax.swing.JEditorPane;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;

import ij.IJ;

import org.cnnvis.Version;
import org.cnnvis.ij1.Inputs;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** What a command and each of its inputs do, and the inputs' names in macros. */
final class HelpText {

	private static final int WIDTH = 560, HEIGHT = 420;

	private final Module module;

	HelpText(final Module module) {
		this.module = module;
	}

	/** What it does here, with a way to the manual, which has pictures and needs the network. */
	void show(final Component parent) {
		final Object[] buttons = { "Open Manual Page", "Close" };
		final JEditorPane text = new JEditorPane("text/html", html());
		text.setEditable(false);
		text.setCaretPosition(0);
		final JScrollPane scroll = new JScrollPane(text);
		scroll.setPreferredSize(new Dimension(WIDTH, HEIGHT));
		final int choice = JOptionPane.showOptionDialog(parent, scroll, title(), JOptionPane.DEFAULT_OPTION,
			JOptionPane.PLAIN_MESSAGE, null, buttons, buttons[1]);
		if (choice == 0) IJ.runPlugIn("ij.plugin.BrowserLauncher", page());
	}

	private String title() {
		return module.getInfo().getMenuPath().getLeaf().getName().replace("...", "");
	}

	/** Address of the command's page. */
	String page() {
		return Version.URL + "/blob/main/docs/commands/" + title().toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
	}

	String html() {
		final StringBuilder html = new StringBuilder("<html><body style='font-family: sans-serif'>").append(module.getInfo().getDescription())
			.append("<table>");
		for (final ModuleItem<?> item : Inputs.of(module))
			html.append("<tr valign=top><td><b>").append(item.getLabel()).append("</b><br><code>").append(item.getName())
				.append("</code></td><td>").append(item.getDescription()).append("</td></tr>");
		return html.append("</table>In macros a key that is left out takes its default.</body></html>").toString();
	}
}
