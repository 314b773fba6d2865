package org.cnnvis.ij1;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.macro.Interpreter;

import org.cnnvis.model.Models;
import org.cnnvis.model.download.Watcher;

/** Downloads in ImageJ: asked for at the windows, told in the log, seen in the status bar, stopped by Esc. */
public final class HostDownloads implements Watcher {

	private static final long INTERVAL = 100;

	private volatile long next;

	/** From now on the models tell ImageJ of their downloads. */
	public static void show() {
		Models.shared().watchDownloads(new HostDownloads());
	}

	@Override
	public boolean mayStart(final String what) {
		IJ.resetEscape();
		final boolean asks = Host.hasWindows() && Host.macroOptions() == null && !Interpreter.isBatchMode() &&
			!GraphicsEnvironment.isHeadless();
		if (asks && !Question.isConfirmed("Download a model", "Download this model?\n \n" + what.replace(", licence: ",
			"\nLicence: ") + "\n \nEsc stops; the next time it goes on from there.", "Download")) return false;
		IJ.log("Downloading " + what);
		return true;
	}

	@Override
	public void update(final long done, final long total, final String message) {
		if (System.currentTimeMillis() < next && done < total) return;
		next = System.currentTimeMillis() + INTERVAL;
		IJ.showStatus(message);
		if (total > 0) IJ.showProgress((double) done / total);
	}

	@Override
	public boolean isCancelled() {
		return IJ.escapePressed();
	}
}
