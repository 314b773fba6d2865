package org.cnnvis.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.ChildJvm;
import org.cnnvis.gui.Display;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packed plugin in the plugins folder of a fresh ImageJ 1.54p, its libraries in the folder jars. */
@Tag("slow")
class PluginsFolderIT {

	/** Not part of the plugin: the host, what runs macros without a display, and what tests. */
	private static final Pattern OTHERS = Pattern.compile(
		"ij-1|ij1-patcher|javassist|junit|opentest4j|apiguardian|archunit|groovy|jython");

	private final Path imagej = Paths.get("target", "installed").toAbsolutePath();

	@BeforeEach
	void install() throws IOException {
		if (Files.exists(imagej)) uninstall();
		Files.createDirectory(imagej);
		final Path plugins = Files.createDirectory(imagej.resolve("plugins")), jars = Files.createDirectory(imagej.resolve(
			"jars"));
		Files.createSymbolicLink(plugins.resolve("CNN_Vis.jar"), plugin());
		for (final Path jar : libraries())
			if (!OTHERS.matcher(jar.getFileName().toString()).lookingAt()) Files.createSymbolicLink(jars.resolve(jar
				.getFileName()), jar);
	}

	private void uninstall() throws IOException {
		try (Stream<Path> files = Files.walk(imagej)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList()))
				Files.delete(file);
		}
	}

	@Test
	void aMacroRunsInABatch() throws Exception {
		final Path macro = Paths.get(PluginsFolderIT.class.getResource("/macros/installed.ijm").toURI());
		try (Display display = Display.open()) {
			final ChildJvm run = ChildJvm.run(display.name(), host().toString(), "ij.ImageJ", "-ijpath", imagej.toString(),
				"-batch", macro.toString(), imagej.toString());
			assertTrue(Files.exists(imagej.resolve("told.txt")), run::toString);
			assertEquals(Arrays.asList("3 classes of grey", "2 pictures of Flowers (bundled) conv1/7x7_s2"), Files.readAllLines(imagej
				.resolve("told.txt")));
			assertTrue(Files.size(imagej.resolve("pictures.tif")) > 2 * 3 * 112 * 112);
		}
	}

	@Test
	void aPersonUsesTheMenu() throws Exception {
		try (Display display = Display.open()) {
			final ChildJvm run = ChildJvm.run(display.name(), host() + File.pathSeparator + Paths.get("target",
				"test-classes") + File.pathSeparator + libraries().stream().map(Path::toString).filter(jar -> jar.contains(
					"junit") || jar.contains("opentest4j")).collect(Collectors.joining(File.pathSeparator)),
				"org.cnnvis.gui.InstalledImageJ", imagej.toString());
			assertEquals("exit status 0", run.toString().split("\n")[0], run::toString);
		}
	}

	private static Path plugin() throws IOException {
		try (Stream<Path> files = Files.list(Paths.get("target").toAbsolutePath())) {
			return files.filter(file -> file.getFileName().toString().matches("CNN_Vis-[^-]*(-SNAPSHOT)?\\.jar")).findFirst()
				.get();
		}
	}

	private static List<Path> libraries() {
		return Arrays.stream(ChildJvm.classPath().split(File.pathSeparator)).map(Paths::get).filter(file -> file.toString()
			.endsWith(".jar") && !file.startsWith(Paths.get("target").toAbsolutePath())).collect(Collectors.toList());
	}

	private static Path host() {
		return libraries().stream().filter(jar -> jar.getFileName().toString().startsWith("ij-1")).findFirst().get();
	}
}
