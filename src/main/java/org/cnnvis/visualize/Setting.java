package org.cnnvis.visualize;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.MacroLine;
import org.cnnvis.Suggestion;

/** One of the {@link Settings}: its macro key, label, explanation and limits, and its text, printed and parsed. */
public final class Setting {

	/** All settings in the order of dialog and macro line. */
	public static final List<Setting> ALL = Collections.unmodifiableList(Arrays.asList(
		new Setting(Parameters.LAYER, Parameters.LAYER_LABEL, Parameters.LAYER_HELP, Settings::layer, Settings::layer),
		new Setting(Parameters.FILTERS, Parameters.FILTERS_LABEL, Parameters.FILTERS_HELP, Settings::filters,
			Settings::filters),
		new Setting(Parameters.PRESET, Parameters.PRESET_LABEL, Parameters.PRESET_HELP, Settings::preset, Settings::preset),
		new Setting(Parameters.SIZE, Parameters.SIZE_LABEL, Parameters.SIZE_HELP, s -> Integer.toString(s.size()),
			(s, text) -> s.size(SettingText.integer(Parameters.SIZE, text))),
		new Setting(Parameters.STEPS, Parameters.STEPS_LABEL, Parameters.STEPS_HELP, s -> Integer.toString(s.steps()),
			(s, text) -> s.steps(SettingText.integer(Parameters.STEPS, text))),
		new Setting(Parameters.SEED, Parameters.SEED_LABEL, Parameters.SEED_HELP, s -> Long.toString(s.seed()),
			(s, text) -> s.seed(SettingText.whole(Parameters.SEED, text))),
		new Setting(Parameters.LP, Parameters.LP_LABEL, Parameters.LP_HELP, s -> SettingText.weight(s.lp()),
			(s, text) -> s.lp(SettingText.weight(Parameters.LP, text))),
		new Setting(Parameters.TV, Parameters.TV_LABEL, Parameters.TV_HELP, s -> SettingText.weight(s.tv()),
			(s, text) -> s.tv(SettingText.weight(Parameters.TV, text))),
		new Setting(Parameters.CONTRAST, Parameters.CONTRAST_LABEL, Parameters.CONTRAST_HELP, s -> SettingText.weight(s.contrast()),
			(s, text) -> s.contrast(SettingText.weight(Parameters.CONTRAST, text))),
		new Setting(Parameters.BLUR, Parameters.BLUR_LABEL, Parameters.BLUR_HELP, s -> SettingText.weight(s.blur()),
			(s, text) -> s.blur(SettingText.weight(Parameters.BLUR, text))),
		new Setting(Parameters.OBJECTIVE, Parameters.OBJECTIVE_LABEL, Parameters.OBJECTIVE_HELP, Settings::objective,
			Settings::objective),
		new Setting(Parameters.PARAMETRIZATION, Parameters.PARAMETRIZATION_LABEL, Parameters.PARAMETRIZATION_HELP, Settings::parametrization,
			Settings::parametrization),
		new Setting(Parameters.TRANSFORMS, Parameters.TRANSFORMS_LABEL, Parameters.TRANSFORMS_HELP, Settings::transforms,
			Settings::transforms),
		new Setting(Parameters.OPTIMIZER, Parameters.OPTIMIZER_LABEL, Parameters.OPTIMIZER_HELP, Settings::optimizer,
			Settings::optimizer),
		new Setting(Parameters.SIZES, Parameters.SIZES_LABEL, Parameters.SIZES_HELP, Settings::sizes, Settings::sizes),
		new Setting(Parameters.IMAGE, Parameters.IMAGE_LABEL, Parameters.IMAGE_HELP, s -> Boolean.toString(s.fromImage()),
			(s, text) -> s.fromImage(SettingText.flag(Parameters.IMAGE, text))),
		new Setting(Parameters.EARLY, Parameters.EARLY_LABEL, Parameters.EARLY_HELP, s -> Boolean.toString(s.stopEarly()),
			(s, text) -> s.stopEarly(SettingText.flag(Parameters.EARLY, text))),
		new Setting(Parameters.EVERY, Parameters.EVERY_LABEL, Parameters.EVERY_HELP, s -> Integer.toString(s.every()),
			(s, text) -> s.every(SettingText.integer(Parameters.EVERY, text))),
		new Setting(Parameters.SWAP, Parameters.SWAP_LABEL, Parameters.SWAP_HELP, s -> Boolean.toString(s.swapRedBlue()),
			(s, text) -> s.swapRedBlue(SettingText.flag(Parameters.SWAP, text)))));

	private final String key, label, help;
	private final Function<Settings, String> print;
	private final BiFunction<Settings, String, Settings> parse;

	private Setting(final String key, final String label, final String help, final Function<Settings, String> print,
		final BiFunction<Settings, String, Settings> parse)
	{
		this.key = key;
		this.label = label;
		this.help = help;
		this.print = print;
		this.parse = parse;
	}

	/** @throws CnnVisException if no setting has this key */
	public static Setting of(final String key) {
		for (final Setting setting : ALL)
			if (setting.key.equals(key)) return setting;
		final List<String> keys = ALL.stream().map(Setting::key).collect(Collectors.toList());
		throw new CnnVisException("There is no parameter '" + key + "'" + Suggestion.sentenceEnd(key, keys));
	}

	/** Name in macros. */
	public String key() {
		return key;
	}

	/** Name in the dialog. */
	public String label() {
		return label;
	}

	/** One or two sentences for the user. */
	public String help() {
		return help;
	}

	/** The text that a macro takes for this setting's value. */
	public String text(final Settings settings) {
		return print.apply(settings);
	}

	/** What applies where a macro leaves the key out. */
	public String defaultText() {
		return text(new Settings());
	}

	/**
	 * The settings with this one changed; the inverse of {@link #text}.
	 *
	 * @throws CnnVisException if the text is not a value of this kind (a number, true or false)
	 */
	public Settings apply(final Settings settings, final String text) {
		return parse.apply(settings, text);
	}

	@Override
	public String toString() {
		return key;
	}

	static String print(final Settings settings) {
		MacroLine line = new MacroLine();
		for (final Setting setting : ALL)
			line = line.with(setting.key, setting.text(settings));
		return line.toString();
	}
}
