package org.cnnvis.model;

import org.cnnvis.network.op.Input;

/** What a list of models says about one, without loading it. Immutable. */
public final class ModelInfo {

	private final String name;
	private final String source;
	private final int layers;
	private final String input;
	private final String classes;
	private final long bytes;
	private final String sha256;
	private final String licence;
	private final String problem;

	ModelInfo(final String name, final String source, final int layers, final String input, final String classes,
		final long bytes, final String sha256, final String licence, final String problem)
	{
		this.name = name;
		this.source = source;
		this.layers = layers;
		this.input = input;
		this.classes = classes;
		this.bytes = bytes;
		this.sha256 = sha256;
		this.licence = licence;
		this.problem = problem;
	}

	/** @param bytes of the file */
	static ModelInfo of(final Model model, final long bytes) {
		final Input size = model.network().input();
		final String pixels = size.height() == 0 || size.width() == 0 ? "any size" : size.width() + " x " + size.height();
		return new ModelInfo(model.name(), model.source(), model.network().layers().size(), pixels + " " + InputText.print(
			model.input()), classes(model), bytes, model.sha256(), model.licence(), "");
	}

	private static String classes(final Model model) {
		final int n = model.classes().size();
		if (n == 0) return "no";
		return n + " (" + (n <= 3 ? String.join(", ", model.classes()) : model.classes().get(0) + ", " + model.classes().get(
			1) + ", ...") + ")";
	}

	/** A model that has not been loaded yet, or cannot be. */
	static ModelInfo unknown(final String name, final String source, final long bytes, final String licence,
		final String problem)
	{
		return new ModelInfo(name, source, 0, "", "", bytes, "", licence, problem);
	}

	ModelInfo named(final String other) {
		return new ModelInfo(other, source, layers, input, classes, bytes, sha256, licence, problem);
	}

	/** {@code mine.h5: 12 layers, input 224 x 224 RGB 0 to 1, 3 classes (daisy, iris, tulip)} */
	public String line() {
		return name + ": " + layers + " layers, input " + input + ", " + (classes.equals("no") ? "no classes" : classes
			.replaceFirst(" ", " classes "));
	}

	public String name() {
		return name;
	}

	public String source() {
		return source;
	}

	/** 0 where it is not known. */
	public int layers() {
		return layers;
	}

	/** {@code 224 x 224 Caffe}; empty where it is not known. */
	public String input() {
		return input;
	}

	/** {@code 3 (daisy, iris, tulip)}; empty where it is not known. */
	public String classes() {
		return classes;
	}

	/** Of the file; 0 where there is none. */
	public long bytes() {
		return bytes;
	}

	/** Empty where it is not known. */
	public String sha256() {
		return sha256;
	}

	public String licence() {
		return licence;
	}

	/** Why it cannot be used; empty where it can, or where that is not known. */
	public String problem() {
		return problem;
	}

	/** Whether nothing is missing, as may be where it was read from a file. */
	boolean isWhole() {
		return name != null && source != null && input != null && classes != null && sha256 != null && licence != null &&
			problem != null;
	}

	/** Whether its file has been read. */
	public boolean isKnown() {
		return layers > 0 || !problem.isEmpty();
	}
}
