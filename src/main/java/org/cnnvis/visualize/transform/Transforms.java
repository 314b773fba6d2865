package org.cnnvis.visualize.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a list of {@link Transform}s: {@code jitter 16, scale 0.95-1.05}, or {@code none}. */
public final class Transforms {

	private static final String NONE = "none";

	private Transforms() {}

	/** @throws org.cnnvis.CnnVisException that quotes the transform at fault */
	public static List<Transform> parse(final String text) {
		if (text.trim().equalsIgnoreCase(NONE)) return Collections.emptyList();
		final List<Transform> transforms = new ArrayList<>();
		for (final String item : text.split(",", -1))
			transforms.add(Transform.parse(item));
		return Collections.unmodifiableList(transforms);
	}

	/** Where on the way from the first step, 0, to the last, 1, they begin to settle; 1 if they never do. */
	public static double settling(final List<Transform> transforms) {
		return Transform.settling(transforms);
	}

	public static String print(final List<Transform> transforms) {
		if (transforms.isEmpty()) return NONE;
		return transforms.stream().map(Transform::toString).collect(Collectors.joining(", "));
	}
}
