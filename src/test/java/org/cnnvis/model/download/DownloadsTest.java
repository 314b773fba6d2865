package org.cnnvis.model.download;

import static org.cnnvis.model.download.ScriptedServer.cut;
import static org.cnnvis.model.download.ScriptedServer.file;
import static org.cnnvis.model.download.ScriptedServer.head;
import static org.cnnvis.model.download.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads end with the right file or with none, whatever the server does. */
class DownloadsTest {

	private static final byte[] CONTENT = new byte[300_000];
	private static final String NAME = "net.h5";

	static {
		new Random(3).nextBytes(CONTENT);
	}

	@TempDir
	Path folder;

	private ScriptedServer server;
	private Downloads downloads;

	@BeforeEach
	void start() throws IOException {
		server = new ScriptedServer();
		downloads = new Downloads(folder, 500, 10);
	}

	@AfterEach
	void stop() throws IOException {
		server.close();
	}

	private Source source(final long size) {
		return new Source("Test", server.address("/" + NAME), size, Checksum.sha256(DigestUtils.sha256Hex(CONTENT)));
	}

	private static Entry entry(final Source... sources) {
		return new Entry("Net", "CC0", "{\"classes\":\"imagenet\",\"licence\":\"CC0\"}", Arrays.asList(sources));
	}

	private void arrives(final String... requests) throws IOException {
		final Path file = downloads.fetch(entry(source(CONTENT.length)), Watcher.NONE);
		assertEquals(folder.resolve(NAME), file);
		assertArrayEquals(CONTENT, Files.readAllBytes(file));
		assertEquals(Arrays.asList(requests), server.requests());
		assertEquals(Arrays.asList(NAME, NAME + ".json"), visible());
	}

	private void fails(final long size, final String... words) throws IOException {
		final String message = assertThrows(CnnVisException.class, () -> downloads.fetch(entry(source(size)),
			Watcher.NONE)).getMessage();
		for (final String word : words)
			assertTrue(message.contains(word), () -> "'" + word + "' is not in: " + message);
		assertTrue(message.endsWith("get http://127.0.0.1:" + server.address("").getPort() +
			"/net.h5 on another computer and put the file into " + folder), message);
		assertEquals(Collections.emptyList(), visible());
	}

	/** All but the folder of unfinished files. */
	private List<String> visible() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith(".")).sorted().collect(Collectors
				.toList());
		}
	}

	@Test
	void aGoodServerIsAskedOnceAndTheModelDescribed() throws IOException {
		server.then(file(CONTENT));
		arrives("/net.h5");
		final String json = new String(Files.readAllBytes(folder.resolve("net.h5.json")));
		assertEquals("{\"classes\":\"imagenet\",\"licence\":\"CC0\",\"source\":\"" + server.address("/net.h5") +
			"\",\"sha256\":\"" + DigestUtils.sha256Hex(CONTENT) + "\"}", json);
		downloads.fetch(entry(source(CONTENT.length)), Watcher.NONE);
		assertEquals(1, server.requests().size(), "what is there is not asked for again");
	}

	@Test
	void aCutDownloadGoesOnWhereItEnded() throws IOException {
		server.then(cut(CONTENT, 100_000)).then(cut(CONTENT, 50_000)).then(file(CONTENT));
		arrives("/net.h5", "/net.h5 from 100000", "/net.h5 from 150000");
	}

	@Test
	void aServerThatStallsIsAskedAgain() throws IOException {
		server.then((out, from) -> {
			head(out, 200, CONTENT.length);
			out.write(CONTENT, 0, 1000);
			out.flush();
			Thread.sleep(1000);
		}).then(file(CONTENT));
		arrives("/net.h5", "/net.h5 from 1000");
	}

	@Test
	void aServerWithoutRangesSendsAllOfItAgain() throws IOException {
		server.then(cut(CONTENT, 100_000)).then((out, from) -> file(CONTENT).write(out, 0));
		arrives("/net.h5", "/net.h5 from 100000");
	}

	@Test
	void aServerThatGoesOnElsewhereIsAskedFromTheStart() throws IOException {
		server.then(cut(CONTENT, 100_000)).then((out, from) -> {
			head(out, 206, 10, "Content-Range: bytes 5-14/" + CONTENT.length);
			out.write(CONTENT, 5, 10);
		}).then(file(CONTENT));
		arrives("/net.h5", "/net.h5 from 100000", "/net.h5");
	}

	@Test
	void anUnsatisfiableRangeStartsAfresh() throws IOException {
		server.then(cut(CONTENT, 100_000)).then(status(416, "Content-Range: bytes */50")).then(file(CONTENT));
		arrives("/net.h5", "/net.h5 from 100000", "/net.h5");
	}

	@Test
	void temporaryErrorsAreWaitedOut() throws IOException {
		server.then(status(500)).then(status(503)).then(status(429)).then(file(CONTENT));
		arrives("/net.h5", "/net.h5", "/net.h5", "/net.h5");
	}

	@Test
	void redirectionsAreFollowedButNotForEver() throws IOException {
		server.then(status(302, "Location: /elsewhere")).then(status(301, "Location: " + server.address("/there"))).then(file(
			CONTENT));
		arrives("/net.h5", "/elsewhere", "/there");
		Files.delete(folder.resolve(NAME));
		Files.delete(folder.resolve(NAME + ".json"));
		server.then(status(302, "Location: /net.h5"));
		fails(0, "redirects without end");
	}

	@Test
	void redirectionsToNowhereAreRefused() throws IOException {
		server.then(status(302, "Location: file:///etc/passwd"));
		fails(0, "redirects to file:///etc/passwd");
		server.then(status(302));
		fails(0, "redirects to null");
		server.then(status(302, "Location: ht tp://x"));
		fails(0, "redirects to ht tp://x");
	}

	@Test
	void whatIsNotThereIsAskedForOnce() throws IOException {
		server.then(status(404));
		fails(CONTENT.length, "status 404");
		assertEquals(1, server.requests().size());
	}

	@Test
	void aServerThatNeverRecoversIsGivenUp() throws IOException {
		server.then(status(500));
		fails(CONTENT.length, "status 500");
		assertEquals(5, server.requests().size());
	}

	@Test
	void anotherFileIsRefusedBeforeItComes() throws IOException {
		server.then((out, from) -> head(out, 200, 999));
		fails(CONTENT.length, "offers 999 bytes instead of 300000");
		assertEquals(1, server.requests().size());
	}

	@Test
	void otherBytesAreRefused() throws IOException {
		final byte[] other = CONTENT.clone();
		other[200_000]++;
		server.then(file(other));
		fails(CONTENT.length, "other bytes than expected", DigestUtils.sha256Hex(other));
		assertEquals(1, server.requests().size());
	}

	@Test
	void bytesOfAnOlderVersionAreThrownAway() throws IOException {
		final byte[] older = CONTENT.clone();
		older[5]++;
		server.then(cut(older, 100_000)).then((out, from) -> {
			throw new IOException("hangs up");
		}).then(file(CONTENT));
		downloads = new Downloads(folder, 500, 1);
		arrives("/net.h5", "/net.h5 from 100000", "/net.h5 from 100000", "/net.h5");
	}

	@Test
	void lengthsThatLieDoNoHarm() throws IOException {
		// Too short: whether Java cuts it or not, it is not the file.
		server.then((out, from) -> {
			head(out, 200, 1000);
			out.write(CONTENT);
		});
		fails(0, "bytes");
		// None at all, and more than there should be.
		server.then((out, from) -> {
			head(out, 200, -1);
			out.write(CONTENT);
			out.write(new byte[100]);
		});
		fails(CONTENT.length, "more than the 300000 bytes");
		server.then((out, from) -> {
			head(out, 200, -1);
			out.write(CONTENT);
		});
		server.requests().clear();
		arrives("/net.h5");
	}

	@Test
	void theNextSourceIsTriedAndAllReasonsAreTold() throws IOException {
		final Source gone = new Source("Old", server.address("/old.zip"), 0, Checksum.parse("md5:" + "0".repeat(32)));
		server.then(status(404)).then(file(CONTENT));
		downloads.fetch(entry(gone, source(CONTENT.length)), Watcher.NONE);
		assertEquals(Arrays.asList("/old.zip", "/net.h5"), server.requests());
		Files.delete(folder.resolve(NAME));
		server.then(status(404)).then(status(410));
		final String message = assertThrows(CnnVisException.class, () -> downloads.fetch(entry(gone, source(0)),
			Watcher.NONE)).getMessage();
		assertTrue(message.startsWith("Net is not on this computer and cannot be downloaded (127.0.0.1: the server answers " +
			"with status 404; 127.0.0.1: the server answers with status 410): get http://127.0.0.1:"), message);
		assertTrue(message.contains("/old.zip, or http://127.0.0.1:"), message);
	}

	@Test
	void withoutANetworkTheSentenceSaysWhichFileToPutWhere() {
		final Entry lost = entry(new Source("Lost", URI.create("http://127.0.0.1:9/lost.h5"), 0, Checksum.sha256("0".repeat(
			64))), new Source("Unknown", URI.create("http://no.such.host.invalid/lost.zip"), 0, Checksum.sha256("0".repeat(64))));
		final String message = assertThrows(CnnVisException.class, () -> downloads.fetch(lost, Watcher.NONE)).getMessage();
		assertTrue(message.contains("127.0.0.1: no connection to the server"), message);
		assertTrue(message.contains("no.such.host.invalid: the server is not found, is there a network?"), message);
		assertTrue(message.endsWith("get http://127.0.0.1:9/lost.h5, or http://no.such.host.invalid/lost.zip on another " +
			"computer and put the file into " + folder), message);
	}

	@Test
	void theUserIsAskedWithSizeAndLicenceAndMaySayNo() throws IOException {
		final List<String> lines = new ArrayList<>();
		final String message = assertThrows(CnnVisException.class, () -> downloads.fetch(entry(source(CONTENT.length)),
			new Watcher()
			{

				@Override
				public boolean mayStart(final String what) {
					lines.add(what);
					return false;
				}
			})).getMessage();
		assertEquals(Collections.singletonList("Net: 0.3 MB from 127.0.0.1 (Test), licence: CC0"), lines);
		assertTrue(message.startsWith("Net was not downloaded: get http"), message);
		assertEquals(Collections.emptyList(), server.requests());
		assertEquals(Collections.emptyList(), visible());
	}

	@Test
	void aStopTakesEffectAtOnceAndTheNextTimeGoesOn() throws Exception {
		server.then((out, from) -> {
			head(out, 200, CONTENT.length);
			out.write(CONTENT, 0, 1000);
			out.flush();
			Thread.sleep(20_000);
		}).then(file(CONTENT));
		final Downloads patient = new Downloads(folder, 30_000, 10);
		final AtomicLong reached = new AtomicLong();
		final long start = System.nanoTime();
		final String message = assertThrows(CnnVisException.class, () -> patient.fetch(entry(source(CONTENT.length)),
			new Watcher()
			{

				@Override
				public void update(final long done, final long total, final String text) {
					reached.set(done);
				}

				@Override
				public boolean isCancelled() {
					return reached.get() >= 1000;
				}
			})).getMessage();
		assertTrue(System.nanoTime() - start < 5_000_000_000L, "it waited for the server");
		assertEquals("The download of net.h5 was stopped; it goes on from there next time", message);
		server.close();
		server = new ScriptedServer().then(file(CONTENT));
		// Another port is another address, so nothing can be assumed about the bytes there.
		arrives("/net.h5");
	}

	@Test
	void ofTwoThatWantTheSameFileOneWaits() throws Exception {
		server.then((out, from) -> {
			Thread.sleep(300);
			file(CONTENT).write(out, from);
		});
		final ExecutorService two = Executors.newFixedThreadPool(2);
		final List<Future<Path>> files = two.invokeAll(Collections.nCopies(2, () -> downloads.fetch(entry(source(
			CONTENT.length)), Watcher.NONE)));
		two.shutdown();
		for (final Future<Path> file : files)
			assertArrayEquals(CONTENT, Files.readAllBytes(file.get()));
		assertEquals(1, server.requests().size());
	}

	@Test
	void anotherImageJIsWaitedForUntilTheUserStops() throws IOException {
		final Path lock = Files.createDirectories(folder.resolve(".downloads")).resolve(NAME + ".lock");
		final List<String> messages = new ArrayList<>();
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock held = channel.lock())
		{
			assertTrue(held.isValid());
			assertThrows(CnnVisException.class, () -> downloads.fetch(entry(source(0)), new Watcher() {

				@Override
				public void update(final long done, final long total, final String message) {
					messages.add(message);
				}

				@Override
				public boolean isCancelled() {
					return messages.size() >= 2;
				}
			}));
		}
		assertEquals("Another ImageJ downloads net.h5: waiting for it", messages.get(0));
		assertEquals(Collections.emptyList(), server.requests());
	}

	@Test
	void whatTheUserHasWrittenBesideTheModelStays() throws IOException {
		Files.write(folder.resolve("net.h5.json"), "{\"classes\":\"numbered\"}".getBytes());
		server.then(file(CONTENT));
		downloads.fetch(entry(source(0)), Watcher.NONE);
		assertEquals("{\"classes\":\"numbered\"}", new String(Files.readAllBytes(folder.resolve("net.h5.json"))));
	}

	@Test
	void theProxyOfTheJavaVirtualMachineIsUsed() throws IOException {
		server.then(file(CONTENT));
		final Source far = new Source("Far", URI.create("http://models.example.invalid/net.h5"), 0, Checksum.sha256(DigestUtils
			.sha256Hex(CONTENT)));
		System.setProperty("http.proxyHost", "127.0.0.1");
		System.setProperty("http.proxyPort", Integer.toString(server.address("").getPort()));
		try {
			downloads.fetch(entry(far), Watcher.NONE);
		}
		finally {
			System.clearProperty("http.proxyHost");
			System.clearProperty("http.proxyPort");
		}
		assertEquals(Collections.singletonList("http://models.example.invalid/net.h5"), server.requests());
		assertFalse(visible().isEmpty());
	}
}
