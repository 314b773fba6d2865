package org.cnnvis.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ij.ImageJ;

/** ImageJ 1.x with its windows, as it comes from its authors, and CNN Vis from the class path in its menu. */
final class Desktop {

	private static final String MENU_ENTRIES = "plugins.config";

	private Desktop() {}

	static ImageJ open() throws IOException {
		System.setProperty("plugins.dir", pluginFolder().toString());
		final ImageJ imagej = new ImageJ();
		imagej.exitWhenQuitting(true);
		return imagej;
	}

	/** ImageJ reads menu entries only from jars in its plugins folder, so it gets a jar with nothing but the entries. */
	private static Path pluginFolder() throws IOException {
		final Path folder = Files.createTempDirectory("CNN_Vis");
		final Path plugins = Files.createDirectory(folder.resolve("plugins"));
		final Path jar = plugins.resolve("CNN_Vis.jar");
		try (InputStream entries = Desktop.class.getResourceAsStream("/" + MENU_ENTRIES);
				ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar)))
		{
			zip.putNextEntry(new ZipEntry(MENU_ENTRIES));
			entries.transferTo(zip);
		}
		// Deleted in the reverse order.
		folder.toFile().deleteOnExit();
		plugins.toFile().deleteOnExit();
		jar.toFile().deleteOnExit();
		return folder;
	}
}
