package org.cnnvis.model.zoo;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Adler32;
import java.util.zip.CheckedInputStream;

import org.cnnvis.CnnVisException;
import org.deeplearning4j.common.resources.DL4JResources;
import org.deeplearning4j.common.resources.ResourceType;
import org.deeplearning4j.zoo.PretrainedType;
import org.deeplearning4j.zoo.ZooModel;
import org.deeplearning4j.zoo.model.VGG16;

/**
 * The file with a zoo model's ImageNet weights, in the folder where DL4J itself keeps it. It is downloaded when it is
 * missing; whole or not at all, and only if it has the sum that the zoo states.
 */
public final class ZooFile {

	private static final int TIMEOUT_MS = 20_000;

	private ZooFile() {}

	/** VGG16 (Simonyan and Zisserman 2015). */
	public static Path vgg16() {
		return of(VGG16.builder().build());
	}

	/** @throws CnnVisException saying which file to put where, if it is not there and cannot be downloaded */
	static Path of(final ZooModel<?> model) {
		final String url = model.pretrainedUrl(PretrainedType.IMAGENET);
		final Path folder = DL4JResources.getDirectory(ResourceType.ZOO_MODEL, model.modelName()).toPath();
		final Path file = folder.resolve(new File(url).getName());
		if (!Files.exists(file)) try {
			download(new URL(url), file, model.pretrainedChecksum(PretrainedType.IMAGENET));
		}
		catch (final IOException e) {
			throw new CnnVisException(file.getFileName() + " of the DL4J zoo is not on this computer and cannot be downloaded (" +
				e.getClass().getSimpleName() + ": " + e.getMessage() + "): get it from " + url + " elsewhere and put it into " +
				folder + ".", e);
		}
		return file;
	}

	private static void download(final URL url, final Path file, final long adler32) throws IOException {
		Files.createDirectories(file.getParent());
		final Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
		try {
			final URLConnection connection = url.openConnection();
			connection.setConnectTimeout(TIMEOUT_MS);
			connection.setReadTimeout(TIMEOUT_MS);
			try (CheckedInputStream in = new CheckedInputStream(connection.getInputStream(), new Adler32());
					OutputStream out = Files.newOutputStream(part))
			{
				in.transferTo(out);
				if (in.getChecksum().getValue() != adler32) throw new IOException("other bytes than expected were sent");
			}
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}
}
