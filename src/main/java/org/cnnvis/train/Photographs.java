package org.cnnvis.train;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.cnnvis.train.data.LabelledFile;
import org.cnnvis.train.data.LabelledPhotograph;

/** Reads the photographs of a run, with progress. */
final class Photographs {

	/** Files that are read between two reports. */
	private static final int PORTION = 64;

	private Photographs() {}

	/** @param shortSide larger ones are shrunk to this length of the shorter side, in pixels */
	static List<LabelledPhotograph> read(final List<LabelledFile> files, final int shortSide,
		final TrainingListener listener, final double share)
	{
		final List<LabelledPhotograph> photographs = new java.util.ArrayList<>();
		for (int from = 0; from < files.size(); from += PORTION) {
			if (listener.isCancelled()) throw new CancellationException("Training was stopped.");
			photographs.addAll(LabelledPhotograph.read(files.subList(from, Math.min(files.size(), from + PORTION)), shortSide));
			listener.progress(new TrainingProgress("Reading photographs", share * photographs.size() / files.size(), Double.NaN,
				Double.NaN, 0));
		}
		return photographs;
	}
}
