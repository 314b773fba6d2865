package org.cnnvis.visualize;

import java.util.Map;
import java.util.Objects;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;

/**
 * A run of Visualize Filter as a macro writes it. Immutable; printing and parsing are inverses.
 *
 * <pre>{@code
 * MacroOptions.parse("model=VGG16 layer=block3_conv1 filters=[0-15, 30] steps=200").settings()
 * new MacroOptions("VGG16", settings).line()   // run("Visualize Filter...", "model=VGG16 ...");
 * }</pre>
 */
public final class MacroOptions {

	/** The menu entry. */
	public static final String COMMAND = "Visualize Filter...";

	private final String model;
	private final Settings settings;

	/** @param model name of the model, or path of its file */
	public MacroOptions(final String model, final Settings settings) {
		this.model = model;
		this.settings = settings;
	}

	/**
	 * Parses {@code key=value key=[value with spaces]}. Keys that are left out have their defaults; the model has none
	 * and is empty then.
	 *
	 * @throws CnnVisException if a key is unknown or a value cannot be read
	 */
	public static MacroOptions parse(final String options) {
		Settings settings = new Settings();
		String model = "";
		for (final Map.Entry<String, String> option : MacroLine.parse(options).values().entrySet()) {
			if (option.getKey().equals(Parameters.MODEL)) model = option.getValue();
			else settings = Setting.of(option.getKey()).apply(settings, option.getValue());
		}
		return new MacroOptions(model, settings);
	}

	public String model() {
		return model;
	}

	public Settings settings() {
		return settings;
	}

	/** The line of a macro: {@code run("Visualize Filter...", "model=VGG16 ...");}. */
	public String line() {
		return options().call(COMMAND);
	}

	private MacroLine options() {
		MacroLine options = new MacroLine().with(Parameters.MODEL, model);
		for (final Setting setting : Setting.ALL)
			options = options.with(setting.key(), setting.text(settings));
		return options;
	}

	/** The options: {@code model=VGG16 layer=block3_conv1 ...}. */
	@Override
	public String toString() {
		return options().toString();
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof MacroOptions && toString().equals(o.toString());
	}

	@Override
	public int hashCode() {
		return Objects.hash(model, settings);
	}
}
