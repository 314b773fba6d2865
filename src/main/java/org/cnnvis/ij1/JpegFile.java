package org.cnnvis.ij1;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ColorProcessor;

/**
 * JPEG files: the pixels are those of ImageJ's own reader, which goes through Java's oldest image classes and takes about
 * ten times as long.
 */
final class JpegFile {

	private JpegFile() {}

	/** @throws IOException if it is damaged or of an unusual kind */
	static ImagePlus open(final Path file) throws IOException {
		final ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			final AtomicReference<String> warning = new AtomicReference<>();
			reader.setInput(in, true, true);
			reader.addIIOReadWarningListener(new Warnings(warning));
			final BufferedImage pixels = reader.read(0);
			if (warning.get() != null) throw new IOException(warning.get());
			final ImagePlus image = new ImagePlus(file.getFileName().toString(), processor(pixels));
			Opener.convertGrayJpegTo8Bits(image);
			return image;
		}
		finally {
			reader.dispose();
		}
	}

	private static ColorProcessor processor(final BufferedImage pixels) {
		final int width = pixels.getWidth(), height = pixels.getHeight();
		final int[] rgb = new int[width * height];
		if (pixels.getType() == BufferedImage.TYPE_3BYTE_BGR) {
			final byte[] bgr = ((DataBufferByte) pixels.getRaster().getDataBuffer()).getData();
			for (int i = 0; i < rgb.length; i++)
				rgb[i] = 0xff000000 | (bgr[3 * i + 2] & 0xff) << 16 | (bgr[3 * i + 1] & 0xff) << 8 | bgr[3 * i] & 0xff;
		}
		else if (pixels.getRaster().getNumBands() == 1) {
			final int[] grey = pixels.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
			for (int i = 0; i < rgb.length; i++)
				rgb[i] = 0xff000000 | grey[i] * 0x010101;
		}
		else pixels.getRGB(0, 0, width, height, rgb, 0, width);
		return new ColorProcessor(width, height, rgb);
	}

	/**
	 * An incomplete file is read to its end, with a warning: "Premature end of JPEG file", or "Corrupt JPEG data: premature
	 * end of data segment" after one that the end marker is missing. The marker alone is no loss.
	 */
	private static final class Warnings implements IIOReadWarningListener {

		private final AtomicReference<String> first;

		Warnings(final AtomicReference<String> first) {
			this.first = first;
		}

		@Override
		public void warningOccurred(final ImageReader source, final String warning) {
			if (warning.contains("remature end")) first.compareAndSet(null, warning);
		}
	}
}
