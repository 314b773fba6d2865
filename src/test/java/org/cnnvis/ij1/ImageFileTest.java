package org.cnnvis.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {

	@TempDir
	Path folder;

	@Test
	void aJpegHasThePixelsThatImageJOpens() throws IOException {
		assertAsImageJ(write("colour.jpg", "jpg", BufferedImage.TYPE_INT_RGB));
		assertAsImageJ(write("grey.jpg", "jpg", BufferedImage.TYPE_BYTE_GRAY));
		assertAsImageJ(write("colour.png", "png", BufferedImage.TYPE_INT_RGB));
		assertAsImageJ(write("alpha.png", "png", BufferedImage.TYPE_INT_ARGB));
		assertAsImageJ(write("indexed.png", "png", BufferedImage.TYPE_BYTE_INDEXED));
		assertAsImageJ(write("indexed.gif", "gif", BufferedImage.TYPE_BYTE_INDEXED));
		assertAsImageJ(write("grey16.png", "png", BufferedImage.TYPE_USHORT_GRAY));
		assertAsImageJ(write("colour.bmp", "bmp", BufferedImage.TYPE_INT_RGB));
		final Path tiff = folder.resolve("16.tif");
		final ImagePlus image = IJ.createImage("16", "16-bit ramp", 20, 10, 1);
		image.setDisplayRange(1000, 3000);
		new FileSaver(image).saveAsTiff(tiff.toString());
		assertAsImageJ(tiff);
		assertEquals(3000, ImageFile.open(tiff).getDisplayRangeMax(), 0);
	}

	@Test
	void aPhotographHasThePixelsThatImageJOpens() {
		assertAsImageJ(SharedData.require("images/elephant.jpg"));
	}

	@Test
	void aFileMayHaveAnotherEnding() throws IOException {
		final Path file = write("colour.png", "png", BufferedImage.TYPE_INT_RGB);
		final Path renamed = Files.move(file, folder.resolve("renamed.jpg"));
		assertEquals(30, ImageFile.open(renamed).getWidth());
	}

	@Test
	void whatIsNoImageIsToldInOneSentenceAndNoMacroIsAborted() throws IOException {
		assertMessage("There is no file #.", folder.resolve("missing.jpg"));
		assertMessage("There is no file #.", Files.createDirectory(folder.resolve("folder.jpg")));
		assertMessage("The file # is empty.", file("empty.jpg", new byte[0]));
		assertMessage("The file # is not an image that ImageJ can open.", text("text.jpg"));
		assertMessage("The file # is not an image that ImageJ can open.", text("text.png"));
		assertMessage("The file # is not an image that ImageJ can open.", text("text.tif"));
		assertMessage("The file # is not an image that ImageJ can open.", text("numbers.txt"));
		assertMessage("The file # is not an image that ImageJ can open.", text("table.csv"));
		assertMessage("The file # is not an image that ImageJ can open.", text("macro.ijm"));
		assertMessage("The file # is not an image that ImageJ can open.", file("noise.raw", noise(500)));
		assertMessage("The image # is damaged", half(write("a.jpg", "jpg", BufferedImage.TYPE_INT_RGB)));
		final Path large = folder.resolve("large.jpg");
		assertTrue(ImageIO.write(new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB), "jpg", large.toFile()));
		assertMessage("The image # is damaged", half(large));
		assertMessage("The image # is damaged", half(write("a.png", "png", BufferedImage.TYPE_INT_RGB)));
		final Path tiff = folder.resolve("a.tif");
		new FileSaver(new ImagePlus("a", new ShortProcessor(50, 50))).saveAsTiff(tiff.toString());
		assertMessage("The image # is damaged (its end is missing).", half(tiff));
		assertEquals(null, IJ.getErrorMessage());
	}

	/** Whatever bytes there are: an image, or a sentence. */
	@Test
	void damagedFilesOfAnyKindAreToldInOneSentence() throws IOException {
		final Random random = new Random(1);
		for (final String format : Arrays.asList("jpg", "png", "gif", "bmp")) {
			final byte[] good = Files.readAllBytes(write("good." + format, format, format.equals("gif")
				? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_RGB));
			for (int round = 0; round < 40; round++) {
				final byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
				for (int i = 0; i < 5; i++)
					bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
				final Path file = file("bad." + format, bad);
				try {
					assertTrue(ImageFile.open(file).getWidth() > 0);
				}
				catch (final CnnVisException e) {
					assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
				}
			}
		}
	}

	private Path write(final String name, final String format, final int type) throws IOException {
		final BufferedImage image = new BufferedImage(30, 20, type);
		final Random random = new Random(7);
		for (int y = 0; y < 20; y++)
			for (int x = 0; x < 30; x++)
				image.setRGB(x, y, 0xff000000 | x * 8 << 16 | y * 12 << 8 | random.nextInt(256));
		final Path file = folder.resolve(name);
		assertTrue(ImageIO.write(image, format, file.toFile()));
		return file;
	}

	private Path text(final String name) throws IOException {
		return file(name, "1 2 3\n4 5 6\n".getBytes(StandardCharsets.US_ASCII));
	}

	private Path file(final String name, final byte[] content) throws IOException {
		return Files.write(folder.resolve(name), content);
	}

	private static byte[] noise(final int length) {
		final byte[] bytes = new byte[length];
		new Random(2).nextBytes(bytes);
		return bytes;
	}

	private static Path half(final Path file) throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		return Files.write(file, Arrays.copyOf(whole, whole.length / 2));
	}

	private static void assertAsImageJ(final Path file) {
		final ImagePlus expected = new Opener().openImage(file.toString()), found = ImageFile.open(file);
		assertEquals(expected.getBitDepth(), found.getBitDepth(), file.toString());
		assertEquals(expected.getTitle(), found.getTitle());
		assertArrayEquals(rgb(expected), rgb(found), file.toString());
	}

	private static int[] rgb(final ImagePlus image) {
		return (int[]) ((ColorProcessor) image.getProcessor().convertToRGB()).getPixels();
	}

	private static void assertMessage(final String message, final Path file) {
		final String found = assertThrows(CnnVisException.class, () -> ImageFile.open(file), file.toString()).getMessage();
		final String expected = message.replace("#", file.toString());
		assertTrue(message.endsWith(".") ? found.equals(expected) : found.startsWith(expected), found);
	}
}
