package org.cnnvis.ij1.dialog;

import java.awt.Component;

import javax.swing.JOptionPane;

import org.cnnvis.ij1.Inputs;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** What a command and each of its inputs do, and the inputs' names in macros. */
final class HelpText {

	private final Module module;

	HelpText(final Module module) {
		this.module = module;
	}

	void show(final Component parent) {
		JOptionPane.showMessageDialog(parent, html(), module.getInfo().getMenuPath().getLeaf().getName().replace("...", ""),
			JOptionPane.PLAIN_MESSAGE);
	}

	String html() {
		final StringBuilder html = new StringBuilder("<html><div width=460>").append(module.getInfo().getDescription())
			.append("<table>");
		for (final ModuleItem<?> item : Inputs.of(module))
			html.append("<tr valign=top><td><b>").append(item.getLabel()).append("</b><br><code>").append(item.getName())
				.append("</code></td><td>").append(item.getDescription()).append("</td></tr>");
		return html.append("</table>In macros a key that is left out takes its default.</div></html>").toString();
	}
}
