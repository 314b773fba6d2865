package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.objective.Readout;
import org.cnnvis.visualize.objective.Term;

/** Subjects of a plan whose pictures are made in the same sizes, with the same programs. Immutable. */
final class Group {

	/** In the order of the pictures. */
	final List<Subject> subjects;
	/** From coarse to fine; the last has the picture's size. */
	final List<Stage> stages;
	/** Pictures at a time. */
	final int batch;
	/** The step before which it is decided what part of an endless canvas is shown; -1 for never. */
	final int placing;

	private Group(final Plan plan, final List<Subject> subjects, final Memory memory) {
		this.subjects = subjects;
		final Network network = plan.network(subjects);
		final Course course = course(plan, network);
		this.batch = batch(plan.picture, network, course, memory);
		this.stages = course.parts(plan.picture).stream().map(part -> stage(plan, part)).collect(Collectors.toList());
		this.placing = placing(plan);
	}

	/**
	 * All subjects of a plan, by the sizes in which their layers can be computed, so that no picture depends on its company:
	 * in one group as a rule.
	 *
	 * @throws CnnVisException if memory is not enough
	 */
	static List<Group> all(final Plan plan, final Memory memory) {
		final Map<Set<String>, List<Shape>> known = new HashMap<>();
		final Map<List<Shape>, List<Subject>> bySizes = new LinkedHashMap<>();
		for (final Subject subject : plan.subjects) {
			final Set<String> layers = subject.objective.terms().stream().map(Term::layer).collect(Collectors.toSet());
			final List<Shape> sizes = known.computeIfAbsent(layers, l -> course(plan, plan.network(Arrays.asList(subject)))
				.shapes(plan.picture));
			bySizes.computeIfAbsent(sizes, shapes -> new ArrayList<>()).add(subject);
		}
		return bySizes.values().stream().map(together -> new Group(plan, together, memory)).collect(Collectors.toList());
	}

	private static Course course(final Plan plan, final Network network) {
		return new Course(network, plan.preset.sizes(), plan.steps, plan.settings.fromImage());
	}

	/** Not from an image, where things have their places. */
	private int placing(final Plan plan) {
		final double share = plan.preset.canvas() == null || plan.settings.fromImage() ? 1 : plan.preset.canvas().placing();
		return share == 1 ? -1 : Math.max(last().start, (int) Math.round(share * plan.steps));
	}

	private Stage stage(final Plan plan, final Course.Part part) {
		final Readout readout = new Readout(plan.model.network(), plan.model.isClassifier(), plan.preset.drive(), part.shape,
			plan.picture);
		return new Stage(readout, subjects, part.shape, batch, part.start, part.end);
	}

	/** Facets of an objective are in one batch. */
	private int batch(final Shape picture, final Network network, final Course course, final Memory memory) {
		final int facets = subjects.stream().mapToInt(subject -> subject.objective.facets()).max().getAsInt();
		final int even = memory.batchSize(network, picture, course::shapes, subjects.size());
		if (even >= facets) return even;
		final int most = memory.batchSize(network, picture, course::shapes, facets);
		if (most < facets) throw new CnnVisException("objective: memory is enough for " + most + " pictures of " + picture
			.width() + " x " + picture.height() + " pixels at the same time, but there are " + facets +
			" facets; write fewer, or a smaller size.");
		return facets;
	}

	/** The picture is one of this group. */
	boolean makes(final FilterPicture picture) {
		return subjects.stream().anyMatch(subject -> subject.isOf(picture));
	}

	/** The stage that makes the pictures as they are shown. */
	Stage last() {
		return stages.get(stages.size() - 1);
	}

	/** The subjects, as many at a time as there is room for. */
	List<List<Subject>> batches() {
		final List<List<Subject>> batches = new ArrayList<>();
		List<Subject> current = new ArrayList<>();
		for (int i = 0; i < subjects.size(); i += subjects.get(i).objective.facets()) {
			final int facets = subjects.get(i).objective.facets();
			if (current.size() + facets > batch) {
				batches.add(current);
				current = new ArrayList<>();
			}
			current.addAll(subjects.subList(i, i + facets));
		}
		batches.add(current);
		return batches;
	}
}
