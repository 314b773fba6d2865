package org.cnnvis.visualize;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.visualize.preset.Preset;

/** Settings that were found good for a model: what is to be computed. Immutable. */
final class Plan {

	final Model model;
	final Settings settings;
	final Preset preset;
	final TargetLayer layer;
	/** Channels of the layer, in the order of the pictures. */
	final int[] filters;
	/** Channels x height x width. */
	final Shape picture;
	/** The program to compile: its only tap yields the mean of each of the layer's channels over all positions. */
	final ProgramSpec program;

	/** @throws CnnVisException naming the parameter at fault */
	Plan(final Model model, final Settings settings, final Memory memory) {
		this.model = model;
		this.settings = settings;
		preset = Preset.of(settings.preset()).withWeights(weight(Parameters.LP, settings.lp()), weight(Parameters.TV,
			settings.tv()));
		final int mostSteps = Integer.parseInt(Parameters.STEPS_MAX);
		if (settings.steps() < 1 || settings.steps() > mostSteps) throw new CnnVisException("steps: " + settings.steps() +
			" is outside 1-" + mostSteps + ".");
		layer = TargetLayer.find(model, settings.layer());
		final Network readout = layer.readout(preset.softmax());
		picture = PictureSize.of(readout, settings.size());
		final int channels = readout.shapes(picture.height(), picture.width()).get(readout.output()).channels();
		filters = new FilterList(layer.name(), channels, layer.classes(), settings.seed()).parse(settings.filters());
		final Network means = means(readout);
		program = ProgramSpec.of(means, means.output()).size(picture.height(), picture.width()).batch(memory.batchSize(
			readout, picture, filters.length));
	}

	private static double weight(final String key, final double weight) {
		if (weight < 0 || Double.isInfinite(weight)) throw new CnnVisException(key + ": " + weight +
			" is not a weight; write a number from 0, or '" + Parameters.FROM_PRESET + "'.");
		return weight;
	}

	/** Averaging inside the network spares reading and writing whole maps at each step. */
	private static Network means(final Network readout) {
		final Node output = readout.output();
		return TargetLayer.withOutput(readout, new Node(output.layer(), "means", new GlobalPooling(Pooling.Kind.AVERAGE),
			Arrays.asList(output)));
	}

	/** Name of a channel where the layer's channels are classes, else empty. */
	String className(final int channel) {
		final List<String> classes = layer.classes();
		return channel < classes.size() ? classes.get(channel) : "";
	}
}
