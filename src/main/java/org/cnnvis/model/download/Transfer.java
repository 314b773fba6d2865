package org.cnnvis.model.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cnnvis.CnnVisException;

/**
 * Brings the bytes of one address into one file, going on where an earlier attempt ended. Proxies are those of the Java
 * virtual machine (in ImageJ: Edit &gt; Options &gt; Proxy Settings).
 */
final class Transfer {

	private static final int BUFFER = 1 << 16, REDIRECTS = 10, PARTIAL = 206, NOT_SATISFIABLE = 416, TOO_MANY = 429;
	private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(\\d{1,18}|\\*)");

	private final Source source;
	private final Path part;
	private final Watcher watcher;
	private final int timeout;
	private volatile boolean cancelled;

	/**
	 * @param part is created or continued
	 * @param timeout milliseconds without a byte after which an attempt is given up
	 */
	Transfer(final Source source, final Path part, final Watcher watcher, final int timeout) {
		this.source = source;
		this.part = part;
		this.watcher = watcher;
		this.timeout = timeout;
	}

	/** The file is not at this address, or is another one: trying again is of no use. */
	static final class Hopeless extends IOException {

		private static final long serialVersionUID = 1L;

		Hopeless(final String message) {
			super(message);
		}
	}

	/**
	 * One attempt.
	 *
	 * @throws Hopeless if another attempt would end in the same way
	 * @throws IOException if another attempt may go better; what has come so far stays in the file
	 */
	void attempt() throws IOException {
		final long have = Files.exists(part) ? Files.size(part) : 0;
		if (source.size() > 0 && have == source.size()) return;
		if (source.size() > 0 && have > source.size()) {
			Files.delete(part);
			attempt();
			return;
		}
		final HttpURLConnection connection = open(have);
		final Thread guard = guard(connection);
		try {
			receive(connection, have);
		}
		catch (final IOException e) {
			if (cancelled) throw stopped();
			throw e;
		}
		finally {
			guard.interrupt();
			connection.disconnect();
		}
	}

	private CnnVisException stopped() {
		return new CnnVisException("The download of " + source.fileName() + " was stopped; it goes on from there next time");
	}

	/** Follows redirections, also from http to https, which Java itself does not. */
	private HttpURLConnection open(final long have) throws IOException {
		URL url = source.address().toURL();
		for (int i = 0; i < REDIRECTS; i++) {
			final HttpURLConnection connection = (HttpURLConnection) url.openConnection();
			connection.setConnectTimeout(timeout);
			connection.setReadTimeout(timeout);
			connection.setInstanceFollowRedirects(false);
			connection.setRequestProperty("User-Agent", "CNN-Vis");
			// A compressed answer would have other byte positions.
			connection.setRequestProperty("Accept-Encoding", "identity");
			if (have > 0) connection.setRequestProperty("Range", "bytes=" + have + "-");
			final int status = connection.getResponseCode();
			if (status / 100 != 3) return connection;
			final String location = connection.getHeaderField("Location");
			connection.disconnect();
			url = redirected(url, location);
		}
		throw new Hopeless("the server redirects without end");
	}

	private static URL redirected(final URL from, final String location) throws IOException {
		try {
			final URI to = location == null ? null : from.toURI().resolve(location);
			if (to == null || to.getScheme() == null || !to.getScheme().matches("https?")) throw new Hopeless(
				"the server redirects to " + location);
			if (from.getProtocol().equals("https") && to.getScheme().equals("http")) throw new Hopeless(
				"the server redirects to an address that is not encrypted");
			return to.toURL();
		}
		catch (final URISyntaxException | IllegalArgumentException e) {
			throw new Hopeless("the server redirects to " + location);
		}
	}

	/** A thread that ends a connection on which nothing comes, when the user wants it to stop. */
	private Thread guard(final HttpURLConnection connection) {
		final Thread guard = new Thread(() -> {
			try {
				while (!watcher.isCancelled())
					TimeUnit.MILLISECONDS.sleep(100);
				cancelled = true;
				connection.disconnect();
			}
			catch (final InterruptedException e) {
				// The attempt is over.
				Thread.currentThread().interrupt();
			}
		}, "CNN Vis download");
		guard.setDaemon(true);
		guard.start();
		return guard;
	}

	private void receive(final HttpURLConnection connection, final long have) throws IOException {
		final int status = connection.getResponseCode();
		final Matcher range = RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
		final boolean isRange = range.matches();
		final long whole = isRange && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
		if (status == NOT_SATISFIABLE) {
			// Either it is complete, or the file there is a shorter one.
			if (whole == have) return;
			Files.deleteIfExists(part);
			throw new IOException("the server has no more bytes");
		}
		if (status == PARTIAL) {
			if (!isRange || range.group(1) == null || Long.parseLong(range.group(1)) != have) {
				Files.deleteIfExists(part);
				throw new IOException("the server goes on at another place than asked");
			}
			requireSize(whole);
			copy(connection.getInputStream(), have, whole);
		}
		else if (status == HttpURLConnection.HTTP_OK) {
			requireSize(connection.getContentLengthLong());
			Files.deleteIfExists(part);
			copy(connection.getInputStream(), 0, connection.getContentLengthLong());
		}
		else throw refusal(status);
	}

	private static IOException refusal(final int status) {
		final String message = "the server answers with status " + status;
		return status / 100 == 5 || status == TOO_MANY || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT ? new IOException(
			message) : new Hopeless(message);
	}

	private void requireSize(final long offered) throws Hopeless {
		if (offered >= 0 && source.size() > 0 && offered != source.size()) throw new Hopeless("the server offers " + offered +
			" bytes instead of " + source.size() + ", so it has another file");
	}

	private void copy(final InputStream in, final long have, final long whole) throws IOException {
		final long total = whole > 0 ? whole : source.size();
		requireSpace(total - have);
		final byte[] buffer = new byte[BUFFER];
		long done = have;
		try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				out.write(buffer, 0, n);
				done += n;
				// More than the file has: an endless answer must not fill the disk.
				if (total > 0 && done > total) throw new Hopeless("the server sends more than the " + total + " bytes of the file");
				watcher.update(done, total, "Downloading " + source.fileName() + ": " + Entry.size(done) + (total > 0
					? " of " + Entry.size(total) : ""));
				if (cancelled || watcher.isCancelled()) throw stopped();
			}
		}
		if (total > 0 && done < total) throw new IOException("the connection was cut after " + done + " of " + total +
			" bytes");
	}

	private void requireSpace(final long needed) throws IOException {
		final long room = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
		if (needed > room) throw new CnnVisException("There is not enough room in " + part.toAbsolutePath().getParent() +
			" for " + source.fileName() + ": it needs " + Entry.size(needed) + ", " + Entry.size(room) + " are free");
	}
}
