package org.cnnvis.docs;

import org.cnnvis.MacroLine;
import org.cnnvis.ij1.Inputs;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** The parameters of a command as a Markdown table, in the order of its dialog. */
final class ParameterTable {

	private ParameterTable() {}

	/** @param module of the command, with its defaults */
	static String of(final Module module) {
		final StringBuilder table = new StringBuilder(
			"| in the dialog | key | value | when left out | what it does |\n|---|---|---|---|---|\n");
		final MacroLine defaults = Inputs.line(module);
		for (final ModuleItem<?> item : Inputs.of(module))
			table.append("| ").append(item.getLabel()).append(" | `").append(item.getName()).append("` | ").append(value(item))
				.append(" | ").append(text(defaults.get(item.getName()))).append(" | ").append(cell(item.getDescription()))
				.append(" |\n");
		return table.toString();
	}

	private static String value(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (type == boolean.class || type == Boolean.class) return "true or false";
		if (type == String.class) return "text";
		final Object min = item.getMinimumValue(), max = item.getMaximumValue();
		return "number" + (min == null ? "" : max == null ? " from " + min : " " + min + "-" + max);
	}

	private static String text(final String value) {
		return value.isEmpty() ? "empty" : "`" + value + "`";
	}

	/** A vertical bar would end the cell. */
	private static String cell(final String text) {
		return text.replace("|", "\\|").replace("\n", " ").replace("*", "\\*");
	}
}
