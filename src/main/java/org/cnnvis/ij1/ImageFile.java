package org.cnnvis.ij1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;

import org.cnnvis.CnnVisException;

/**
 * Opens image files as File &gt; Open does, pixel by pixel the same, but without windows, and what is wrong with a file is
 * one sentence: ImageJ itself would show a message and abort the macro. For several threads at once.
 */
public final class ImageFile {

	private static final int HEAD = 4;
	/** What ImageJ opens, but not as an image; a text file would become an image of the numbers in it. */
	private static final List<Integer> NO_IMAGES = Arrays.asList(Opener.TEXT, Opener.JAVA_OR_TEXT, Opener.LUT, Opener.ROI,
		Opener.TABLE);

	private ImageFile() {}

	/** @throws CnnVisException if the file is missing, empty, damaged or no image that ImageJ opens */
	public static ImagePlus open(final Path file) {
		try {
			if (!Files.isRegularFile(file)) throw new CnnVisException("There is no file " + file + ".");
			final byte[] head = head(file);
			if (head.length == 0) throw new CnnVisException("The file " + file + " is empty.");
			if (startsWith(head, 0xff, 0xd8, 0xff)) return JpegFile.open(file);
			return checked(openAsImageJ(file, head), file);
		}
		catch (final IOException | RuntimeException e) {
			if (e instanceof CnnVisException) throw (CnnVisException) e;
			throw new CnnVisException("The image " + file + " is damaged (" + e.getMessage() + ").", e);
		}
	}

	private static byte[] head(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(HEAD);
		}
	}

	private static boolean startsWith(final byte[] head, final int... magic) {
		for (int i = 0; i < magic.length; i++)
			if (i >= head.length || (head[i] & 0xff) != magic[i]) return false;
		return true;
	}

	private static ImagePlus openAsImageJ(final Path file, final byte[] head) throws IOException {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final String path = file.toAbsolutePath().toString();
		final int type = opener.getFileType(path);
		if (NO_IMAGES.contains(type) || type == Opener.UNKNOWN && !canAskOtherReaders()) return null;
		if (startsWith(head, 0x89, 'P', 'N', 'G') || startsWith(head, 'G', 'I', 'F') || startsWith(head, 'B', 'M'))
			requireReadable(file);
		else if (startsWith(head, 'I', 'I', 42) || startsWith(head, 'M', 'M', 0, 42)) requireWholeTiff(file);
		else if (type == Opener.JPEG || type == Opener.PNG || type == Opener.GIF || type == Opener.BMP ||
			type == Opener.TIFF) return null;
		return opener.openImage(path);
	}

	/** Fiji knows more formats. */
	private static boolean canAskOtherReaders() {
		try {
			Class.forName("HandleExtraFileTypes", false, ij.IJ.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	private static void requireReadable(final Path file) throws IOException {
		if (ImageIO.read(file.toFile()) == null) throw new IOException("its format is not known");
	}

	private static void requireWholeTiff(final Path file) throws IOException {
		final FileInfo[] parts = new TiffDecoder(file.toAbsolutePath().getParent() + "/", file.getFileName().toString())
			.getTiffInfo();
		if (parts == null || parts.length == 0) throw new IOException("it holds no image");
		for (final FileInfo part : parts)
			if (part.compression <= FileInfo.COMPRESSION_NONE && part.getOffset() + (long) part.width * part.height * part
				.getBytesPerPixel() > Files.size(file)) throw new IOException("its end is missing");
	}

	private static ImagePlus checked(final ImagePlus image, final Path file) {
		if (image == null || image.getWidth() == 0 || image.getHeight() == 0) throw new CnnVisException("The file " + file +
			" is not an image that ImageJ can open.");
		return image;
	}
}
