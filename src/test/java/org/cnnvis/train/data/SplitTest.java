package org.cnnvis.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

	@TempDir
	Path root;

	@Test
	void holdsOutTheSameNumberOfEachClassAndNothingTwice() throws IOException {
		final ImageFolder folder = folder(7, 5, 9);
		final Split split = Split.stratified(folder, 3, 42);
		for (int label = 0; label < 3; label++) {
			final int wanted = label;
			assertEquals(3, split.validation().stream().filter(f -> f.label() == wanted).count());
		}
		final Set<Path> all = new HashSet<>();
		split.training().forEach(f -> all.add(f.file()));
		split.validation().forEach(f -> all.add(f.file()));
		assertEquals(21, all.size());
		assertEquals(21, split.training().size() + split.validation().size());
	}

	@Test
	void aShareIsTakenOfEachClassAndOneOfTwoButNoneOfOne() throws IOException {
		final ImageFolder folder = folder(20, 2, 1);
		final Split split = Split.share(folder, 0.15, 1);
		assertEquals("3, 1, 0", count(split, 0) + ", " + count(split, 1) + ", " + count(split, 2));
		assertEquals(0, Split.share(folder, 0, 1).validation().size());
	}

	private static long count(final Split split, final int label) {
		return split.validation().stream().filter(file -> file.label() == label).count();
	}

	@Test
	void eachPhotographIsHeldOutInOneFold() throws IOException {
		final ImageFolder folder = folder(7, 5);
		final Set<Path> held = new HashSet<>();
		for (final Split split : Split.folds(folder, 4, 3)) {
			assertEquals(12, split.training().size() + split.validation().size());
			assertEquals(3, split.validation().size());
			assertTrue(split.validation().stream().allMatch(file -> held.add(file.file())));
			assertTrue(split.training().stream().noneMatch(file -> split.validation().contains(file)));
		}
		assertEquals(12, held.size());
		refused("at least 2", () -> Split.folds(folder, 1, 3));
	}

	@Test
	void dependsOnTheSeedAlone() throws IOException {
		final ImageFolder folder = folder(20, 20);
		final String first = Split.stratified(folder, 5, 1).validation().toString();
		assertEquals(first, Split.stratified(ImageFolder.open(root), 5, 1).validation().toString());
		assertNotEquals(first, Split.stratified(folder, 5, 2).validation().toString());
	}

	@Test
	void classesAreTheSubFoldersInAlphabeticalOrder() throws IOException {
		final ImageFolder folder = folder(1, 2, 1);
		assertEquals(Arrays.asList("class0", "class1", "class2"), folder.classes());
		assertEquals(1, folder.files().get(1).label());
	}

	@Test
	void saysWhatIsMissing() throws IOException {
		refused("There is no folder", () -> ImageFolder.open(root.resolve("nowhere")));
		refused("no sub-folders", () -> ImageFolder.open(root));
		folder(3, 0);
		refused("class1 has no photographs", () -> ImageFolder.open(root));
		Files.createFile(root.resolve("class1/a.jpg"));
		refused("The class class1 has 1 photographs", () -> Split.stratified(ImageFolder.open(root), 1, 0));
	}

	@Test
	void aFileThatIsNoImageIsNamed() throws IOException {
		final Path text = Files.write(root.resolve("a.jpg"), "no picture".getBytes());
		refused("a.jpg is not an image", () -> Photographs.read(text, 100));
	}

	private static void refused(final String phrase, final org.junit.jupiter.api.function.Executable action) {
		final String message = assertThrows(CnnVisException.class, action).getMessage();
		assertTrue(message.contains(phrase), message);
	}

	private ImageFolder folder(final int... photographs) throws IOException {
		for (int label = 0; label < photographs.length; label++) {
			final Path folder = Files.createDirectories(root.resolve("class" + label));
			for (int i = 0; i < photographs[label]; i++)
				Files.createFile(folder.resolve("image" + i + ".jpg"));
		}
		return Arrays.stream(photographs).anyMatch(n -> n == 0) ? null : ImageFolder.open(root);
	}
}
