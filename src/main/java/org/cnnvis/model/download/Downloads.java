package org.cnnvis.model.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.cnnvis.CnnVisException;

/**
 * Puts the files of a {@link Catalogue} into the models folder: whole and right, or not at all. An interrupted download
 * goes on where it ended, and of two ImageJs that want the same file one waits for the other.
 *
 * <pre>{@code
 * Path file = new Downloads(folder).fetch(entry, watcher);
 * }</pre>
 */
public final class Downloads {

	/** Beside the models: parts of files and locks. */
	private static final String UNFINISHED = ".downloads";

	private static final int TIMEOUT_MS = 20_000, ATTEMPTS = 5, FIRST_PAUSE_MS = 1000;

	private final Path folder;
	private final int timeout;
	private final int firstPause;

	/** @param folder of the models; is made when something is put into it */
	public Downloads(final Path folder) {
		this(folder, TIMEOUT_MS, FIRST_PAUSE_MS);
	}

	/** @param firstPause milliseconds before the second attempt; each further pause is twice as long */
	Downloads(final Path folder, final int timeout, final int firstPause) {
		this.folder = folder;
		this.timeout = timeout;
		this.firstPause = firstPause;
	}

	/** The file of a model, if one of its sources has been downloaded, or put there by hand. */
	public Optional<Path> file(final Entry entry) {
		return entry.sources().stream().map(s -> folder.resolve(s.fileName())).filter(Files::isRegularFile).findFirst();
	}

	/**
	 * The file of a model, downloaded if it is not there.
	 *
	 * @throws CnnVisException if it cannot be had; the sentence says which file to put where
	 */
	public Path fetch(final Entry entry, final Watcher watcher) {
		final Optional<Path> there = file(entry);
		if (there.isPresent()) return there.get();
		final List<String> failures = new ArrayList<>();
		for (final Source source : entry.sources()) {
			if (failures.isEmpty() && !watcher.mayStart(entry.line(source))) throw new CnnVisException(entry +
				" was not downloaded: " + byHand(entry));
			try {
				return fetch(entry, source, watcher);
			}
			catch (final IOException e) {
				failures.add(source.address().getHost() + ": " + reason(e));
			}
		}
		throw new CnnVisException(entry + " is not on this computer and cannot be downloaded (" + String.join("; ",
			failures) + "): " + byHand(entry));
	}

	/** What to do without a network. */
	private String byHand(final Entry entry) {
		final StringBuilder text = new StringBuilder();
		for (final Source source : entry.sources())
			text.append(text.length() == 0 ? "get " : ", or ").append(source.address());
		return text.append(" on another computer and put the file into ").append(folder).toString();
	}

	private static String reason(final IOException e) {
		if (e instanceof UnknownHostException) return "the server is not found, is there a network?";
		if (e instanceof SocketTimeoutException) return "the server does not answer";
		if (e instanceof ConnectException) return "no connection to the server";
		final boolean speaks = e.getMessage() != null && e.getClass().getPackage().getName().startsWith("org.cnnvis");
		return speaks || e.getClass() == IOException.class && e.getMessage() != null ? e.getMessage() : e.getClass()
			.getSimpleName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
	}

	private Path fetch(final Entry entry, final Source source, final Watcher watcher) throws IOException {
		final Path unfinished = Files.createDirectories(folder.resolve(UNFINISHED)), file = folder.resolve(source.fileName());
		final Path part = unfinished.resolve(source.fileName() + "." + Integer.toHexString(source.address().hashCode()) +
			".part");
		try (FileChannel channel = FileChannel.open(unfinished.resolve(source.fileName() + ".lock"),
			StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = lock(channel, source, watcher))
		{
			// The other ImageJ may have brought it meanwhile.
			if (Files.isRegularFile(file)) return file;
			receive(source, part, watcher);
			describe(entry, source, file, part, watcher);
			move(part, file);
			return file;
		}
	}

	/** Waits until no other ImageJ, and no other thread of this one, brings the same file. */
	private static FileLock lock(final FileChannel channel, final Source source, final Watcher watcher)
		throws IOException
	{
		for (;;) {
			try {
				final FileLock lock = channel.tryLock();
				if (lock != null) return lock;
			}
			catch (final OverlappingFileLockException e) {
				// Held by another thread: as good a reason to wait as another process.
			}
			watcher.update(0, 0, "Another ImageJ downloads " + source.fileName() + ": waiting for it");
			pause(200, source, watcher);
		}
	}

	private void receive(final Source source, final Path part, final Watcher watcher) throws IOException {
		boolean again = false;
		for (;;) {
			final boolean continued = Files.exists(part) | transfer(source, part, watcher);
			final Checksum sum = source.checksum().of(part, watcher);
			if (sum.equals(source.checksum())) return;
			Files.delete(part);
			// What an earlier attempt had left may have been of an older version of the file.
			if (!continued || again) throw new Transfer.Hopeless("other bytes than expected came (" + sum + " instead of " +
				source.checksum() + ")");
			again = true;
		}
	}

	/** @return whether it took more than one attempt */
	private boolean transfer(final Source source, final Path part, final Watcher watcher) throws IOException {
		long reached = Files.exists(part) ? Files.size(part) : 0;
		boolean again = false;
		for (int failed = 0;; again = true) {
			try {
				new Transfer(source, part, watcher, timeout).attempt();
				return again;
			}
			catch (final Transfer.Hopeless e) {
				throw e;
			}
			catch (final IOException e) {
				final long size = Files.exists(part) ? Files.size(part) : 0;
				// There is no network, and nothing has come yet: the user is not kept waiting.
				if (size == 0 && (e instanceof ConnectException || e instanceof UnknownHostException)) throw e;
				// As long as something comes, it is worth going on.
				failed = size > reached ? 1 : failed + 1;
				reached = Math.max(reached, size);
				if (failed >= ATTEMPTS) throw e;
				final long pause = (long) firstPause << failed - 1;
				watcher.update(size, source.size(), source.fileName() + ": " + reason(e) + ", trying again in " + (pause + 999) /
					1000 + " s");
				pause(pause, source, watcher);
			}
		}
	}

	private static void pause(final long milliseconds, final Source source, final Watcher watcher) {
		try {
			for (long waited = 0; waited < milliseconds; waited += 100) {
				if (watcher.isCancelled()) throw new CnnVisException("The download of " + source.fileName() +
					" was stopped; it goes on from there next time");
				TimeUnit.MILLISECONDS.sleep(Math.min(100, milliseconds - waited));
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CnnVisException("The download of " + source.fileName() + " was interrupted", e);
		}
	}

	/** What is known of the model, beside it before it is there; what the user has written stays. */
	private static void describe(final Entry entry, final Source source, final Path file, final Path part,
		final Watcher watcher) throws IOException
	{
		final Path json = file.resolveSibling(file.getFileName() + ".json");
		if (Files.exists(json)) return;
		final JsonObject description = JsonParser.parseString(entry.description())
			.getAsJsonObject();
		description.addProperty("source", source.toString());
		description.addProperty("sha256", Checksum.sha256(part, watcher).value());
		Files.write(json, description.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static void move(final Path part, final Path file) throws IOException {
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, file);
		}
	}
}
