package org.cnnvis.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.cnnvis.network.Network;

/** What a model file says by itself, before the JSON beside it is read and defaults are filled in. Immutable. */
public final class ImportedModel {

	private final Network network;
	private final InputSpec input;
	private final List<String> classes;
	private final List<String> notes;
	private final boolean singleFile;

	private ImportedModel(final Network network, final InputSpec input, final List<String> classes,
		final List<String> notes, final boolean singleFile)
	{
		this.network = network;
		this.input = input;
		this.classes = Collections.unmodifiableList(new ArrayList<>(classes));
		this.notes = Collections.unmodifiableList(new ArrayList<>(notes));
		this.singleFile = singleFile;
	}

	/** A network whose file says neither what its input is nor what its outputs mean. */
	public static ImportedModel of(final Network network) {
		return new ImportedModel(network, null, Collections.emptyList(), Collections.emptyList(), true);
	}

	/** How a picture becomes the input, where the file says or its architecture tells. */
	public ImportedModel withInput(final InputSpec spec) {
		return new ImportedModel(network, spec, classes, notes, singleFile);
	}

	/** Names of the output's channels. */
	public ImportedModel withClasses(final List<String> names) {
		return new ImportedModel(network, input, names, notes, singleFile);
	}

	/** Sentences for the user, for example that a file holds only a part of the network. */
	public ImportedModel withNotes(final String... sentences) {
		return new ImportedModel(network, input, classes, Arrays.asList(sentences), singleFile);
	}

	/** A model whose weights lie in other files, which have to stay where they are. */
	public ImportedModel ofSeveralFiles() {
		return new ImportedModel(network, input, classes, notes, false);
	}

	public boolean isSingleFile() {
		return singleFile;
	}

	public Network network() {
		return network;
	}

	public Optional<InputSpec> input() {
		return Optional.ofNullable(input);
	}

	/** Empty where the file does not say. */
	public List<String> classes() {
		return classes;
	}

	public List<String> notes() {
		return notes;
	}
}
