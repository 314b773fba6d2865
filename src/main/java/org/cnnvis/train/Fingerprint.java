package org.cnnvis.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.CnnVisException;
import org.cnnvis.train.data.LabelledFile;

/** The sum of all photographs, their classes and their roles: equal for runs on the same data. */
final class Fingerprint {

	private Fingerprint() {}

	/** SHA-256, 64 hexadecimal digits. */
	static String of(final List<LabelledFile> training, final List<LabelledFile> validation) {
		return DigestUtils.sha256Hex(String.join("\n", all(training)) + "\n\n" + String.join("\n", all(validation)));
	}

	private static List<String> all(final List<LabelledFile> files) {
		return files.parallelStream().map(file -> file.label() + " " + sum(file)).collect(java.util.stream.Collectors
			.toList());
	}

	private static String sum(final LabelledFile file) {
		try (InputStream in = Files.newInputStream(file.file())) {
			return DigestUtils.sha256Hex(in);
		}
		catch (final IOException e) {
			throw new CnnVisException("The file " + file.file() + " cannot be read (" + e.getMessage() + ").", e);
		}
	}
}
