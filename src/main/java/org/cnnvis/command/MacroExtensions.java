package org.cnnvis.command;

import static ij.macro.ExtensionDescriptor.newDescriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ij.IJ;
import ij.WindowManager;
import ij.macro.ExtensionDescriptor;
import ij.macro.Functions;
import ij.macro.Interpreter;
import ij.macro.MacroExtension;
import ij.plugin.PlugIn;

import org.cnnvis.classify.Classifier;
import org.cnnvis.classify.Crops;
import org.cnnvis.classify.Prediction;
import org.cnnvis.ij1.ErrorReport;
import org.cnnvis.ij1.OwnClassLoader;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.cnnvis.network.Node;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.Settings;
import org.scijava.log.StderrLogService;

/**
 * What a macro can ask of CNN Vis and get back as a value. Lists have one name per line.
 *
 * <pre>
 * run("CNN Vis Macro Extensions");
 * layers = split(Ext.layers("Flowers (bundled)"), "\n");
 * flower = Ext.classify("Flowers (bundled)", probability);
 * </pre>
 */
public final class MacroExtensions implements PlugIn, MacroExtension {

	private static final String COMMAND = "CNN Vis Macro Extensions";

	/** Makes the functions known to the macro that runs. */
	@Override
	public void run(final String arg) {
		if (IJ.macroRunning()) Functions.registerExtensions(this);
		else IJ.error(COMMAND, "This command is for macros: after run(\"" + COMMAND + "\"), a macro can call " +
			"Ext.models(),\nExt.layers(model), Ext.filters(model, layer), Ext.classes(model), Ext.sha256(model) and " +
			"Ext.classify(model).");
	}

	@Override
	public ExtensionDescriptor[] getExtensionFunctions() {
		return new ExtensionDescriptor[] { newDescriptor("models", this), newDescriptor("layers", this, ARG_STRING),
			newDescriptor("filters", this, ARG_STRING, ARG_STRING), newDescriptor("classes", this, ARG_STRING), newDescriptor(
				"sha256", this, ARG_STRING), newDescriptor("classify", this, ARG_STRING, ARG_NUMBER + ARG_OUTPUT +
					ARG_OPTIONAL) };
	}

	@Override
	public String handleExtension(final String name, final Object[] arguments) {
		final List<String> answer = new ArrayList<>();
		try (OwnClassLoader loader = new OwnClassLoader()) {
			new ErrorReport("Ext." + name, new StderrLogService(), Interpreter.getInstance()::abort).guard(() -> answer.add(name
				.equals("models") ? lines(Models.shared().names()) : answer(name, Models.shared().get((String) arguments[0]),
					arguments)));
		}
		return answer.isEmpty() ? null : answer.get(0);
	}

	private static String answer(final String name, final Model model, final Object[] arguments) {
		switch (name) {
			case "layers":
				return lines(model.network().layers().stream().map(Node::name).collect(Collectors.toList()));
			case "filters":
				return Integer.toString(filters(model, (String) arguments[1]));
			case "classes":
				return lines(model.classes());
			case "sha256":
				return model.sha256();
			case "classify":
				return classify(model, (Double[]) arguments[1]);
			default:
				throw new IllegalArgumentException(name);
		}
	}

	private static int filters(final Model model, final String layer) {
		return new FeatureVisualizer(Computing::compile).check(model, new Settings().layer(layer).filters("all")).length;
	}

	/** @param probability its first element is set, unless it is null */
	private static String classify(final Model model, final Double[] probability) {
		Classifier.check(model);
		final ShownImage shown = new ShownImage(WindowManager.getCurrentImage());
		final Prediction best = KeptClassifier.use(model, Crops.CENTER, classifier -> classifier.classify(shown.pixels(shown
			.currentSlice()))).best();
		if (probability != null) probability[0] = best.probability();
		return best.className();
	}

	private static String lines(final List<String> names) {
		return String.join("\n", names);
	}
}
