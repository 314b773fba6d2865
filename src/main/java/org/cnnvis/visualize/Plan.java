package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.ReceptiveField;
import org.cnnvis.network.Shape;
import org.cnnvis.network.pass.Cut;
import org.cnnvis.network.pass.WholeAverages;
import org.cnnvis.visualize.objective.Objective;
import org.cnnvis.visualize.objective.ObjectiveParser;
import org.cnnvis.visualize.objective.Term;
import org.cnnvis.visualize.penalty.Weights;
import org.cnnvis.visualize.preset.Canvas;
import org.cnnvis.visualize.preset.Preset;

/** Settings that were found good for a model: what is to be computed. Immutable. */
final class Plan {

	final Model model;
	final Settings settings;
	final Preset preset;
	/** The same for single neurons, and for layers that see the whole picture at once. */
	private final Preset neuronPreset, wholePreset;
	/** The layer, or the objective. */
	final String title;
	/** In the order of the pictures. */
	final List<Subject> subjects;
	/** Channels x height x width. */
	final Shape picture;
	/** Gradient steps for each picture. */
	final int steps;
	private final Network network;
	private final Map<Node, ReceptiveField> fields;

	/** @throws CnnVisException naming the parameter at fault */
	Plan(final Model given, final Settings settings) {
		this.settings = settings;
		final Preset chosen = Preset.of(settings.preset()).withWeights(new Weights(weight(Parameters.LP, settings.lp()), weight(
			Parameters.TV, settings.tv()), weight(Parameters.CONTRAST, settings.contrast()), weight(Parameters.BLUR, settings.blur()))).withParts(own(settings.parametrization()), own(settings.transforms()), own(settings.optimizer()), own(settings
				.sizes())).checked();
		if (settings.every() < 0) throw new CnnVisException("every: " + settings.every() +
			" is below 0; write the steps between two frames of the time stack, or 0 for none.");
		// The original method has one size; its numbers stay as they are to the last bit.
		model = chosen.canvas() == null ? given : ofAnySize(given);
		final int mostSteps = Integer.parseInt(Parameters.STEPS_MAX);
		if (settings.steps() < 0 || settings.steps() > mostSteps) throw new CnnVisException("steps: " + settings.steps() +
			" is outside 0-" + mostSteps + " (0 is the preset's own number).");
		steps = settings.steps() == 0 ? chosen.steps() : settings.steps();
		final List<Objective> objectives = settings.objective().trim().isEmpty() ? Collections.emptyList() : ObjectiveParser
			.parse(settings.objective(), new ModelLayers(model, settings.size()));
		final TargetLayer layer = TargetLayer.find(model, settings.layer());
		network = objectives.isEmpty() ? layer.network() : network(model, objectives);
		picture = PictureSize.of(network, settings.size());
		preset = fitted(chosen);
		final boolean own = own(settings.transforms()) != null;
		neuronPreset = own ? preset : preset.forNeuron(side());
		wholePreset = own ? preset : preset.withoutEdges();
		fields = ReceptiveField.of(model.network());
		subjects = objectives.isEmpty() ? filters(layer, network) : objectives.stream().map(Subject::of).collect(Collectors
			.toList());
		title = objectives.isEmpty() ? layer.name() : objectives.size() == 1 ? objectives.get(0).toString() : objectives
			.size() + " objectives";
	}

	/** Where a picture comes in the result. */
	int place(final FilterPicture picture) {
		int place = 0;
		while (!subjects.get(place).isOf(picture))
			place++;
		return place;
	}

	private Preset fitted(final Preset chosen) {
		final Preset sized = own(settings.transforms()) != null ? chosen : chosen.forSide(side()).calmedForSteps(steps);
		if (own(settings.optimizer()) != null) return sized;
		// From an image, few steps are to change little.
		return settings.fromImage() ? sized.gentledForImage() : sized.hastenedForSteps(steps);
	}

	private int side() {
		return Math.min(picture.height(), picture.width());
	}

	/** How a subject's picture is made and seen; null for the original method. */
	Canvas canvas(final Subject subject) {
		final Canvas canvas = (subject.objective.isOfNeurons() ? neuronPreset : views(subject) <= 1 ? wholePreset : preset).canvas();
		if (canvas == null || own(settings.parametrization()) != null) return canvas;
		// An image has its colour, and a neuron a place in its surroundings.
		final boolean coloured = settings.fromImage() || subject.objective.isOfNeurons();
		return canvas.forViews(coloured ? 1 : Math.max(1, Math.round(10 * views(subject)) / 10.0));
	}

	/** How often the smallest receptive field of its filters goes into the picture's side; below 1 if it is larger. */
	private double views(final Subject subject) {
		return side() / subject.objective.terms().stream().mapToDouble(term -> fields.get(model.network().node(term.layer()))
			.size()).min().getAsDouble();
	}

	/** What the layers of some subjects need. */
	Network network(final List<Subject> some) {
		return settings.objective().trim().isEmpty() ? network : network(model, some.stream().map(subject -> subject.objective)
			.collect(Collectors.toList()));
	}

	private static Model ofAnySize(final Model model) {
		final Network free = WholeAverages.of(model.network());
		return free == model.network() ? model : new Model(model.name(), model.source(), model.sha256(), free, model.input(),
			model.classes()).withNotes(model.notes()).withLicence(model.licence());
	}

	private static String own(final String text) {
		return text.trim().equalsIgnoreCase(Parameters.FROM_PRESET) ? null : text;
	}

	private static double weight(final String key, final double weight) {
		if (weight < 0 || Double.isInfinite(weight)) throw new CnnVisException(key + ": " + weight +
			" is not a weight; write a number from 0, or '" + Parameters.FROM_PRESET + "'.");
		return weight;
	}

	private List<Subject> filters(final TargetLayer layer, final Network network) {
		final int channels = network.shapes(picture.height(), picture.width()).get(network.output()).channels();
		final int[] filters = new FilterList(layer.name(), channels, layer.classes(), settings.seed()).parse(settings
			.filters());
		return IntStream.of(filters).mapToObj(filter -> Subject.filter(layer, filter)).collect(Collectors.toList());
	}

	/** What all layers of some objectives need. */
	private static Network network(final Model model, final List<Objective> objectives) {
		final Set<Node> nodes = new LinkedHashSet<>();
		for (final Objective objective : objectives)
			for (final Term term : objective.terms())
				nodes.add(TargetLayer.find(model, term.layer()).network().output());
		return Cut.at(model.network(), new ArrayList<>(nodes));
	}
}
