package org.cnnvis.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Input;
import org.junit.jupiter.api.Test;

/** An installation without oneDNN's native part, as on a processor that it is not made for. */
class MissingNativesTest {

	/** A process of its own, with another class path. */
	public static final class Run {

		public static void main(final String[] args) {
			final NetworkBuilder net = new NetworkBuilder();
			final Node relu = net.add("relu", Activation.RELU, net.add("input", new Input(1, 1, 2)));
			final Network network = net.build(relu);
			final Engine engine = Engine.standard(message -> System.out.println("LOG " + message));
			for (int i = 0; i < 2; i++)
				try (GradientProgram program = engine.compile(ProgramSpec.of(network, relu))) {
					program.forward(new float[] { 1, -1 });
					System.out.println("LOG computed by " + program.backend());
				}
		}
	}

	@Test
	void theNextBackendComputesAndTheUserIsToldOnce() throws IOException, InterruptedException {
		assumeFalse(new OneDnnBackend().unavailable().isPresent(), "this machine has no oneDNN anyway");
		final String classPath = Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
			.filter(entry -> !entry.matches(".*dnnl-[0-9.-]+-(linux|macosx|windows).*")).collect(Collectors.joining(
				File.pathSeparator));
		final Process process = new ProcessBuilder(System.getProperty("java.home") + File.separator + "bin" + File.separator +
			"java", "-Xmx1g", "-cp", classPath, Run.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final List<String> lines = Arrays.stream(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
			.split("\\R")).filter(line -> line.startsWith("LOG ")).collect(Collectors.toList());
		assertEquals(0, process.waitFor(), lines.toString());
		assertEquals(3, lines.size(), lines.toString());
		assertTrue(lines.get(0).startsWith("LOG nd4j computes instead of onednn: the native library oneDNN does not load on "),
			lines.get(0));
		assertTrue(lines.get(1).startsWith("LOG computed by ND4J"), lines.get(1));
		assertEquals(lines.get(1), lines.get(2));
	}
}
