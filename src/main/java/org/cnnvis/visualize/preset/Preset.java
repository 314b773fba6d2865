package org.cnnvis.visualize.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.visualize.objective.Drive;
import org.cnnvis.visualize.optimizer.UpdateRule;
import org.cnnvis.visualize.parametrization.Parametrizations;
import org.cnnvis.visualize.penalty.Weights;
import org.cnnvis.visualize.parametrization.Maco;
import org.cnnvis.visualize.transform.Transforms;

/**
 * A named way to make pictures. Immutable. {@link #BEST} and {@link #QUICK} make pictures in true colours on a
 * {@link Canvas}. The other four are the steps of an article of 2017 on VGG16, which share all but objective and
 * penalties: the mean of a channel is driven up by RMSprop with the normalised gradient, from uniform noise, in grey
 * levels without limits. For hidden layers, {@code Naive (softmax)} and {@code Logits} are the same.
 */
public final class Preset {

	private static final double WEIGHT = 10;
	private static final UpdateRule ARTICLE = UpdateRule.parse("rmsprop 1");
	private static final int STEPS = 200, FEW_STEPS = 24;
	/** Fewer steps are longer by this power of what they are fewer; found by what 40 steps reach in several networks. */
	private static final double POWER = 0.3;
	/** Longer ones leave more grain than picture. */
	private static final double FURTHEST = 2;
	/** Steps that begin with an image are shorter by this, so that it is still recognised. */
	private static final double FROM_IMAGE = 0.45;

	private static final Drive CLEAR = Drive.ACTIVATION.leaking(0.1).againstRivals(3).evened(2).focused(0.8, 0.4);

	/** Clear pictures: the default. */
	public static final Preset BEST = new Preset("Best", CLEAR, Weights.NONE, Canvas.BEST, UpdateRule.parse(
		"adam 0.15"), STEPS);
	/** A first look: small pictures in few steps, enlarged. */
	public static final Preset QUICK = new Preset("Quick", CLEAR, Weights.NONE, Canvas.QUICK, UpdateRule.parse(
		"adam 0.13"), FEW_STEPS);
	/** A class's probability after the softmax. */
	public static final Preset NAIVE = new Preset("Naive (softmax)", Drive.PROBABILITY, Weights.NONE, null, ARTICLE, STEPS);
	/** A class's value before the softmax. */
	public static final Preset LOGITS = new Preset("Logits", Drive.ACTIVATION, Weights.NONE, null, ARTICLE, STEPS);
	/** And a penalty on extreme values. */
	public static final Preset LP = new Preset("Logits + Lp", Drive.ACTIVATION, new Weights(WEIGHT, 0, 0, 0), null, ARTICLE, STEPS);
	/** And one on differences between neighbouring pixels. */
	public static final Preset LP_TV = new Preset("Logits + Lp + TV", Drive.ACTIVATION, new Weights(WEIGHT, WEIGHT, 0,
		0), null, ARTICLE, STEPS);

	/** In the order in which a dialog offers them. */
	public static final List<Preset> ALL = Collections.unmodifiableList(Arrays.asList(BEST, QUICK, LP_TV, LP, LOGITS, NAIVE));

	private final String name;
	private final Drive drive;
	private final Weights weights;
	private final Canvas canvas;
	private final UpdateRule rule;
	private final int steps;

	private Preset(final String name, final Drive drive, final Weights weights, final Canvas canvas, final UpdateRule rule, final int steps)
	{
		this.name = name;
		this.drive = drive;
		this.weights = weights;
		this.canvas = canvas;
		this.rule = rule;
		this.steps = steps;
	}

	/** @throws CnnVisException if no preset has this name (upper and lower case alike) */
	public static Preset of(final String name) {
		for (final Preset preset : ALL)
			if (preset.name.equalsIgnoreCase(name.trim())) return preset;
		throw new CnnVisException("preset: there is no '" + name + "'; the presets are " + names().stream().map(n -> "'" +
			n + "'").collect(Collectors.joining(", ")) + ".");
	}

	/** All names, in the order in which a dialog offers them. */
	public static List<String> names() {
		return ALL.stream().map(Preset::name).collect(Collectors.toList());
	}

	/** The same preset with other weights; NaN keeps its own. */
	public Preset withWeights(final Weights others) {
		return new Preset(name, drive, others.or(weights), canvas, rule, steps);
	}

	/**
	 * The same preset with other parts.
	 *
	 * @param parametrization text of another parametrization; null keeps its own
	 * @param transforms text of other transforms; null keeps its own
	 * @param optimizer text of another optimizer; null keeps its own
	 * @param sizes text of other sizes; null keeps its own
	 * @throws CnnVisException if a text cannot be read, or the parts do not go together
	 */
	public Preset withParts(final String parametrization, final String transforms, final String optimizer,
		final String sizes)
	{
		Canvas changed = canvas;
		final String other = parametrization != null ? "parametrization" : transforms != null ? "transforms"
			: optimizer != null ? "optimizer" : sizes != null ? "sizes" : null;
		if (canvas == null && other != null) throw new CnnVisException(other + ": preset '" + name +
			"' is the original method, which has no other; choose another preset.");
		if (parametrization != null) changed = changed.with(Parametrizations.parse(parametrization));
		if (transforms != null) changed = changed.with(Transforms.parse(transforms));
		if (sizes != null) changed = changed.with(Sizes.parse(sizes));
		return new Preset(name, drive, weights, changed, optimizer == null ? rule : UpdateRule.parse(optimizer),
			steps);
	}

	/**
	 * The same preset with its transforms fitted to small pictures.
	 *
	 * @param side shorter side of the picture in its final size
	 */
	public Preset forSide(final int side) {
		return canvas == null ? this : new Preset(name, drive, weights, canvas.forSide(side), rule, steps);
	}

	/**
	 * The same preset with its transforms, which fit the picture already, fitted to a single neuron.
	 *
	 * @param side shorter side of the picture in its final size
	 */
	public Preset forNeuron(final int side) {
		return canvas == null ? this : new Preset(name, drive, weights, canvas.forNeuron(side), rule, steps);
	}

	/**
	 * The same preset for layers that see the whole picture at once. They show things, not patterns, and things are clearer
	 * with calm surroundings than where they fill the picture up to its edges.
	 */
	public Preset withoutEdges() {
		return canvas == null ? this : new Preset(name, drive, weights, canvas.withoutEdges(), rule, steps);
	}

	/**
	 * The same preset with its transforms fitted to few steps: the movements shrink as the number of steps does.
	 *
	 * @param number of steps, from 1
	 */
	public Preset calmedForSteps(final int number) {
		if (canvas == null || number >= steps) return this;
		return new Preset(name, drive, weights, canvas.calmed(number / (double) steps), rule, steps);
	}

	/**
	 * The same preset with its learning rate fitted to few steps: each goes further, up to {@value #FURTHEST} times.
	 *
	 * @param number of steps, from 1
	 */
	public Preset hastenedForSteps(final int number) {
		if (canvas == null || number >= steps) return this;
		final double further = Math.min(FURTHEST, Math.pow(steps / (double) number, POWER));
		return new Preset(name, drive, weights, canvas, rule.times(further), steps);
	}

	/** The same preset with its learning rate fitted to begin with an image, not with noise. */
	public Preset gentledForImage() {
		return canvas == null ? this : new Preset(name, drive, weights, canvas, rule.times(FROM_IMAGE), steps);
	}

	/**
	 * The same preset.
	 *
	 * @throws CnnVisException if its parts contradict each other
	 */
	public Preset checked() {
		if (canvas != null && canvas.parametrization() instanceof Maco && !weights.key().isEmpty()) throw new CnnVisException(weights
			.key() + ": the parametrization '" + canvas.parametrization() + "' leaves only phases to choose, which a penalty on amplitudes contradicts; take a weight of 0, or 'fourier'.");
		return this;
	}

	public String name() {
		return name;
	}

	/** What leads uphill. */
	public Drive drive() {
		return drive;
	}

	/** How pictures are made of parameters and seen by the network; null for the article's grey levels. */
	public Canvas canvas() {
		return canvas;
	}

	/** From coarse to fine. */
	public Sizes sizes() {
		return canvas == null ? Sizes.FINAL : canvas.sizes();
	}

	public UpdateRule rule() {
		return rule;
	}

	/** Gradient steps where none are asked for. */
	public int steps() {
		return steps;
	}

	/** Of the penalties. */
	public Weights weights() {
		return weights;
	}

	@Override
	public String toString() {
		return name;
	}
}
