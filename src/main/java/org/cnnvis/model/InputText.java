package org.cnnvis.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;

/**
 * Input specifications as text for dialogs and macros: the usual ones by name ({@code RGB 0 to 1}, {@code Caffe}), any
 * other as {@code BGR minus 103.939,116.779,123.68 times 1}. Parsing and printing are inverses.
 */
public final class InputText {

	private static final Pattern FORMULA = Pattern.compile("(\\w+) minus ([^ ]+) times ([^ ]+)");

	private InputText() {}

	/** The usual specifications for a number of channels, by name. */
	public static Map<String, InputSpec> usual(final int channels) {
		final Map<String, InputSpec> usual = new LinkedHashMap<>();
		for (final ChannelOrder order : ChannelOrder.values())
			if (order.fits(channels) && (order != ChannelOrder.OTHER || channels != 1 && channels != 3)) {
				usual.put(order + " 0 to 1", InputSpec.of(order, channels, 0, 1 / 255f));
				usual.put(order + " 0 to 255", InputSpec.of(order, channels, 0, 1));
				usual.put(order + " -1 to 1", InputSpec.of(order, channels, 127.5f, 1 / 127.5f));
			}
		if (channels == 3) {
			usual.put("Caffe", InputSpec.CAFFE);
			usual.put("PyTorch", InputSpec.TORCH);
		}
		return usual;
	}

	/** The name if it is a usual one, else the formula. */
	public static String print(final InputSpec spec) {
		for (final Map.Entry<String, InputSpec> usual : usual(spec.channels()).entrySet())
			if (usual.getValue().equals(spec)) return usual.getKey();
		return spec.order() + " minus " + numbers(IntStream.range(0, spec.channels()).mapToObj(spec::mean).collect(
			Collectors.toList())) + " times " + numbers(IntStream.range(0, spec.channels()).mapToObj(spec::scale).collect(
				Collectors.toList()));
	}

	private static String numbers(final List<Float> values) {
		final boolean same = values.stream().distinct().count() == 1;
		return (same ? values.subList(0, 1) : values).stream().map(v -> v == Math.rint(v) && Math.abs(v) < 1e6f ? Integer
			.toString(Math.round(v)) : Float.toString(v)).collect(Collectors.joining(","));
	}

	/** @throws CnnVisException naming the text, if it is none, or not for this number of channels */
	public static InputSpec parse(final String text, final int channels) {
		final Map<String, InputSpec> usual = usual(channels);
		for (final Map.Entry<String, InputSpec> one : usual.entrySet())
			if (one.getKey().equalsIgnoreCase(text.trim())) return one.getValue();
		final Matcher formula = FORMULA.matcher(text.trim());
		if (!formula.matches()) throw new CnnVisException("input: '" + text + "' is none of " + new ArrayList<>(usual
			.keySet()) + ", nor of the form 'BGR minus 103.9,116.8,123.7 times 1'" + Suggestion.sentenceEnd(text, usual
				.keySet()));
		for (final ChannelOrder order : ChannelOrder.values())
			if (order.name().equals(formula.group(1).toUpperCase(Locale.ROOT))) {
				if (!order.fits(channels)) throw new CnnVisException("input: " + order + " does not fit a network of " +
					channels + " input channels.");
				return new InputSpec(order, numbers(formula.group(2), channels), numbers(formula.group(3), channels));
			}
		throw new CnnVisException("input: '" + formula.group(1) + "' is none of RGB, BGR, GREY and OTHER.");
	}

	/** One number for all channels or one for each; fractions are calculated. */
	private static float[] numbers(final String text, final int channels) {
		final String[] parts = text.split(",");
		if (parts.length != 1 && parts.length != channels) throw new CnnVisException("input: '" + text + "' has " +
			parts.length + " numbers for " + channels + " channels.");
		final float[] numbers = new float[channels];
		for (int c = 0; c < channels; c++)
			numbers[c] = number(parts[parts.length == 1 ? 0 : c]);
		return numbers;
	}

	private static float number(final String text) {
		try {
			final String[] fraction = text.split("/", 2);
			final double value = Double.parseDouble(fraction[0]) / (fraction.length == 1 ? 1 : Double.parseDouble(
				fraction[1]));
			if (Float.isFinite((float) value)) return (float) value;
		}
		catch (final NumberFormatException e) {
			// Said below.
		}
		throw new CnnVisException("input: '" + text + "' is not a number.");
	}
}
