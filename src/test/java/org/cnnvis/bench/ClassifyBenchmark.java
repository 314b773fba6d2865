package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.cnnvis.launch.Main;
import org.cnnvis.model.Models;

/**
 * What classifying photographs costs, from their files, as a macro does it in one Java process: one photograph after the
 * other (Classify Image on the open image; medians), and a folder of them (the better of two). Beside it the forward pass
 * alone in PyTorch, batch 1, if {@code peers.python} names a Python with torch. Writes target/bench/classify.md and
 * classify.json.
 */
final class ClassifyBenchmark {

	/** Of each class. */
	private static final int PHOTOGRAPHS = 10;
	private static final int REPETITIONS = 20;

	private ClassifyBenchmark() {}

	static void run() throws IOException, InterruptedException {
		final BenchReport report = new BenchReport();
		if (Files.exists(flowers())) {
			final List<Path> photographs = photographs();
			measure(report, BenchNetworks.GOOGLENET, 224, Models.DEFAULT, photographs);
			measure(report, BenchNetworks.SQUEEZENET, 227, Models.SMALL, photographs);
		}
		else report.note("Nothing was measured: there are no photographs in " + flowers());
		report.write("classify", "Classifying photographs");
	}

	static Path flowers() {
		return Paths.get(System.getProperty("cnnvis.shared", "../shared/data"), "flowers17");
	}

	private static List<Path> photographs() throws IOException {
		final List<Path> found = new ArrayList<>();
		try (Stream<Path> classes = Files.list(flowers()).filter(Files::isDirectory).sorted()) {
			for (final Path folder : (Iterable<Path>) classes::iterator)
				try (Stream<Path> files = Files.list(folder).sorted().limit(PHOTOGRAPHS)) {
					files.forEach(found::add);
				}
		}
		return found;
	}

	private static void measure(final BenchReport report, final String network, final int size, final String model,
		final List<Path> photographs) throws IOException, InterruptedException
	{
		if (!Benchmarks.wants("networks", network)) return;
		final Path folder = Files.createTempDirectory("classify");
		try {
			for (final Path photograph : photographs)
				Files.copy(photograph, folder.resolve(photograph.getParent().getFileName() + "-" + photograph.getFileName()));
			final List<String> lines = Processes.java("", Map.of("JDK_JAVA_OPTIONS",
				"--add-opens=java.base/java.lang=ALL-UNNAMED"), Main.class, Paths.get("src", "test", "resources", "macros",
					"classify-bench.ijm").toString(), folder + "/," + model);
			final double open = median(lines, "TIME open (\\d+) classify \\d+"), classify = median(lines,
				"TIME open \\d+ classify (\\d+)");
			final double all = times(lines, "TIME folder (\\d+)").min().getAsDouble() / 1000;
			report.add(new BenchRow(network, size, 1, "open the file", open));
			report.add(new BenchRow(network, size, 1, "Classify Image", classify));
			report.add(new BenchRow(network, size, 16, "Classify Image, folder", all * 1000 / photographs.size()));
			PythonPeers.flowers(network, "forward", 1, size, REPETITIONS, report);
			final double torch = report.ms(network, "pytorch forward");
			if (network.equals(BenchNetworks.GOOGLENET)) {
				report.atMost("from the open image to the prediction, ms", 25, classify);
				report.atMost("folder of " + photographs.size() + " photographs, s", 6, all);
			}
			report.atMost(network + ": from the open image to the prediction, by PyTorch's forward pass alone", 0.9, classify /
				torch);
		}
		finally {
			try (Stream<Path> copies = Files.list(folder)) {
				for (final Path copy : (Iterable<Path>) copies::iterator)
					Files.delete(copy);
			}
			Files.delete(folder);
		}
	}

	private static double median(final List<String> lines, final String pattern) {
		final double[] sorted = times(lines, pattern).sorted().toArray();
		return sorted[sorted.length / 2];
	}

	private static java.util.stream.DoubleStream times(final List<String> lines, final String pattern) {
		return lines.stream().filter(line -> line.matches(pattern)).mapToDouble(line -> Double.parseDouble(line.replaceAll(
			pattern, "$1")));
	}
}
