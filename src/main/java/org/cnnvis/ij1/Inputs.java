package org.cnnvis.ij1;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;
import org.cnnvis.Suggestion;
import org.cnnvis.visualize.SettingText;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** The inputs of a SciJava module from and to text: what macros, the recorder and the preferences see of a command. */
public final class Inputs {

	private Inputs() {}

	/** The inputs that a user gives as text: everything but messages and images. */
	public static List<ModuleItem<?>> of(final Module module) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (item.getVisibility() == ItemVisibility.NORMAL && isText(item.getType())) items.add(item);
		return items;
	}

	/** All inputs with their values. */
	public static MacroLine line(final Module module) {
		MacroLine line = new MacroLine();
		for (final ModuleItem<?> item : of(module))
			line = line.with(item.getName(), String.valueOf(module.getInput(item.getName())));
		return line;
	}

	/**
	 * Sets the inputs that a line names and leaves the others as they are.
	 *
	 * @throws CnnVisException if a key is not an input, or a value is not of its kind; no input is changed then
	 */
	public static void set(final Module module, final MacroLine line) {
		for (final String key : line.values().keySet())
			if (!isImage(module, key)) parse(item(module, key), line.get(key));
		for (final String key : line.values().keySet())
			if (!isImage(module, key)) module.setInput(key, parse(item(module, key), line.get(key)));
	}

	/** @throws CnnVisException if the text is not a value of the input's kind */
	public static Object parse(final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (type == boolean.class || type == Boolean.class) return SettingText.flag(item.getName(), text);
		if (type == int.class || type == Integer.class) return SettingText.integer(item.getName(), text);
		if (type == long.class || type == Long.class) return SettingText.whole(item.getName(), text);
		return text;
	}

	private static ModuleItem<?> item(final Module module, final String key) {
		for (final ModuleItem<?> item : of(module))
			if (item.getName().equals(key)) return item;
		final List<String> keys = of(module).stream().map(ModuleItem::getName).collect(Collectors.toList());
		throw new CnnVisException("There is no parameter '" + key + "'" + Suggestion.sentenceEnd(key, keys));
	}

	/** Fiji's recorder writes the title of the image too; a command takes the active one. */
	private static boolean isImage(final Module module, final String key) {
		final ModuleItem<?> item = module.getInfo().getInput(key);
		return item != null && ImagePlus.class.isAssignableFrom(item.getType());
	}

	private static boolean isText(final Class<?> type) {
		return type == String.class || type == boolean.class || type == Boolean.class || type == int.class ||
			type == Integer.class || type == long.class || type == Long.class;
	}
}
