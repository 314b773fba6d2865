package org.cnnvis.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

import org.cnnvis.CnnVisException;

/** Name and text of an ImageJ macro. */
final class MacroFile {

	private static final String DEMONSTRATION = "/macros/First_Pictures.ijm";

	private final String name;
	private final String text;

	private MacroFile(final String name, final String text) {
		this.name = name;
		this.text = text;
	}

	/** The macro that ships with CNN Vis: the first pictures of the default model. */
	static MacroFile demonstration() {
		try (InputStream in = MacroFile.class.getResourceAsStream(DEMONSTRATION)) {
			return new MacroFile(DEMONSTRATION.substring(1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new CnnVisException("The macro " + DEMONSTRATION + " of CNN Vis cannot be read (" + e.getMessage() +
				"); the installation is damaged.", e);
		}
	}

	/** @throws CnnVisException if there is no such file, or it cannot be read */
	static MacroFile read(final String file) {
		final Path path = Paths.get(file);
		if (!Files.exists(path)) throw new CnnVisException("There is no macro file '" + path.toAbsolutePath() +
			"'; -Dmacro names an ImageJ macro, relative to the current folder.");
		if (!Files.isRegularFile(path)) throw new CnnVisException("'" + path.toAbsolutePath() +
			"' is not a file; -Dmacro names an ImageJ macro.");
		try {
			return new MacroFile(file, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new CnnVisException("The macro file '" + path.toAbsolutePath() + "' cannot be read: " + e.getMessage() +
				".", e);
		}
	}

	String name() {
		return name;
	}

	String text() {
		return text;
	}
}
