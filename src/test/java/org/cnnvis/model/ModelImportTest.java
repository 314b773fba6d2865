package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.cnnvis.SampleModel;
import org.cnnvis.SharedData;
import org.cnnvis.model.download.Watcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of the user's goes into the models folder with what the user says about it, and can be managed there. */
class ModelImportTest {

	@TempDir
	Path folder;

	private ModelFolder models;
	private Path grey;

	@BeforeEach
	void copyModel() throws IOException {
		models = new ModelFolder(folder.resolve("models"));
		grey = folder.resolve("grey.keras");
		Files.copy(SharedData.require("conformance/grey_input/model.keras"), grey);
	}

	@Test
	void theAnswersStandBesideTheCopy() throws IOException {
		final Model model = ModelImport.of(models, grey).finish(new ModelAnswers("GREY minus 33 times 1/64",
			"a, b, c, d, e, f, g, h, i, j", "CC0"), true, Watcher.NONE);
		assertEquals("grey.keras", model.name());
		final Model again = new Models(models).get("grey.keras");
		assertEquals(InputSpec.of(ChannelOrder.GREY, 33, 1 / 64f), again.input());
		assertEquals("j", again.classes().get(9));
		assertEquals("CC0", again.licence());
		assertEquals(grey.toString(), again.source());
		assertEquals(model.sha256(), Sidecar.beside(models.path().resolve("grey.keras")).sha256());
		try (java.util.stream.Stream<Path> files = Files.list(models.path())) {
			assertEquals(Arrays.asList("grey.keras", "grey.keras.json"), files.map(f -> f.getFileName().toString()).sorted()
				.collect(Collectors.toList()));
		}
	}

	@Test
	void withoutACopyTheFileStaysAndIsDescribed() {
		final Model model = ModelImport.of(models, grey).finish(new ModelAnswers("GREY -1 to 1", "numbered", ""), false,
			Watcher.NONE);
		assertEquals(grey.toString(), model.name());
		assertTrue(Files.exists(folder.resolve("grey.keras.json")));
		assertFalse(Files.exists(models.path()));
		assertEquals(127.5f, new Models(models).get(grey.toString()).input().mean(0));
	}

	@Test
	void aModelThatIsInUseAlreadyIsAnotherOneAfterItsImport() {
		final Models shelf = new Models(models);
		assertEquals("class 0", shelf.get(grey.toString()).classes().get(0));
		ModelImport.of(models, grey).finish(new ModelAnswers("", "a, b, c, d, e, f, g, h, i, j", ""), false, Watcher.NONE);
		assertEquals("a", shelf.get(grey.toString()).classes().get(0));
	}

	@Test
	void namesCanComeFromATextFile() throws IOException {
		final Path names = Files.write(folder.resolve("names.txt"), Arrays.asList("zero", "one", "", "two", "three", "four",
			"five", "six", "seven", "eight", "nine "));
		assertEquals("nine", ModelImport.of(models, grey).model(new ModelAnswers("", names.toString(), "")).classes().get(9));
	}

	@Test
	void whatStandsBesideAFileStaysWhereNothingElseIsSaid() throws IOException {
		Files.write(folder.resolve("grey.keras.json"), "{\"licence\":\"MIT\",\"input\":{\"mean\":7}}".getBytes());
		final Model model = ModelImport.of(models, grey).finish(new ModelAnswers("", "numbered", ""), true, Watcher.NONE);
		assertEquals("MIT", model.licence());
		assertEquals(7, model.input().mean(0));
	}

	@Test
	void wrongAnswersAreNamedAndNothingIsWritten() {
		final ModelImport imported = ModelImport.of(models, grey);
		refused(imported, new ModelAnswers("RGB 0 to 1", "", ""), "'RGB 0 to 1'");
		refused(imported, new ModelAnswers("", "a, b", ""), "2 class names for the 10 outputs");
		refused(imported, new ModelAnswers("", "imagenet", ""), "1000 class names for the 10 outputs");
		assertFalse(Files.exists(models.path()));
		assertThrows(CnnVisException.class, () -> ModelImport.of(models, folder.resolve("nowhere.h5")));
	}

	private static void refused(final ModelImport imported, final ModelAnswers answers, final String... words) {
		final String message = assertThrows(CnnVisException.class, () -> imported.finish(answers, true, Watcher.NONE))
			.getMessage();
		for (final String word : words)
			assertTrue(message.contains(word), message);
	}

	@Test
	void anotherModelOfTheSameNameIsNotOverwritten() throws IOException {
		Files.createDirectories(models.path());
		Files.write(models.path().resolve("grey.keras"), "other".getBytes());
		refused(ModelImport.of(models, grey), ModelAnswers.NONE, "another model 'grey.keras'");
		assertEquals(5, Files.size(models.path().resolve("grey.keras")));
	}

	@Test
	void aModelOfSeveralFilesStaysWhereItIs() {
		final Path sample = SampleModel.write(folder.resolve("caffe"));
		final ModelImport imported = ModelImport.of(models, sample);
		assertFalse(imported.isSingleFile());
		assertEquals(sample.toString(), imported.finish(ModelAnswers.NONE, true, Watcher.NONE).name());
	}

	@Test
	void theListTellsWhatIsKnownChecksAndRemoves() throws IOException {
		ModelImport.of(models, grey).finish(new ModelAnswers("", "", "CC0"), true, Watcher.NONE);
		Files.write(models.path().resolve("broken.h5"), "no".getBytes());
		final ModelList list = new ModelList(new Models(models));
		final List<ModelInfo> all = list.all();
		assertEquals("bundled", all.get(0).source());
		assertFalse(list.known("grey.keras").isKnown());
		assertEquals(ModelList.NOT_DOWNLOADED, list.inspect("VGG16 (ImageNet)").source());
		assertEquals(553467096, list.known("VGG16 (ImageNet)").bytes());
		assertEquals("10 (class 0, class 1, ...)", list.inspect("grey.keras").classes());
		assertTrue(list.inspect("broken.h5").problem().contains("not a model"), list.inspect("broken.h5").problem());
		final ModelInfo remembered = new ModelList(new Models(models)).known("grey.keras");
		assertEquals("CC0", remembered.licence());
		assertTrue(remembered.line().startsWith("grey.keras: " + remembered.layers() + " layers, input 28 x 28 GREY 0 to 1, " +
			"10 classes (class 0"), remembered.line());
		assertTrue(list.verify("grey.keras", Watcher.NONE).startsWith("grey.keras is unchanged, SHA-256 "));
		assertTrue(list.verify("broken.h5", Watcher.NONE).startsWith("broken.h5 was put here without a sum"));
		Files.write(models.path().resolve("grey.keras"), new byte[1], java.nio.file.StandardOpenOption.APPEND);
		assertFalse(list.known("grey.keras").isKnown(), "it has changed");
		assertTrue(assertThrows(CnnVisException.class, () -> list.verify("grey.keras", Watcher.NONE)).getMessage().contains(
			"has changed since it came here"));
		assertEquals("grey.keras was removed from " + models.path(), list.remove("grey.keras"));
		assertFalse(Files.exists(models.path().resolve("grey.keras.json")));
		assertTrue(Files.exists(grey), "the user's own file stays");
		for (final String name : new String[] { "Flowers (bundled)", "VGG16 (ImageNet)", grey.toString() })
			assertThrows(CnnVisException.class, () -> list.remove(name), name);
	}

	@Test
	void aDamagedMemoryOfTheListIsForgotten() throws IOException {
		ModelImport.of(models, grey).finish(ModelAnswers.NONE, true, Watcher.NONE);
		for (final String text : new String[] { "", "[]", "{\"a\":null}", "{\"a\":{}}", "\u0000" }) {
			Files.write(models.path().resolve(".index.json"), text.getBytes());
			assertFalse(new ModelList(new Models(models)).known("grey.keras").isKnown());
		}
	}
}
