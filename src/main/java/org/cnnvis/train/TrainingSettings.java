package org.cnnvis.train;

import java.nio.file.Path;
import java.util.Objects;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.Model;

/**
 * Everything that decides what a training run yields, apart from the photographs; and where it may be resumed from.
 * Immutable.
 *
 * <pre>{@code
 * TrainingSettings.of(Method.FINE_TUNE).base(model).epochs(12).seed(1).checkpoint(folder.resolve("flowers.checkpoint"))
 * }</pre>
 */
public final class TrainingSettings {

	private static final int MOST_EPOCHS = 10000, LEAST_SIZE = 32, MOST_SIZE = 1024, MOST_BATCH = 512;

	private Method method;
	private Model base;
	private Views views;
	private int epochs, size, batch = 32;
	private long seed = 1;
	private Path checkpoint;

	private TrainingSettings() {}

	/** With what is usual for the method. */
	public static TrainingSettings of(final Method method) {
		final TrainingSettings settings = new TrainingSettings();
		settings.method = method;
		settings.views = method.views();
		settings.epochs = method.epochs();
		settings.size = method.size();
		return settings;
	}

	private TrainingSettings copy() {
		final TrainingSettings copy = of(method);
		copy.base = base;
		copy.views = views;
		copy.epochs = epochs;
		copy.size = size;
		copy.batch = batch;
		copy.seed = seed;
		copy.checkpoint = checkpoint;
		return copy;
	}

	/** The trained network to begin with; not for {@link Method#SMALL_CNN}. */
	public TrainingSettings base(final Model model) {
		final TrainingSettings copy = copy();
		copy.base = Objects.requireNonNull(model);
		return copy;
	}

	/** @throws CnnVisException unless 1 to 10000 */
	public TrainingSettings epochs(final int number) {
		final TrainingSettings copy = copy();
		copy.epochs = inRange("epochs", number, 1, MOST_EPOCHS);
		return copy;
	}

	/** Side of the pictures in pixels; 0: that of the method, else of the base model. */
	public TrainingSettings size(final int pixels) {
		final TrainingSettings copy = copy();
		copy.size = pixels == 0 ? method.size() : inRange("size", pixels, LEAST_SIZE, MOST_SIZE);
		return copy;
	}

	/** Photographs that the network learns from at a time. */
	public TrainingSettings batch(final int photographs) {
		final TrainingSettings copy = copy();
		copy.batch = inRange("batch", photographs, 1, MOST_BATCH);
		return copy;
	}

	public TrainingSettings views(final Views how) {
		final TrainingSettings copy = copy();
		copy.views = Objects.requireNonNull(how);
		return copy;
	}

	/** Of the first weights, the order, the augmentation and the dropout. */
	public TrainingSettings seed(final long number) {
		final TrainingSettings copy = copy();
		copy.seed = number;
		return copy;
	}

	/**
	 * The file that holds the state after each epoch, replaced as a whole. If it is there, and of a run with the same
	 * settings and photographs, training goes on from it, to the same result as if it had not been interrupted. It is
	 * removed when the result is saved. Null: none.
	 */
	public TrainingSettings checkpoint(final Path file) {
		final TrainingSettings copy = copy();
		copy.checkpoint = file;
		return copy;
	}

	private static int inRange(final String name, final int number, final int least, final int most) {
		if (number < least || number > most) throw new CnnVisException(name + " is " + number + ", but must be from " +
			least + " to " + most + ".");
		return number;
	}

	public Method method() {
		return method;
	}

	/** Null if there is none. */
	public Model base() {
		return base;
	}

	public Views views() {
		return views;
	}

	public int epochs() {
		return epochs;
	}

	/** Side of the pictures in pixels; 0: that of the base model. */
	public int size() {
		return size;
	}

	public int batch() {
		return batch;
	}

	public long seed() {
		return seed;
	}

	/** Null if there is none. */
	public Path checkpoint() {
		return checkpoint;
	}

	/** Of a file, its folder and name: the rest of its path says something of this machine only. */
	private static String name(final Model model) {
		final String[] parts = model.name().split("[/\\\\]");
		return parts.length < 2 ? model.name() : parts[parts.length - 2] + "/" + parts[parts.length - 1];
	}

	/** One line for provenance; equal for runs that yield the same from the same photographs. */
	@Override
	public String toString() {
		return "method=" + method + (base == null ? "" : ", base=" + name(base) + " (" + base.sha256() + ")") +
			", augmentation=" + views + ", epochs=" + epochs + ", size=" + size + ", batch=" + batch + ", seed=" + seed;
	}
}
