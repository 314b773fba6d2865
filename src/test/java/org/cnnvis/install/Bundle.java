package org.cnnvis.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A zip that the Maven profile {@code dist} made for one platform. */
final class Bundle {

	private static final Path FOLDER = Paths.get("target", "dist");

	private final Path zip;

	private Bundle(final Path zip) {
		this.zip = zip;
	}

	/** All that there are; none where the build ran without the profile. */
	static List<Bundle> all() {
		if (!Files.isDirectory(FOLDER)) return List.of();
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.filter(file -> file.toString().endsWith(".zip")).sorted().map(Bundle::new).collect(Collectors
				.toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** As JavaCPP writes it: {@code linux-x86_64}. */
	String platform() {
		final String name = zip.getFileName().toString();
		return name.replaceAll("^CNN_Vis-[^-]+(-SNAPSHOT)?-|\\.zip$", "");
	}

	long bytes() throws IOException {
		return Files.size(zip);
	}

	/** Paths of the files in it. */
	List<String> files() throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).sorted().collect(Collectors
				.toList());
		}
	}

	void unpack(final Path folder) throws IOException {
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				final Path file = folder.resolve(entry.getName());
				if (entry.isDirectory()) Files.createDirectories(file);
				else {
					Files.createDirectories(file.getParent());
					Files.copy(in, file);
				}
			}
		}
	}

	@Override
	public String toString() {
		return zip.getFileName().toString();
	}
}
