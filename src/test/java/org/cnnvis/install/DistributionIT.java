package org.cnnvis.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.ChildJvm;
import org.cnnvis.gui.Display;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zips for users. Skipped where the build ran without the Maven profile {@code dist}, which makes them. */
@Tag("slow")
class DistributionIT {

	private static final Map<String, String> FOLDERS = Map.of("linux-x86_64", "linux64", "linux-arm64", "linux-arm64",
		"windows-x86_64", "win64", "macosx-x86_64", "macos64", "macosx-arm64", "macos-arm64");
	private static final String ENDING = ".class";
	private static final long MEGABYTE = 1_000_000, LARGEST = 150 * MEGABYTE;

	/** Packages of which Fiji has no copy, not even of another version. */
	private static final Pattern OWN = Pattern.compile("(org/cnnvis/libraries|org/deeplearning4j|org/eclipse/deeplearning4j|" +
		"org/nd4j|onnx|io/jhdf|org/bytedeco/(dnnl|opencl|openblas))/.*|TestSystemInfo\\.class");

	@TempDir
	static Path imagej;

	@BeforeAll
	static void unpackForThisComputer() throws IOException {
		final String none = "target/dist has no zip: mvn verify -Pdist makes them";
		if (Bundle.all().isEmpty()) System.out.println("SKIPPED: " + none);
		assumeTrue(!Bundle.all().isEmpty(), none);
		for (final Bundle bundle : Bundle.all())
			if (bundle.platform().equals("linux-x86_64")) bundle.unpack(imagej);
	}

	@Test
	void eachZipIsLaidOutAsAnUpdateSiteOfFiji() throws IOException {
		for (final Bundle bundle : Bundle.all()) {
			final String v = "-[0-9.]+(-SNAPSHOT)?", folder = "jars/" + FOLDERS.get(bundle.platform()) + "/";
			final Pattern expected = Pattern.compile("plugins/CNN_Vis" + v + "\\.jar|jars/cnn-vis-libraries" + v + "\\.jar|" +
				folder + "(cnn-vis-natives" + v + "|nd4j-native-1.0.0-M2.1)-" + bundle.platform() +
				"\\.jar|lib/cnn-vis/[^/]+\\.(jar|txt)");
			for (final String file : bundle.files())
				assertTrue(expected.matcher(file).matches(), bundle + ": " + file);
			assertTrue(bundle.bytes() < LARGEST, bundle + " has " + bundle.bytes() / MEGABYTE + " MB");
		}
	}

	/** Fiji's updater takes files for versions of one another whose names differ in the version only. */
	@Test
	void noFileWouldReplaceOneOfFiji() throws IOException {
		final Set<String> fiji = fijiArtifacts();
		assertTrue(fiji.containsAll(Arrays.asList("guava", "protobuf-java", "commons-io", "gson", "jna", "slf4j-api",
			"javacpp")));
		for (final Bundle bundle : Bundle.all())
			for (final String file : bundle.files()) {
				if (!file.startsWith("jars/") && !file.startsWith("plugins/")) continue;
				final String name = file.substring(file.lastIndexOf('/') + 1).replaceAll(
					"-[0-9]+\\.[0-9]+.*?(-SNAPSHOT|-M[0-9.]+)?(-(linux|windows|macosx)-\\w+)?\\.jar$", "");
				assertFalse(fiji.contains(name) || Arrays.asList("jackson", "protobuf", "resources").contains(name), bundle +
					": " + file);
			}
	}

	private static Set<String> fijiArtifacts() throws IOException {
		try (InputStream in = DistributionIT.class.getResourceAsStream("/fiji/artifacts.txt")) {
			return new HashSet<>(Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")));
		}
	}

	/** Two copies of a class on one class path are one too many. */
	@Test
	void noClassIsOneOfALibraryOfFiji() throws IOException {
		for (final Path jar : jars(imagej.resolve("jars")))
			for (final String name : classes(jar))
				assertTrue(OWN.matcher(name + ".class").matches(), jar.getFileName() + ": " + name);
	}

	/** Fiji's launcher puts the platform's folder on the module path; Java does not start if a name there is not good. */
	@Test
	void theJarsOfAPlatformHaveGoodModuleNames() {
		final Path folder = imagej.resolve("jars").resolve("linux64");
		assertEquals(Set.of("org.cnnvis.natives", "nd4j.cpu.binary"), ModuleFinder.of(folder).findAll().stream().map(
			module -> module.descriptor().name()).collect(Collectors.toSet()));
	}

	/** What was left out to save space is what nothing leads to. */
	@Test
	void everyClassThatCanBeReachedIsThere() throws IOException {
		final Map<String, Set<String>> there = new HashMap<>();
		for (final Path jar : jars(imagej))
			there.putAll(references(jar));
		final Set<String> known = new HashSet<>();
		for (final Path jar : libraries())
			known.addAll(classes(jar));
		final Deque<String> open = new ArrayDeque<>(there.keySet().stream().filter(name -> name.startsWith("org/cnnvis/") &&
			!name.startsWith("org/cnnvis/libraries/") && !name.startsWith("org/cnnvis/launch/") || name.startsWith(
				"org/nd4j/linalg/cpu/") || name.startsWith("org/bytedeco/dnnl/")).collect(Collectors.toList()));
		final Set<String> reached = new HashSet<>(open), missing = new TreeSet<>();
		while (!open.isEmpty()) {
			final String name = open.pop();
			// JavaCPP logs with SLF4J only where it is told to.
			if (name.equals("org/bytedeco/javacpp/tools/Slf4jLogger")) continue;
			for (final String reference : there.get(name)) {
				if (there.containsKey(reference)) {
					if (reached.add(reference)) open.push(reference);
				}
				else if (known.contains(original(reference)) && !reference.startsWith("ij/")) missing.add(reference + " for " +
					name);
			}
		}
		assertTrue(reached.size() > 3000, reached.size() + " classes");
		assertEquals(Set.of(), missing);
	}

	/** The name of a class before it was moved into a package of ours. */
	private static String original(final String name) {
		return name.replace("org/cnnvis/libraries/commons/", "org/apache/commons/").replace("org/cnnvis/libraries/slf4j/",
			"org/slf4j/").replace("org/cnnvis/libraries/lz4/", "net/jpountz/").replace("org/cnnvis/libraries/lzf/",
				"com/ning/compress/").replace("org/cnnvis/libraries/tensorflow/", "org/tensorflow/").replace(
					"org/cnnvis/libraries/flatbuffers/", "com/google/flatbuffers/").replace("org/cnnvis/libraries/byteunits/",
						"com/jakewharton/byteunits/").replace("org/cnnvis/libraries/neoitertools/", "net/ericaro/neoitertools/");
	}

	/** Its own ImageJ, and nothing from Maven's repository but that. */
	@Test
	void theDemonstrationRunsInAFreshImageJ() throws Exception {
		try (Display display = Display.open(); InputStream macro = DistributionIT.class.getResourceAsStream(
			"/macros/First_Pictures.ijm"))
		{
			final String text = new String(macro.readAllBytes(), StandardCharsets.UTF_8).replace("filters=all", "filters=0-3")
				.replace("random 16", "random 4");
			final Path file = Files.writeString(imagej.resolve("demonstration.ijm"), text), results = imagej.resolve("results");
			final ChildJvm run = ChildJvm.run(display.name(), host().toString(), "ij.ImageJ", "-ijpath", imagej.toString(),
				"-batch", file.toString(), results.toString());
			for (final String name : Arrays.asList("classes.tif", "classes.png", "filters.tif", "filters.png"))
				assertTrue(Files.exists(results.resolve(name)), run::toString);
			assertEquals("", run.errors());
		}
	}

	/** As in Fiji: all jars on one class path, the libraries that Fiji brings, but not {@code lib/cnn-vis}. */
	@Test
	void trainingFilesAndBothBackendsWorkWithTheMergedLibraries() throws Exception {
		final Pattern fiji = Pattern.compile("(ij-1|scijava-common|parsington|imglib2|javacpp-[0-9.]+\\.jar|jna|gson|" +
			"commons-codec|junit|opentest4j|apiguardian|javassist|ij1-patcher|classgraph).*");
		final String classPath = Stream.concat(Stream.concat(jars(imagej.resolve("jars")).stream(), jars(imagej.resolve(
			"plugins")).stream()), libraries().stream().filter(jar -> fiji.matcher(jar.getFileName().toString()).matches()))
			.map(Path::toString).collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + Paths.get("target",
				"test-classes").toAbsolutePath();
		for (final String test : Arrays.asList("org.cnnvis.train.TrainingTest", "org.cnnvis.model.keras.KerasHdf5Test",
			"org.cnnvis.engine.onednn.OneDnnOpsTest", "org.cnnvis.engine.portable.Nd4jRuntimeTest"))
		{
			final ChildJvm run = ChildJvm.run("", classPath, "org.cnnvis.gui.Scenarios", test);
			assertTrue(run.output().contains("=== passed"), run::toString);
			assertFalse(run.output().contains("=== failed"), run::toString);
		}
	}

	/** The classes of a jar, without ending, and what they refer to. */
	private static Map<String, Set<String>> references(final Path jar) throws IOException {
		final Map<String, Set<String>> references = new HashMap<>();
		try (JarFile file = new JarFile(jar.toFile())) {
			for (final String name : classes(jar))
				try (InputStream in = file.getInputStream(file.getEntry(name + ENDING))) {
					references.put(name, References.of(in));
				}
		}
		return references;
	}

	private static Set<String> classes(final Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(ENDING) && !name.startsWith(
				"META-INF/") && !name.equals("module-info.class")).map(name -> name.substring(0, name.length() - ENDING
					.length())).collect(Collectors.toSet());
		}
	}

	private static List<Path> jars(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(".jar")).sorted().collect(Collectors.toList());
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
