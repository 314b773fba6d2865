package org.cnnvis.train.data;

import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.image.PixelRows;

/** A photograph in memory and what it shows. */
public final class LabelledPhotograph {

	private final PixelRows photograph;
	private final int label;

	/** @param label index of the class */
	public LabelledPhotograph(final PixelRows photograph, final int label) {
		this.photograph = photograph;
		this.label = label;
	}

	/**
	 * Reads photographs on all cores, in the files' order.
	 *
	 * @param shortSide larger ones are shrunk to this length of the shorter side, in pixels
	 * @throws org.cnnvis.CnnVisException naming a file that is not an image
	 */
	public static List<LabelledPhotograph> read(final List<LabelledFile> files, final int shortSide) {
		return files.parallelStream().map(file -> new LabelledPhotograph(Photographs.read(file.file(), shortSide), file
			.label())).collect(Collectors.toList());
	}

	public PixelRows photograph() {
		return photograph;
	}

	/** Index of the class. */
	public int label() {
		return label;
	}
}
