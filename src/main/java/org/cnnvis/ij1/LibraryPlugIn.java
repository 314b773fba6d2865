package org.cnnvis.ij1;

import ij.plugin.PlugIn;

/**
 * A menu entry of plain ImageJ 1.x for a plugin of its own kind, with the libraries that it needs ({@link Libraries}). In
 * plugins.config the plugin's class is its argument:
 *
 * <pre>
 * Plugins&gt;CNN Vis, "CNN Vis Macro Extensions", org.cnnvis.ij1.LibraryPlugIn("org.cnnvis.command.MacroExtensions")
 * </pre>
 */
public final class LibraryPlugIn implements PlugIn {

	@Override
	public void run(final String pluginClass) {
		Libraries.create(pluginClass).run("");
	}
}
