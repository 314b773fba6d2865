package org.cnnvis.command;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;

import javax.swing.JEditorPane;
import javax.swing.JOptionPane;
import javax.swing.event.HyperlinkEvent;

import ij.IJ;

import org.cnnvis.Version;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Version, citation, licence, and what the plugin is made with. */
@Plugin(type = Command.class, menuPath = "Help>About Plugins>CNN Vis...", headless = true,
	description = "Tells the version of CNN Vis, how to cite it, and what it is made with.")
public class About implements Command {

	@Override
	public void run() {
		if (GraphicsEnvironment.isHeadless()) IJ.log(text().replaceAll("<br>|</p>", "\n").replaceAll("<[^>]*>", ""));
		else EventQueue.invokeLater(About::show);
	}

	static String text() {
		return "<html><body width=420 style='font-family: sans-serif'><p><b>CNN Vis " + Version.TEXT +
			"</b><br>shows what a convolutional network has learned.</p>" +
			"<p><b>Please cite</b><br>CNN Vis developers (2026). CNN Vis: feature visualisation for ImageJ and Fiji (version " +
			Version.TEXT + ").<br><a href='" + Version.URL + "'>" + Version.URL + "</a></p>" +
			"<p>and, for the pictures of the preset Best,<br>Olah, Mordvintsev &amp; Schubert (2017). Feature Visualization. " +
			"Distill. <a href='https://doi.org/10.23915/distill.00007'>doi:10.23915/distill.00007</a></p>" +
			"<p><b>Made with</b><br>oneDNN, Deeplearning4j and ND4J " + Version.ND4J +
			", jHDF, ImgLib2, SciJava. BSD-2-Clause licence.</p>" +
			"<p><a href='" + Version.URL + "/tree/main/docs'>Documentation</a> · <a href='https://forum.image.sc'>Questions: " +
			"forum.image.sc</a></p></body></html>";
	}

	private static void show() {
		final JEditorPane pane = new JEditorPane("text/html", text());
		pane.setName("about");
		pane.setEditable(false);
		pane.setOpaque(false);
		pane.addHyperlinkListener(event -> {
			if (event.getEventType() == HyperlinkEvent.EventType.ACTIVATED) IJ.runPlugIn("ij.plugin.BrowserLauncher", event
				.getURL().toString());
		});
		JOptionPane.showMessageDialog(IJ.getInstance(), pane, "About CNN Vis", JOptionPane.PLAIN_MESSAGE);
	}
}
