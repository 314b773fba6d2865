package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.pass.Cut;
import org.cnnvis.visualize.objective.Aim;
import org.cnnvis.visualize.objective.Objective;
import org.cnnvis.visualize.objective.ObjectiveParser;
import org.cnnvis.visualize.objective.Readout;
import org.cnnvis.visualize.objective.Term;
import org.cnnvis.visualize.preset.Preset;

/** Settings that were found good for a model: what is to be computed. Immutable. */
final class Plan {

	final Model model;
	final Settings settings;
	final Preset preset;
	/** The layer, or the objective. */
	final String title;
	/** In the order of the pictures. */
	final List<Subject> subjects;
	/** Channels x height x width. */
	final Shape picture;
	/** The program to compile: its taps yield one number for each of a layer's channels. */
	final ProgramSpec program;
	private final Map<Subject, Aim> aims = new HashMap<>();

	/** @throws CnnVisException naming the parameter at fault */
	Plan(final Model model, final Settings settings, final Memory memory) {
		this.model = model;
		this.settings = settings;
		preset = Preset.of(settings.preset()).withWeights(weight(Parameters.LP, settings.lp()), weight(Parameters.TV,
			settings.tv())).withParts(own(settings.parametrization()), own(settings.transforms()), own(settings.optimizer()));
		final int mostSteps = Integer.parseInt(Parameters.STEPS_MAX);
		if (settings.steps() < 1 || settings.steps() > mostSteps) throw new CnnVisException("steps: " + settings.steps() +
			" is outside 1-" + mostSteps + ".");
		final List<Objective> objectives = settings.objective().trim().isEmpty() ? Collections.emptyList() : ObjectiveParser
			.parse(settings.objective(), new ModelLayers(model, settings.size()));
		final TargetLayer layer = TargetLayer.find(model, settings.layer());
		final Network network = objectives.isEmpty() ? layer.network() : network(objectives);
		picture = PictureSize.of(network, settings.size());
		subjects = objectives.isEmpty() ? filters(layer, network) : objectives.stream().map(Subject::of).collect(Collectors
			.toList());
		title = objectives.isEmpty() ? layer.name() : objectives.size() == 1 ? objectives.get(0).toString() : objectives
			.size() + " objectives";
		final Readout readout = new Readout(model.network(), model.isClassifier(), preset.drive(), picture.height(),
			picture.width());
		for (final Subject subject : subjects)
			aims.put(subject, readout.aim(subject.objective));
		program = ProgramSpec.of(readout.network(), readout.taps().toArray(new Node[0])).size(picture.height(), picture
			.width()).batch(memory.batchSize(network, picture, subjects.size()));
	}

	private static String own(final String text) {
		return text.trim().equalsIgnoreCase(Parameters.FROM_PRESET) ? null : text;
	}

	private static double weight(final String key, final double weight) {
		if (weight < 0 || Double.isInfinite(weight)) throw new CnnVisException(key + ": " + weight +
			" is not a weight; write a number from 0, or '" + Parameters.FROM_PRESET + "'.");
		return weight;
	}

	Aim aim(final Subject subject) {
		return aims.get(subject);
	}

	private List<Subject> filters(final TargetLayer layer, final Network network) {
		final int channels = network.shapes(picture.height(), picture.width()).get(network.output()).channels();
		final int[] filters = new FilterList(layer.name(), channels, layer.classes(), settings.seed()).parse(settings
			.filters());
		return IntStream.of(filters).mapToObj(filter -> Subject.filter(layer, filter)).collect(Collectors.toList());
	}

	/** What all layers of some objectives need. */
	private Network network(final List<Objective> objectives) {
		final Set<Node> nodes = new LinkedHashSet<>();
		for (final Objective objective : objectives)
			for (final Term term : objective.terms())
				nodes.add(TargetLayer.find(model, term.layer()).network().output());
		return Cut.at(model.network(), new ArrayList<>(nodes));
	}
}
