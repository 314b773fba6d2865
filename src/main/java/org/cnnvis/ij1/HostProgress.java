package org.cnnvis.ij1;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import ij.IJ;

import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Progress;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Progress in ImageJ's status bar and, where the host shows them, as a SciJava task. Esc, or the task's own button,
 * stops the work.
 *
 * <pre>{@code
 * try (HostProgress progress = new HostProgress("Visualize Filter", tasks)) {
 * 	visualizer.visualize(model, settings, progress);
 * }
 * }</pre>
 */
public final class HostProgress implements Progress, AutoCloseable {

	private static final long PREVIEW_INTERVAL = 500;

	private final Task task;
	private Consumer<List<FilterPicture>> preview;
	private long nextPreview;
	private volatile boolean cancelled;

	/**
	 * @param title what is going on
	 * @param tasks null where the host has none
	 */
	public HostProgress(final String title, final TaskService tasks) {
		this.task = tasks == null ? null : tasks.createTask(title);
		if (task != null) {
			task.setCancelCallBack(() -> cancelled = true);
			task.start();
		}
		IJ.resetEscape();
	}

	/** Lets the user watch: the consumer is called on the computing thread, at most twice a second. */
	public HostProgress showing(final Consumer<List<FilterPicture>> pictures) {
		preview = pictures;
		return this;
	}

	@Override
	public void update(final long done, final long total, final String message) {
		IJ.showStatus(message);
		IJ.showProgress((double) done / total);
		if (task == null) return;
		task.setProgressMaximum(total);
		task.setProgressValue(done);
		task.setStatusMessage(message);
	}

	@Override
	public boolean isCancelled() {
		return cancelled || IJ.escapePressed();
	}

	@Override
	public void preview(final Supplier<List<FilterPicture>> pictures) {
		if (preview == null || System.currentTimeMillis() < nextPreview) return;
		preview.accept(pictures.get());
		nextPreview = System.currentTimeMillis() + PREVIEW_INTERVAL;
	}

	/** Empties the progress bar. */
	@Override
	public void close() {
		IJ.showProgress(1.0);
		IJ.showStatus("");
		if (task != null) task.finish();
	}
}
