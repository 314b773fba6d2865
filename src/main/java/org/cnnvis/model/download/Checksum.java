package org.cnnvis.model.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Adler32;

import org.apache.commons.codec.binary.Hex;
import org.cnnvis.CnnVisException;

/**
 * A file's sum as its publisher states it: {@code sha256:} and 64 hexadecimal digits, {@code md5:} and 32 (what Keras
 * publishes), or {@code adler32:} and a number (what DL4J publishes). Immutable.
 */
public final class Checksum {

	private static final List<String> KINDS = Arrays.asList("sha256", "md5", "adler32");
	private static final String ADLER = "adler32";
	private static final int BUFFER = 1 << 18;

	private final String kind;
	private final String value;

	private Checksum(final String kind, final String value) {
		this.kind = kind;
		this.value = value;
	}

	/** @throws CnnVisException if it is not of this form */
	public static Checksum parse(final String text) {
		final String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
		if (parts.length != 2 || !KINDS.contains(parts[0]) || !parts[1].matches("sha256".equals(parts[0])
			? "[0-9a-f]{64}" : "md5".equals(parts[0]) ? "[0-9a-f]{32}" : "\\d{1,10}")) throw new CnnVisException("'" + text +
				"' is not a checksum: write sha256:, md5: or adler32: and the sum");
		return new Checksum(parts[0], parts[1]);
	}

	/** @param hex 64 digits */
	public static Checksum sha256(final String hex) {
		return parse("sha256:" + hex);
	}

	/** Of a file's content, as fast as it can be read. */
	public static Checksum sha256(final Path file, final Watcher watcher) throws IOException {
		return new Checksum("sha256", "").of(file, watcher);
	}

	/** The sum of the same kind of a file. */
	public Checksum of(final Path file, final Watcher watcher) throws IOException {
		final Adler32 adler = kind.equals(ADLER) ? new Adler32() : null;
		final MessageDigest digest = adler == null ? digest() : null;
		final long size = Files.size(file);
		final byte[] buffer = new byte[BUFFER];
		long done = 0;
		try (InputStream in = Files.newInputStream(file)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				if (digest == null) adler.update(buffer, 0, n);
				else digest.update(buffer, 0, n);
				done += n;
				if (watcher.isCancelled()) throw new CnnVisException("Checking " + file.getFileName() + " was stopped");
				watcher.update(done, size, "Checking " + file.getFileName());
			}
		}
		return new Checksum(kind, digest == null ? Long.toString(adler.getValue()) : Hex.encodeHexString(digest.digest()));
	}

	private MessageDigest digest() {
		try {
			return MessageDigest.getInstance(kind.equals("md5") ? "MD5" : "SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has it", e);
		}
	}

	/** The sum alone. */
	public String value() {
		return value;
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof Checksum && toString().equals(o.toString());
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	/** As {@link #parse} reads it. */
	@Override
	public String toString() {
		return kind + ":" + value;
	}
}
