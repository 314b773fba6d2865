package org.cnnvis.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;

/** Other processes and what they print. */
final class Processes {

	private Processes() {}

	/** @throws IOException with all that was printed, if the process fails */
	static List<String> run(final Map<String, String> environment, final List<String> command) throws IOException,
		InterruptedException
	{
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		final Process process = builder.start();
		final List<String> lines = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(),
			StandardCharsets.UTF_8)))
		{
			for (String line = reader.readLine(); line != null; line = reader.readLine())
				lines.add(line);
		}
		if (process.waitFor() != 0) throw new IOException(command + " failed:\n" + String.join("\n", lines));
		return lines;
	}

	/**
	 * @param limit the instructions that oneDNN and the Java compiler may use ({@code AVX2}, {@code SSE41}), empty for all
	 */
	static List<String> java(final String limit, final Map<String, String> environment, final Class<?> main,
		final String... args) throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(Arrays.asList(System.getProperty("java.home") + File.separator + "bin" +
			File.separator + "java", "-Xmx3g", "-Djava.awt.headless=true"));
		if (!limit.isEmpty()) command.add("-XX:UseAVX=" + (limit.equals("AVX2") ? 2 : 0));
		for (final String property : new String[] { "cnnvis.shared", "cnnvis.threads" })
			if (System.getProperty(property) != null) command.add("-D" + property + "=" + System.getProperty(property));
		command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(Arrays.asList(args));
		return run(environment, command);
	}

	static Measurement measure(final String network, final String way, final int batch, final String limit)
		throws IOException, InterruptedException
	{
		final Map<String, String> environment = limit.isEmpty() ? Map.of() : Map.of("DNNL_MAX_CPU_ISA", limit);
		final List<String> lines = java(limit, environment, Measurement.class, network, way, Integer.toString(batch));
		for (final String line : lines)
			if (line.startsWith(Measurement.MARK)) return new Gson().fromJson(line.substring(Measurement.MARK.length()),
				Measurement.class);
		throw new IOException("nothing was measured:\n" + String.join("\n", lines));
	}
}
