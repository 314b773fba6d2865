package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

	private static final String KERAS = "conformance/mini_vgg/model_keras2.h5";

	@TempDir
	Path folder;

	private Models models;

	@BeforeEach
	void modelsOfTheFolder() {
		models = new Models(new ModelFolder(folder));
	}

	@Test
	void theBundledModelIsTheFirstAndTellsSeventeenFlowersApart() {
		assertEquals(Models.DEFAULT, models.names().get(0));
		final Model model = models.get(Models.DEFAULT);
		assertEquals(17, model.classes().size());
		assertTrue(model.classes().contains("Daffodil"));
		assertEquals(224, model.network().input().height());
		assertEquals("predictions", model.network().output().layer());
		assertEquals(64, model.sha256().length());
		assertTrue(model.network().shapes(200, 160).size() > 10, "other sizes work too");
	}

	@Test
	void aModelIsLoadedOnceEvenByManyThreads() {
		final Set<Model> loaded = ConcurrentHashMap.newKeySet();
		IntStream.range(0, 16).parallel().forEach(i -> loaded.add(models.get(Models.DEFAULT)));
		assertEquals(1, loaded.size());
	}

	@Test
	void filesOfTheFolderAreListedWithoutOpeningThem() throws IOException {
		Files.createDirectories(folder.resolve("mine/old"));
		for (final String name : Arrays.asList("b.h5", "notes.txt", "mine/a.KERAS", "mine/old/net.zip", "c.zip.json"))
			Files.write(folder.resolve(name), "not a model".getBytes());
		assertEquals(Arrays.asList("b.h5", "mine/a.KERAS", "mine/old/net.zip"), models.names().subList(models.names().indexOf("b.h5"), models.names()
			.size()));
		assertTrue(new Models(new ModelFolder(folder.resolve("nowhere"))).names().contains(Models.DEFAULT));
	}

	@Test
	void aFileIsKeptUntilItChanges() throws IOException {
		final Path file = Files.copy(SharedData.require(KERAS), folder.resolve("mini.h5"));
		final Model first = models.get("mini.h5");
		assertEquals("mini.h5", first.name());
		assertSame(first, models.get("Mini.H5"));
		assertSame(first.network(), models.get(file.toString()).network());
		Files.setLastModifiedTime(file, FileTime.fromMillis(0));
		assertNotSame(first, models.get("mini.h5"));
	}

	@Test
	void namesAreFoundWhateverTheirCaseAndSpacing() {
		assertSame(models.get(Models.DEFAULT), models.get("flowers  (BUNDLED)"));
	}

	@Test
	void aMisspeltNameIsAnsweredWithTheNearest() throws IOException {
		Files.createFile(folder.resolve("vgg19.h5"));
		assertRefused("Flower (bundeld)", "did you mean 'Flowers (bundled)'?");
		assertRefused("vgg16.h5", "did you mean 'vgg19.h5'?");
		assertRefused("something else", "There is no model 'something else'", folder.toString());
	}

	@Test
	void aPathThatDoesNotExistIsNamed() {
		assertRefused(folder.resolve("gone.h5").toString(), "gone.h5", "no such file");
	}

	@Test
	void aModelThatCannotBeDownloadedSaysWhichFileToPutWhere() throws IOException {
		// Port 9 (discard) of this machine refuses connections.
		list("http://127.0.0.1:9/mine.h5");
		assertTrue(models.names().contains("Mine"));
		assertRefused("mine", "Mine is not on this computer", "get http://127.0.0.1:9/mine.h5", "put the file into " + folder);
	}

	@Test
	void aFileOfTheListThatWasPutIntoTheFolderIsTakenUnderTheListsName() throws IOException {
		list("http://127.0.0.1:9/mine.h5");
		Files.copy(SharedData.require(KERAS), folder.resolve("mine.h5"));
		assertEquals("Mine", models.get("Mine").name());
		assertFalse(models.names().contains("mine.h5"));
	}

	@Test
	void theNameWithoutWhatStandsInBracketsIsEnough() {
		assertSame(models.get(Models.DEFAULT), models.get("flowers"));
	}

	@Test
	void modelsAreInFijisFolderButNotAmongThePlugins() throws IOException {
		final String before = System.clearProperty("cnnvis.models"), plugins = System.getProperty("plugins.dir");
		try {
			Files.createDirectories(folder.resolve("Fiji.app/plugins"));
			System.setProperty("plugins.dir", folder.resolve("Fiji.app/plugins").toString());
			assertEquals(folder.resolve("Fiji.app/models"), ModelFolder.find().path());
			System.setProperty("plugins.dir", folder.resolve("Fiji.app").toString());
			assertEquals(folder.resolve("Fiji.app/models"), ModelFolder.find().path());
			System.setProperty("plugins.dir", folder.resolve("gone/away").toString());
			assertTrue(ModelFolder.find().path().endsWith(".cnnvis/models"));
		}
		finally {
			if (before != null) System.setProperty("cnnvis.models", before);
			if (plugins == null) System.clearProperty("plugins.dir");
			else System.setProperty("plugins.dir", plugins);
		}
	}

	private void list(final String address) throws IOException {
		Files.write(folder.resolve("catalogue.json"), ("{\"models\":[{\"name\":\"Mine\",\"licence\":\"MIT\",\"sources\":" +
			"[{\"publisher\":\"Me\",\"address\":\"" + address + "\",\"checksum\":\"md5:" + "0".repeat(32) + "\"}]}]}").getBytes());
	}

	/** Loads the classes anew, without those of DL4J and ND4J, so that touching one of them would fail. */
	@Test
	void listingAndKerasFilesNeedNeitherDl4jNorNd4j() throws Exception {
		final Path file = SharedData.require(KERAS);
		final List<URL> urls = new ArrayList<>();
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator))
			if (!entry.contains("deeplearning4j") && !entry.contains("nd4j")) urls.add(new File(entry).toURI().toURL());
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
			final Class<?> type = loader.loadClass("org.cnnvis.model.Models");
			final Object shared = type.getMethod("shared").invoke(null);
			assertTrue(((List<?>) type.getMethod("names").invoke(shared)).contains(Models.DEFAULT));
			assertEquals(file.toString(), type.getMethod("get", String.class).invoke(shared, file.toString()).toString());
		}
	}

	private void assertRefused(final String name, final String... phrases) {
		final String message = assertThrows(CnnVisException.class, () -> models.get(name)).getMessage();
		for (final String phrase : phrases)
			assertTrue(message.contains(phrase), message);
	}

	@Test
	void theSizeOfABundledModelIsKnownWithoutLoadingIt() throws IOException {
		final ModelInfo info = new ModelList(new Models(new ModelFolder(folder))).known(Models.SMALL);
		assertEquals(ModelsTest.class.getResourceAsStream("/models/flowers-small.zip").readAllBytes().length, info.bytes());
	}
}
