package org.cnnvis.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.Softmax;

/** Names of a classifier's outputs. */
public final class ClassNames {

	private ClassNames() {}

	/** The 1000 classes of the ImageNet challenge of 2012 in their usual order. */
	public static List<String> imageNet() {
		try (final InputStream in = ClassNames.class.getResourceAsStream("imagenet-classes.txt");
				final BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)))
		{
			return Collections.unmodifiableList(lines.lines().collect(Collectors.toList()));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * ImageNet's names for 1000 outputs, numbers for other networks that end in a softmax, nothing for the rest.
	 *
	 * @param notes receives a sentence about the guess
	 */
	static List<String> guess(final Network network, final List<String> notes) {
		final OptionalInt outputs = outputs(network);
		if (!outputs.isPresent()) return Collections.emptyList();
		final int n = outputs.getAsInt();
		if (n == 1000) {
			notes.add("The file names no classes: 1000 outputs are taken for those of ImageNet.");
			return imageNet();
		}
		if (!(network.output().op() instanceof Softmax) || n < 2) return Collections.emptyList();
		notes.add("The file names no classes: they are numbered.");
		return numbered(n);
	}

	/** {@code class 0, class 1, ...} */
	static List<String> numbered(final int n) {
		return IntStream.range(0, n).mapToObj(i -> "class " + i).collect(Collectors.toList());
	}

	/** @throws CnnVisException if there are names, but not one for each output */
	static void requireFit(final List<String> classes, final Network network) {
		if (classes.isEmpty()) return;
		final OptionalInt outputs = outputs(network);
		if (!outputs.isPresent()) throw new CnnVisException("There are " + classes.size() +
			" class names, but the network's output is a map and no list of classes");
		if (outputs.getAsInt() != classes.size()) throw new CnnVisException("There are " + classes.size() +
			" class names for the " + outputs.getAsInt() + " outputs of the network");
	}

	/** Length of the output where it is a vector; a network that takes any picture size is asked about 256 pixels. */
	static OptionalInt outputs(final Network network) {
		final int h = network.input().height(), w = network.input().width();
		final Shape shape = network.shapes(h == 0 ? 256 : 0, w == 0 ? 256 : 0).get(network.output());
		return shape.isVector() ? OptionalInt.of(shape.channels()) : OptionalInt.empty();
	}
}
