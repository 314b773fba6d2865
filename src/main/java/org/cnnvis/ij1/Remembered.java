package org.cnnvis.ij1;

import java.util.Locale;
import java.util.Map;

import ij.Prefs;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;
import org.scijava.module.Module;

/**
 * What the user chose in a command's dialog last time, in ImageJ's preferences. SciJava's own memory is not used, as it
 * would also fill in the keys that a macro leaves out.
 */
public final class Remembered {

	private Remembered() {}

	public static void save(final Module module) {
		for (final Map.Entry<String, String> input : Inputs.line(module).values().entrySet())
			Prefs.set(key(module, input.getKey()), input.getValue());
	}

	/** Sets the inputs that are remembered; one whose kind has changed since keeps its default. */
	public static void restore(final Module module) {
		for (final String input : Inputs.line(module).values().keySet()) {
			final String text = Prefs.get(key(module, input), null);
			if (text != null) restore(module, input, text);
		}
	}

	private static void restore(final Module module, final String input, final String text) {
		try {
			Inputs.set(module, new MacroLine().with(input, text));
		}
		catch (final CnnVisException e) {
			Prefs.set(key(module, input), null);
		}
	}

	private static String key(final Module module, final String input) {
		final String command = module.getInfo().getDelegateClassName();
		return "cnnvis." + command.substring(command.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) + "." + input;
	}
}
