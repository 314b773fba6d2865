package org.cnnvis.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same step in PyTorch and TensorFlow, measured by their scripts in a Python that the user names. */
final class PythonPeers {

	private static final Pattern LINE = Pattern.compile("(.*?)\\s+n=(\\d+)\\s+([0-9.]+)\\s+([0-9.]+)\\s*");

	private final String python;
	private final Path scripts;

	PythonPeers(final String python, final Path scripts) {
		this.python = python;
		this.scripts = scripts;
	}

	List<BenchRow> torch(final String network, final String torchName, final int size) throws IOException,
		InterruptedException
	{
		return run(network, size, label -> label.startsWith("bfloat16") ? "pytorch-bf16" : "pytorch", "torch_step.py",
			torchName);
	}

	/** VGG16's body only. */
	List<BenchRow> tensorflow(final String network, final int size) throws IOException, InterruptedException {
		return run(network, size, label -> label.startsWith("compiled") ? "tensorflow" : "tensorflow-eager", "tf_step.py");
	}

	private interface Way {

		String of(String label);
	}

	/** Medians; where a script has several variants of one way, the fastest counts. */
	private List<BenchRow> run(final String network, final int size, final Way way, final String script,
		final String... args) throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(Arrays.asList(python, scripts.resolve(script).toString()));
		command.addAll(Arrays.asList(args));
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		final Map<String, BenchRow> best = new TreeMap<>();
		final StringBuilder output = new StringBuilder();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(),
			StandardCharsets.UTF_8)))
		{
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				output.append(line).append('\n');
				final Matcher m = LINE.matcher(line);
				if (!m.matches()) continue;
				final BenchRow row = new BenchRow(network, size, Integer.parseInt(m.group(2)), way.of(m.group(1).trim()), Double
					.parseDouble(m.group(4)));
				best.merge(row.way + row.batch, row, (a, b) -> a.msPerImage <= b.msPerImage ? a : b);
			}
		}
		if (process.waitFor() != 0 || best.isEmpty()) throw new IOException(command + " failed:\n" + output);
		return new ArrayList<>(best.values());
	}
}
