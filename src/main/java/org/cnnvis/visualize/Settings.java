package org.cnnvis.visualize;

/**
 * What Visualize Filter is asked for. Immutable; every setter returns a changed copy. The texts are those of dialog and
 * macro, so that they can be recorded as they were given; they are checked when the visualisation starts.
 *
 * <pre>{@code
 * new Settings().layer("block3_conv1").filters("0-15, 30").steps(200)
 * }</pre>
 */
public final class Settings implements Cloneable {

	/** As a weight: the preset's own. */
	public static final double FROM_PRESET = Double.NaN;

	private String layer = "";
	private String filters = "random 16";
	private String preset = "Best";
	private int size;
	private int steps, every;
	private long seed = 1;
	private double lp = FROM_PRESET, tv = FROM_PRESET, contrast = FROM_PRESET, blur = FROM_PRESET;
	private String objective = "", parametrization = Parameters.FROM_PRESET, transforms = Parameters.FROM_PRESET, optimizer =
		Parameters.FROM_PRESET, sizes = Parameters.FROM_PRESET;
	private boolean swapRedBlue, fromImage, stopEarly;

	/** The layer's name; empty is the last layer, the classes. */
	public String layer() {
		return layer;
	}

	public Settings layer(final String value) {
		final Settings s = copy();
		s.layer = value;
		return s;
	}

	/** {@code 0-15, 30, 65}, {@code random 16}, {@code all}, or class names for a class layer. */
	public String filters() {
		return filters;
	}

	public Settings filters(final String value) {
		final Settings s = copy();
		s.filters = value;
		return s;
	}

	/** Name of a preset. */
	public String preset() {
		return preset;
	}

	public Settings preset(final String value) {
		final Settings s = copy();
		s.preset = value;
		return s;
	}

	/** Side of the picture in pixels; 0 is the network's own size. */
	public int size() {
		return size;
	}

	public Settings size(final int value) {
		final Settings s = copy();
		s.size = value;
		return s;
	}

	/** Gradient steps; 0 is the preset's own number. */
	public int steps() {
		return steps;
	}

	public Settings steps(final int value) {
		final Settings s = copy();
		s.steps = value;
		return s;
	}

	/** Seed of the start picture and of the random choice of filters. */
	public long seed() {
		return seed;
	}

	public Settings seed(final long value) {
		final Settings s = copy();
		s.seed = value;
		return s;
	}

	/** Weight of the Lp norm, at least 0; {@link #FROM_PRESET} for the preset's own. */
	public double lp() {
		return lp;
	}

	public Settings lp(final double weight) {
		final Settings s = copy();
		s.lp = weight;
		return s;
	}

	/** Weight of the total variation, at least 0; {@link #FROM_PRESET} for the preset's own. */
	public double tv() {
		return tv;
	}

	public Settings tv(final double weight) {
		final Settings s = copy();
		s.tv = weight;
		return s;
	}

	/** Weight of the penalty on contrast, at least 0; {@link #FROM_PRESET} for the preset's own. */
	public double contrast() {
		return contrast;
	}

	public Settings contrast(final double weight) {
		final Settings s = copy();
		s.contrast = weight;
		return s;
	}

	/** Weight of the penalty on what a blur takes away, at least 0; {@link #FROM_PRESET} for the preset's own. */
	public double blur() {
		return blur;
	}

	public Settings blur(final double weight) {
		final Settings s = copy();
		s.blur = weight;
		return s;
	}

	/** Text of one or more objectives, which take the place of layer and filters; empty for those. */
	public String objective() {
		return objective;
	}

	public Settings objective(final String value) {
		final Settings s = copy();
		s.objective = value;
		return s;
	}

	/** Text of a parametrization, or {@link Parameters#FROM_PRESET}. */
	public String parametrization() {
		return parametrization;
	}

	public Settings parametrization(final String value) {
		final Settings s = copy();
		s.parametrization = value;
		return s;
	}

	/** Text of transforms, or {@link Parameters#FROM_PRESET}. */
	public String transforms() {
		return transforms;
	}

	public Settings transforms(final String value) {
		final Settings s = copy();
		s.transforms = value;
		return s;
	}

	/** Text of an optimizer, or {@link Parameters#FROM_PRESET}. */
	public String optimizer() {
		return optimizer;
	}

	public Settings optimizer(final String value) {
		final Settings s = copy();
		s.optimizer = value;
		return s;
	}

	/** Text of the sizes from coarse to fine, or {@link Parameters#FROM_PRESET}. */
	public String sizes() {
		return sizes;
	}

	public Settings sizes(final String value) {
		final Settings s = copy();
		s.sizes = value;
		return s;
	}

	/** Begin with an image in place of noise. */
	public boolean fromImage() {
		return fromImage;
	}

	public Settings fromImage(final boolean value) {
		final Settings s = copy();
		s.fromImage = value;
		return s;
	}

	/** End a picture as soon as its activation has stopped to rise. */
	public boolean stopEarly() {
		return stopEarly;
	}

	public Settings stopEarly(final boolean value) {
		final Settings s = copy();
		s.stopEarly = value;
		return s;
	}

	/** Steps between two frames of the pictures on their way; 0 for none. */
	public int every() {
		return every;
	}

	public Settings every(final int value) {
		final Settings s = copy();
		s.every = value;
		return s;
	}

	/** Show red and blue exchanged for BGR networks, as the original article did. */
	public boolean swapRedBlue() {
		return swapRedBlue;
	}

	public Settings swapRedBlue(final boolean value) {
		final Settings s = copy();
		s.swapRedBlue = value;
		return s;
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof Settings && toString().equals(o.toString());
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	/** All settings as a macro takes them: {@code layer=block3_conv1 filters=[random 16] ...}. */
	@Override
	public String toString() {
		return Setting.print(this);
	}

	private Settings copy() {
		try {
			return (Settings) clone();
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}
}
