package org.cnnvis.ij1;

import ij.plugin.PlugIn;

/**
 * A menu entry of plain ImageJ 1.x. In plugins.config the class of the SciJava command is its argument:
 *
 * <pre>
 * Plugins&gt;CNN Vis, "Visualize Filter...", org.cnnvis.ij1.CommandPlugIn("org.cnnvis.command.VisualizeFilter")
 * </pre>
 *
 * ImageJ loads this class and nothing that it needs; the rest may come from another class loader ({@link Libraries}). In
 * Fiji the commands take these menu entries over, and this class is not used.
 */
public final class CommandPlugIn implements PlugIn {

	@Override
	public void run(final String commandClass) {
		final PlugIn host = Libraries.create("org.cnnvis.ij1.PlainImageJ");
		host.run(commandClass);
	}
}
