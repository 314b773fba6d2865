package org.cnnvis.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.cnnvis.WholeFile;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.model.dl4j.Dl4jWriter;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Softmax;
import org.cnnvis.network.pass.StateInput;

/** A trained network and how it came about. Immutable. */
public final class TrainingResult {

	private final Model model;
	private final List<Epoch> history;
	private final int kept;
	private final boolean cancelled;
	private final String problem;
	private final String recipe;
	private final double waitingShare;
	private final int side;
	private final String data;
	private final Path checkpoint;

	private TrainingResult(final Model model, final List<Epoch> history, final int kept, final boolean cancelled,
		final String problem, final String recipe, final double waitingShare, final int side, final String data,
		final Path checkpoint)
	{
		this.model = model;
		this.history = Collections.unmodifiableList(new ArrayList<>(history));
		this.kept = kept;
		this.cancelled = cancelled;
		this.problem = problem;
		this.recipe = recipe;
		this.waitingShare = waitingShare;
		this.side = side;
		this.data = data;
		this.checkpoint = checkpoint;
	}

	/** @param network that yields the classes' logits */
	static TrainingResult of(final Training training, final Network network, final InputSpec input, final int side,
		final List<Epoch> history, final int kept, final boolean cancelled, final String recipe, final double waitingShare,
		final String data)
	{
		final Node logits = network.output();
		final Network whole = Body.extended(network, logits.isLayerOutput() ? Body.free(network, Recipe.CLASSES) : logits
			.layer(), new Softmax());
		final Model base = training.settings.base();
		// What comes before or after saving is asked about pictures of this size, whatever that of the base model was.
		final Network sized = StateInput.as(whole, new Input(whole.input().channels(), side, side));
		final Model model = new Model("trained", "trained here", "", sized, input, training.classes).withLicence(base == null
			? "" : base.licence());
		return new TrainingResult(model, history, kept, cancelled, "", training.settings + "; " + recipe, waitingShare, side,
			data, training.settings.checkpoint());
	}

	/** The same, of a run that could not go on. */
	TrainingResult withProblem(final String sentence) {
		return new TrainingResult(model, history, kept, cancelled, sentence, recipe, waitingShare, side, data, checkpoint);
	}

	/**
	 * The classifier, as it is after {@link #kept()} epochs; weights are what the file holds (rounded to 16 bits), so
	 * that it computes the same before and after saving.
	 */
	public Model model() {
		return model;
	}

	/** One entry per epoch. */
	public List<Epoch> history() {
		return history;
	}

	/** Number of the epoch whose weights these are: the last one; of a run that was cancelled or diverged, the best one. */
	public int kept() {
		return kept;
	}

	public boolean cancelled() {
		return cancelled;
	}

	/** A sentence if training could not go on after the epochs of the history, as it has diverged; else empty. */
	public String problem() {
		return problem;
	}

	/** Side of the pictures that it learned from, in pixels. */
	public int side() {
		return side;
	}

	/** SHA-256 of the photographs, their classes and roles. */
	public String data() {
		return data;
	}

	/** Share of the time that the network has waited for photographs to be prepared, 0 to 1. */
	public double waitingShare() {
		return waitingShare;
	}

	/** How it was trained, one line. */
	public String recipe() {
		return recipe;
	}

	/**
	 * Writes the model (a zip that DL4J and {@link org.cnnvis.model.ModelLoader} read) and its description beside it
	 * ({@code file.json}). Files are there whole or not at all. The run's checkpoint is removed then: if they cannot be
	 * written, the same run begins where it ended.
	 *
	 * @throws org.cnnvis.CnnVisException if they cannot be written
	 */
	public void save(final Path file) {
		WholeFile.write(file, part -> {
			try (OutputStream out = Files.newOutputStream(part)) {
				Dl4jWriter.write(model.network(), side, out);
			}
		});
		WholeFile.write(file.resolveSibling(file.getFileName() + ".json"), Description.of(this));
		removeCheckpoint();
	}

	/** For a network that is not to be saved. */
	void removeCheckpoint() {
		try {
			if (checkpoint != null) Files.deleteIfExists(checkpoint);
		}
		catch (final IOException e) {
			throw new CnnVisException("The checkpoint " + checkpoint + " cannot be removed (" + e.getMessage() + ").", e);
		}
	}
}
