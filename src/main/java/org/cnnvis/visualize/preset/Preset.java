package org.cnnvis.visualize.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.visualize.penalty.LpNorm;
import org.cnnvis.visualize.penalty.Penalty;
import org.cnnvis.visualize.penalty.TotalVariation;

/**
 * A named way to make pictures. Immutable. The four here are the steps of an article of 2017 on VGG16, whose other
 * parts they share: the mean of a channel is driven up by RMSprop with the normalised gradient, from uniform noise. For
 * hidden layers, {@code Naive (softmax)} and {@code Logits} are the same.
 */
public final class Preset {

	private static final double WEIGHT = 10;

	/** A class's probability after the softmax. */
	public static final Preset NAIVE = new Preset("Naive (softmax)", true, 0, 0);
	/** A class's value before the softmax. */
	public static final Preset LOGITS = new Preset("Logits", false, 0, 0);
	/** And a penalty on extreme values. */
	public static final Preset LP = new Preset("Logits + Lp", false, WEIGHT, 0);
	/** And one on differences between neighbouring pixels. */
	public static final Preset LP_TV = new Preset("Logits + Lp + TV", false, WEIGHT, WEIGHT);

	/** In the order in which a dialog offers them. */
	public static final List<Preset> ALL = Collections.unmodifiableList(Arrays.asList(LP_TV, LP, LOGITS, NAIVE));

	private final String name;
	private final boolean softmax;
	private final double lp, tv;

	private Preset(final String name, final boolean softmax, final double lp, final double tv) {
		this.name = name;
		this.softmax = softmax;
		this.lp = lp;
		this.tv = tv;
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
	public Preset withWeights(final double lpWeight, final double tvWeight) {
		return new Preset(name, softmax, Double.isNaN(lpWeight) ? lp : lpWeight, Double.isNaN(tvWeight) ? tv : tvWeight);
	}

	public String name() {
		return name;
	}

	/** A class's objective is its probability, not its logit. */
	public boolean softmax() {
		return softmax;
	}

	/** Weight of the Lp norm. */
	public double lp() {
		return lp;
	}

	/** Weight of the total variation. */
	public double tv() {
		return tv;
	}

	/** The penalties whose weight is not 0. */
	public List<Penalty> penalties() {
		final List<Penalty> penalties = new ArrayList<>();
		if (lp != 0) penalties.add(new LpNorm(lp));
		if (tv != 0) penalties.add(new TotalVariation(tv));
		return penalties;
	}

	@Override
	public String toString() {
		return name;
	}
}
