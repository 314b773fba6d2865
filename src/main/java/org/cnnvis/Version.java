package org.cnnvis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of this plugin and of what it computes with, as the build wrote them. */
public final class Version {

	/** For example {@code 0.1.0}. */
	public static final String TEXT = read("version");
	/** Of ND4J, for example {@code 1.0.0-M2.1}. */
	public static final String ND4J = read("nd4j");

	/** Address of the project. */
	public static final String URL = read("url");

	private Version() {}

	private static String read(final String key) {
		final Properties properties = new Properties();
		try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
			properties.load(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar of CNN Vis is damaged: version.properties cannot be read.", e);
		}
		return properties.getProperty(key);
	}
}
