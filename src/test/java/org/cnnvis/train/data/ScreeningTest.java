package org.cnnvis.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ShortProcessor;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningTest {

	@TempDir
	Path root;
	private int color;

	@Test
	void whatIsNoImageIsSkippedAndListed() throws IOException {
		photograph("a/1.jpg");
		photograph("a/2.png");
		final ImagePlus shorts = new ImagePlus("16", new ShortProcessor(9, 9));
		new FileSaver(shorts).saveAsTiff(root.resolve("a/16-bit.tif").toString());
		text("a/text.jpg", "no picture");
		text("a/zero.jpg", "");
		photograph("b/1.jpg");
		text("b/.hidden.jpg", "not seen");
		final Screening screening = Screening.of(ImageFolder.open(root));
		assertEquals(Arrays.asList("a/1.jpg", "a/16-bit.tif", "a/2.png", "b/1.jpg"), names(screening.folder().files()));
		assertEquals(Arrays.asList("Skipped: The file " + root.resolve("a/text.jpg") +
			" is not an image that ImageJ can open.", "Skipped: The file " + root.resolve("a/zero.jpg") + " is empty."),
			screening.remarks());
	}

	@Test
	void foldersInAClassBelongToIt() throws IOException {
		photograph("a/monday/1.jpg");
		photograph("a/tuesday/more/1.jpg");
		photograph("b/1.jpg");
		assertEquals(Arrays.asList("a/monday/1.jpg", "a/tuesday/more/1.jpg", "b/1.jpg"), names(ImageFolder.open(root)
			.files()));
	}

	@Test
	void ofTheSameContentOnlyTheFirstStays() throws IOException {
		photograph("a/1.jpg");
		photograph("b/1.jpg");
		Files.copy(root.resolve("a/1.jpg"), root.resolve("a/copy of 1.jpg"));
		final Screening screening = Screening.of(ImageFolder.open(root));
		assertEquals(Arrays.asList("a/1.jpg", "b/1.jpg"), names(screening.folder().files()));
		assertEquals(Arrays.asList("Skipped: a/copy of 1.jpg has the same content as a/1.jpg."), screening.remarks());
	}

	@Test
	void theSameContentInTwoClassesBelongsToNone() throws IOException {
		photograph("a/1.jpg");
		photograph("a/2.jpg");
		photograph("b/1.jpg");
		Files.copy(root.resolve("a/1.jpg"), root.resolve("b/2.jpg"));
		final Screening screening = Screening.of(ImageFolder.open(root));
		assertEquals(Arrays.asList("a/2.jpg", "b/1.jpg"), names(screening.folder().files()));
		assertEquals(Arrays.asList("Skipped: b/2.jpg has the same content as a/1.jpg, which is skipped too, as they are in " +
			"different classes."), screening.remarks());
	}

	@Test
	void aClassOfWhichNothingIsLeftIsRefused() throws IOException {
		photograph("a/1.jpg");
		text("b/1.jpg", "no picture");
		final CnnVisException e = assertThrows(CnnVisException.class, () -> Screening.of(ImageFolder.open(root)));
		assertEquals("The class folder " + root.resolve("b") + " has no photographs: add some or remove it.", e.getMessage());
	}

	@Test
	void theHashIsThatOfContentsAndClassesAndNotOfNames() throws IOException {
		photograph("a/1.jpg");
		photograph("a/2.jpg");
		photograph("b/1.jpg");
		final String hash = Screening.of(ImageFolder.open(root)).hash();
		Files.move(root.resolve("a/1.jpg"), root.resolve("a/z.jpg"));
		assertEquals(hash, Screening.of(ImageFolder.open(root)).hash());
		Files.move(root.resolve("a/z.jpg"), root.resolve("b/z.jpg"));
		assertNotEquals(hash, Screening.of(ImageFolder.open(root)).hash());
	}

	@Test
	void aGivenValidationFolderIsNotLearnedFrom() throws IOException {
		for (final String file : Arrays.asList("train/a/1.jpg", "train/a/2.jpg", "train/b/1.jpg", "train/b/2.jpg",
			"test/b/1.jpg"))
			photograph(file);
		Files.copy(root.resolve("train/a/2.jpg"), root.resolve("test/b/other name.jpg"));
		final List<String> remarks = new ArrayList<>();
		final Split split = Split.given(Screening.of(ImageFolder.open(root.resolve("train"))), Screening.of(ImageFolder
			.ofAnyClasses(root.resolve("test"))), remarks);
		assertEquals(Arrays.asList("train/a/1.jpg", "train/b/1.jpg", "train/b/2.jpg"), names(split.training()));
		assertEquals(Arrays.asList("test/b/1.jpg", "test/b/other name.jpg"), names(split.validation()));
		assertTrue(split.validation().stream().allMatch(file -> file.label() == 1));
		assertEquals(Arrays.asList("Skipped: a/2.jpg is among the photographs to judge by too."), remarks);
	}

	private List<String> names(final List<LabelledFile> files) {
		return files.stream().map(file -> root.relativize(file.file()).toString().replace('\\', '/')).collect(Collectors
			.toList());
	}

	/** Each has a colour of its own. */
	private void photograph(final String name) throws IOException {
		final BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
		color += 40;
		for (int i = 0; i < 64; i++)
			image.setRGB(i % 8, i / 8, color << 8 | i);
		final Path file = root.resolve(name);
		Files.createDirectories(file.getParent());
		assertTrue(ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", file.toFile()));
	}

	private void text(final String name, final String text) throws IOException {
		Files.createDirectories(root.resolve(name).getParent());
		Files.write(root.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}
}
