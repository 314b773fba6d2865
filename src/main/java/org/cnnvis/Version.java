package org.cnnvis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this plugin, as the build wrote it. */
public final class Version {

	/** For example {@code 0.1.0}. */
	public static final String TEXT = read();

	private Version() {}

	private static String read() {
		final Properties properties = new Properties();
		try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
			properties.load(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar of CNN Vis is damaged: version.properties cannot be read.", e);
		}
		return properties.getProperty("version");
	}
}
