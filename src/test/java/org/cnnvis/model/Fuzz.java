package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

import org.cnnvis.CnnVisException;

/**
 * Opens damaged files: each is a model or is refused with one sentence, within ten seconds and with less than a gigabyte
 * of memory, and nothing appears outside of its folder.
 */
public final class Fuzz implements AutoCloseable {

	/** Of computing; a machine that does other things meanwhile may take longer. */
	private static final long SECONDS = 10;
	private static final int PATIENCE = 12;
	private static final long BYTES = 1L << 30;
	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Path folder;
	private final String name;
	private final Map<String, Integer> outcomes = new TreeMap<>();
	private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
		final Thread thread = new Thread(work, "fuzz");
		thread.setDaemon(true);
		workerId = thread.getId();
		return thread;
	});
	private volatile long workerId;
	private int number;
	private long most;
	private long longest;

	/** @param name for messages */
	public Fuzz(final Path folder, final String name) {
		this.folder = folder;
		this.name = name;
	}

	/** Mutations for one of so many files of a format, which has 2000 of them; the system property asks for more. */
	public static int mutations(final int files) {
		return (Integer.getInteger("cnnvis.fuzz", 2000) + files - 1) / files;
	}

	/** @param ending of the file's name */
	public void open(final byte[] content, final String ending) {
		final Path file = folder.resolve("f" + number++ + ending);
		final long start = number == 1 ? 0 : THREADS.getThreadCpuTime(workerId);
		try {
			Files.write(file, content);
			final Future<String> outcome = worker.submit(() -> outcome(file));
			outcomes.merge(patiently(outcome), 1, Integer::sum);
			longest = Math.max(longest, THREADS.getThreadCpuTime(workerId) - start);
			Files.delete(file);
		}
		catch (final TimeoutException e) {
			fail(name + ", mutation " + number + ": it takes more than " + SECONDS + " s, see " + kept(content, ending));
		}
		catch (final ExecutionException e) {
			throw new AssertionError(name + ", mutation " + number + ", see " + kept(content, ending), e.getCause());
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	private String patiently(final Future<String> outcome) throws InterruptedException, ExecutionException,
		TimeoutException
	{
		final long start = THREADS.getThreadCpuTime(workerId);
		for (int i = 1;; i++)
			try {
				return outcome.get(SECONDS, TimeUnit.SECONDS);
			}
			catch (final TimeoutException e) {
				if (i == PATIENCE || THREADS.getThreadCpuTime(workerId) - start > SECONDS * 1_000_000_000L) throw e;
			}
	}

	/** The temporary folder goes with the test. */
	private Path kept(final byte[] content, final String ending) {
		try {
			return Files.write(Files.createTempFile("fuzz", ending), content);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private String outcome(final Path file) {
		final long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
		try {
			ModelLoader.load(file);
			return "opens";
		}
		catch (final CnnVisException e) {
			final String message = e.getMessage();
			assertTrue(message.startsWith(file.toString()), message);
			assertFalse(message.contains("\n") || message.endsWith("cannot be read: null") || message.endsWith("(null)") || message.contains("Cannot invoke") || message
				.contains("Exception"), message);
			return "refused";
		}
		finally {
			// All that was ever allocated, so the memory in use at any time was less.
			final long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
			most = Math.max(most, bytes);
			assertTrue(bytes < BYTES, () -> name + ", mutation " + number + " takes " + bytes + " bytes of memory");
		}
	}

	/** Truncates, flips bits, writes extreme numbers, or moves blocks; mostly near the beginning, where structure is. */
	public static byte[] mutate(final byte[] sound, final Random random) {
		final byte[] bytes = sound.clone();
		if (random.nextInt(8) == 0) return Arrays.copyOf(bytes, random.nextInt(bytes.length));
		final int hits = 1 << random.nextInt(6);
		for (int i = 0; i < hits; i++) {
			final int range = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 4096);
			final int at = random.nextInt(range);
			switch (random.nextInt(4)) {
				case 0:
					bytes[at] ^= 1 << random.nextInt(8);
					break;
				case 1:
					bytes[at] = (byte) random.nextInt(256);
					break;
				case 2:
					Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? 0xFF : 0x7F));
					break;
				default:
					final int length = Math.min(random.nextInt(64), bytes.length - at);
					System.arraycopy(sound, random.nextInt(bytes.length - length), bytes, at, length);
			}
		}
		return bytes;
	}

	/** Prints the totals, and looks for what should not be there. */
	@Override
	public void close() {
		worker.shutdownNow();
		System.out.printf("%s: %s, at most %d MB allocated, %.1f s of computing%n", name, outcomes, most >> 20, longest * 1e-9);
		try (Stream<Path> left = Files.list(folder)) {
			assertTrue(left.noneMatch(f -> !f.getFileName().toString().matches("f\\d+\\..*|weights|.*\\.json|.*bin")),
				"something was written beside the files");
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
