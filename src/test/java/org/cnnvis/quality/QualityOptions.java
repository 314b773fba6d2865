package org.cnnvis.quality;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.cnnvis.engine.Precision;
import org.cnnvis.visualize.MacroOptions;
import org.cnnvis.visualize.Settings;

/**
 * What is measured, as system properties say it. The defaults are the whole report, which takes a day on a computer with
 * two cores; the reference pictures' units alone with the preset Best take ten minutes: quality.more=0, quality.methods=Best.
 * Immutable.
 *
 * <pre>
 * quality.networks  googlenet, vgg19, squeezenet, bundled: any of them
 * quality.layers    parts of layers' names; empty for all
 * quality.units     at most so many of each layer; 0 for all
 * quality.more      so many further filters of each of six layers, drawn by a seed; 0 for none
 * quality.classes   so many further classes of networks whose classes are among the reference pictures, drawn by a seed
 * quality.passes    gradient steps of each picture; with several, 200, 740, each picture is made with each
 * quality.precision FLOAT32, or BFLOAT16 to make the pictures faster; they are judged with FLOAT32
 * quality.photos    photographs of each class of flowers, for the super-stimulus
 * quality.methods   presets with '|' between; an own name and a macro's options: calm: preset=Best optimizer=[adam 0.1]
 * quality.out       folder of the report
 * quality.resume    true: what the report there has of these methods is not made again
 * cnnvis.shared     folder of the data
 * </pre>
 */
final class QualityOptions {

	final Path data = Paths.get(System.getProperty("cnnvis.shared", "../shared/data"));
	final Path out = Paths.get(System.getProperty("quality.out", "target/quality"));
	final boolean resume = Boolean.getBoolean("quality.resume");
	final List<String> networks = list("quality.networks", "googlenet, vgg19, squeezenet, bundled");
	final List<String> layers = list("quality.layers", "");
	final int units = Integer.getInteger("quality.units", 0), more = Integer.getInteger("quality.more", 64);
	final int classes = Integer.getInteger("quality.classes", 0);
	final int photos = Integer.getInteger("quality.photos", 30);
	final List<Integer> passes = list("quality.passes", "200").stream().map(Integer::valueOf).collect(Collectors.toList());
	final Precision precision = Precision.valueOf(System.getProperty("quality.precision", "FLOAT32"));
	/** Settings by the name of the method. */
	final Map<String, Settings> methods = new LinkedHashMap<>();

	QualityOptions() {
		for (final String method : System.getProperty("quality.methods", "Best|Quick|Logits + Lp + TV").split("\\|")) {
			final int colon = method.indexOf(':');
			final Settings settings = colon < 0 ? new Settings().preset(method.trim()) : MacroOptions.parse(method.substring(
				colon + 1).trim()).settings();
			methods.put(colon < 0 ? method.trim() : method.substring(0, colon).trim(), settings);
		}
	}

	boolean wantsLayer(final String layer) {
		return layers.isEmpty() || layers.stream().anyMatch(layer::contains);
	}

	private static List<String> list(final String key, final String otherwise) {
		final String text = System.getProperty(key, otherwise).trim();
		return text.isEmpty() ? new ArrayList<>() : Arrays.stream(text.split(",")).map(String::trim).collect(Collectors
			.toList());
	}
}
