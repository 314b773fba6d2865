package org.cnnvis.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.cnnvis.network.Network;

/** A network that can be used on pictures: what it computes, how its input is made, what its outputs mean. Immutable. */
public final class Model {

	private final String name;
	private final String source;
	private final String sha256;
	private final Network network;
	private final InputSpec input;
	private final List<String> classes;
	private final List<String> notes;
	private final String licence;
	private final KnownClasses known;

	/**
	 * @param name as the user writes it in a dialog or macro: a name from the list, or the path of a file
	 * @param source where it comes from, for people: "bundled", a file's path, "DL4J zoo"
	 * @param sha256 of the file, 64 hexadecimal digits
	 * @param classes names of the output's channels in order; empty where the network does not classify
	 */
	public Model(final String name, final String source, final String sha256, final Network network,
		final InputSpec input, final List<String> classes)
	{
		this(name, source, sha256, network, input, classes, Collections.emptyList(), "", null);
	}

	private Model(final String name, final String source, final String sha256, final Network network,
		final InputSpec input, final List<String> classes, final List<String> notes, final String licence,
		final KnownClasses known)
	{
		if (network.input().channels() != input.channels()) throw new IllegalArgumentException(
			"a network with " + network.input().channels() + " input channels and an input specification for " + input
				.channels());
		this.name = name;
		this.source = source;
		this.sha256 = sha256;
		this.network = network;
		this.input = input;
		this.classes = Collections.unmodifiableList(new ArrayList<>(classes));
		this.notes = Collections.unmodifiableList(new ArrayList<>(notes));
		this.licence = licence;
		this.known = known;
	}

	/** The same model with sentences for the user: what was guessed, what is missing. */
	public Model withNotes(final List<String> sentences) {
		return new Model(name, source, sha256, network, input, classes, sentences, licence, known);
	}

	/** The same model with the name of its licence. */
	public Model withLicence(final String text) {
		return new Model(name, source, sha256, network, input, classes, notes, text, known);
	}

	/** The same model with what tells pictures of its classes from others. */
	public Model withKnown(final KnownClasses pictures) {
		return new Model(name, source, sha256, network, input, classes, notes, licence, pictures);
	}

	public String name() {
		return name;
	}

	public String source() {
		return source;
	}

	/** Of the model's file, 64 hexadecimal digits; where its weights lie in other files, of that and of them. */
	public String sha256() {
		return sha256;
	}

	public Network network() {
		return network;
	}

	public InputSpec input() {
		return input;
	}

	/** Names of the output's channels; empty where the network does not classify. */
	public List<String> classes() {
		return classes;
	}

	/** Sentences for the user: what was guessed because the file does not say it, what the file lacks. */
	public List<String> notes() {
		return notes;
	}

	/** Empty where it is not known. */
	public String licence() {
		return licence;
	}

	/** What tells pictures of the classes from others, where the model has it. */
	public Optional<KnownClasses> known() {
		return Optional.ofNullable(known);
	}

	public boolean isClassifier() {
		return !classes.isEmpty();
	}

	@Override
	public String toString() {
		return name;
	}
}
