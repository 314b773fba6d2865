package org.cnnvis.visualize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What Visualize Filter made: one picture per filter, and the text that says how to make them again. */
public final class Visualization {

	private final List<FilterPicture> pictures;
	private final String provenance;
	private final String title;

	public Visualization(final String title, final List<FilterPicture> pictures, final String provenance) {
		this.title = title;
		this.pictures = Collections.unmodifiableList(new ArrayList<>(pictures));
		this.provenance = provenance;
	}

	/** For a window, for example {@code VGG16 block5_conv3}. */
	public String title() {
		return title;
	}

	/** In the order of the filter list. */
	public List<FilterPicture> pictures() {
		return pictures;
	}

	/** Lines {@code key: value}; the last is the macro line that makes the pictures again. */
	public String provenance() {
		return provenance;
	}
}
