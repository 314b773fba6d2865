package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same step in PyTorch and TensorFlow, measured by their scripts in a Python that the user names. */
final class PythonPeers {

	private static final Pattern LINE = Pattern.compile("(.*?)\\s+n=(\\d+)\\s+([0-9.]+)\\s+([0-9.]+)\\s*");

	private static final Pattern VISUALIZER = Pattern.compile(".*: (\\d+) ms/step");
	private static final Path OWN_SCRIPTS = Paths.get("src", "test", "python");

	private final String python;
	private final Path scripts;

	PythonPeers(final String python, final Path scripts) {
		this.python = python;
		this.scripts = scripts;
	}

	/** All variants of the script. */
	Collection<BenchRow> torch(final String network, final String torchName, final int size) throws IOException,
		InterruptedException
	{
		return run(network, size, "", label -> label.startsWith("bfloat16") ? "pytorch-bf16" : "pytorch", "torch_step.py",
			torchName);
	}

	/**
	 * VGG16's body in float32, by our own script: without its instructions, bfloat16 takes minutes per step.
	 *
	 * @param limit the instructions that may be used: {@code AVX2}
	 */
	static Collection<BenchRow> limitedTorch(final String python, final String network, final int size,
		final String limit) throws IOException, InterruptedException
	{
		return new PythonPeers(python, OWN_SCRIPTS).run(network, size, limit, label -> "pytorch", "torch_float32.py");
	}

	/**
	 * VGG16's body only.
	 *
	 * @param limit the instructions that may be used, empty for all
	 */
	Collection<BenchRow> tensorflow(final String network, final int size, final String limit) throws IOException,
		InterruptedException
	{
		return run(network, size, limit, label -> label.startsWith("compiled") ? "tensorflow" : "tensorflow-eager",
			"tf_step.py");
	}

	/**
	 * A classifier of flowers in PyTorch, by our own script; a remark in the report where no Python is named.
	 *
	 * @param what {@code forward} or {@code train}
	 */
	static void flowers(final String network, final String what, final int batch, final int size, final int repetitions,
		final BenchReport report) throws InterruptedException
	{
		final String python = System.getProperty("peers.python", "");
		if (python.isEmpty()) {
			report.note("PyTorch was not measured for " + network + ": name a Python with -Dpeers.python=PATH");
			return;
		}
		try {
			new PythonPeers(python, OWN_SCRIPTS).run(network, size, "", label -> "pytorch " + what,
				"torch_flowers.py", what, network.equals(BenchNetworks.GOOGLENET) ? "googlenet" : "squeezenet1_1", Integer.toString(
					batch), Integer.toString(size), Integer.toString(repetitions)).forEach(report::add);
		}
		catch (final IOException e) {
			report.note("PyTorch was not measured for " + network + ": " + e.getMessage());
		}
	}

	/**
	 * A whole step of another visualizer, VGG16's body; a remark in the report where it cannot be measured.
	 *
	 * @param peer {@code lucent} or {@code tf-keras-vis}
	 * @return milliseconds, NaN where it cannot be measured
	 */
	static double visualizer(final String network, final String peer, final int side, final BenchReport report)
		throws InterruptedException
	{
		final String python = System.getProperty("peers.python", "");
		if (python.isEmpty()) {
			report.note(peer + " was not measured: name a Python with -Dpeers.python=PATH");
			return Double.NaN;
		}
		try {
			final List<String> lines = Processes.run(Map.of(), Arrays.asList(python, scripts().resolve("visualizer_step.py")
				.toString(), peer));
			for (final String line : lines) {
				final Matcher m = VISUALIZER.matcher(line);
				if (!m.matches()) continue;
				report.add(new BenchRow(network, side, 1, peer + " whole step", Double.parseDouble(m.group(1))));
				return Double.parseDouble(m.group(1));
			}
			throw new IOException("it measured nothing:\n" + String.join("\n", lines));
		}
		catch (final IOException e) {
			report.note(peer + " was not measured: " + e.getMessage());
			return Double.NaN;
		}
	}

	/** Where the peers' scripts are, or would be. */
	static Path scripts() {
		return Paths.get(System.getProperty("peers.scripts", "../shared/tools/peers"));
	}

	private interface Way {

		String of(String label);
	}

	/** Medians; where a script has several variants of one way, the fastest counts. */
	private Collection<BenchRow> run(final String network, final int size, final String limit, final Way way,
		final String script, final String... args) throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(Arrays.asList(python, scripts.resolve(script).toString()));
		command.addAll(Arrays.asList(args));
		final List<String> lines = Processes.run(limit.isEmpty() ? Map.of() : Map.of("ONEDNN_MAX_CPU_ISA", limit,
			"ATEN_CPU_CAPABILITY", limit.toLowerCase()), command);
		final Map<String, BenchRow> best = new TreeMap<>();
		for (final String line : lines) {
			final Matcher m = LINE.matcher(line);
			if (!m.matches()) continue;
			final BenchRow row = new BenchRow(network, size, Integer.parseInt(m.group(2)), way.of(m.group(1).trim()) + BenchRow
				.suffix(limit), Double.parseDouble(m.group(4)));
			best.merge(row.way + row.batch, row, (a, b) -> a.msPerImage <= b.msPerImage ? a : b);
		}
		if (best.isEmpty()) throw new IOException(command + " measured nothing:\n" + String.join("\n", lines));
		return best.values();
	}
}
