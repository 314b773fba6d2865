package org.cnnvis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Real models, photographs and golden numbers, which lie beside the checkout and are never part of it. */
public final class SharedData {

	private static final Path ROOT = Paths.get(System.getProperty("cnnvis.shared", "../shared/data"));

	private SharedData() {}

	/** The file or folder; the test is reported as skipped, with the reason, where it is absent. */
	public static Path require(final String path) {
		final Path found = ROOT.resolve(path);
		final boolean there = Files.exists(found);
		if (!there) System.out.println("SKIPPED: needs " + found + ", which is not on this machine");
		assumeTrue(there, () -> "needs " + found + ", which is not on this machine");
		return found;
	}
}
