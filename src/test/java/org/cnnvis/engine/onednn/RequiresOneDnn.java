package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where the library does not load, with the reason. */
final class RequiresOneDnn implements BeforeAllCallback {

	@Override
	public void beforeAll(final ExtensionContext context) {
		final Optional<String> failure = OneDnn.failure();
		assumeTrue(!failure.isPresent(), () -> "skipped: " + failure.get());
	}
}
