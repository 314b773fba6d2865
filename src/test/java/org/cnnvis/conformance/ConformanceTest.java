package org.cnnvis.conformance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.cnnvis.engine.Backend;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.network.Network;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every backend computes Keras' own numbers from every file of the conformance suite: outputs, activations, logits and
 * gradients with respect to the picture, each within the case's tolerance.
 */
@Tag("slow")
class ConformanceTest {

	/** Backend and outcome to number of files. */
	private static final Map<String, Integer> TOTALS = new TreeMap<>();

	@TestFactory
	List<DynamicTest> everyFileComputesKerasNumbers() throws IOException {
		final List<DynamicTest> tests = new ArrayList<>();
		for (final Backend backend : Backends.available())
			for (final ConformanceCase c : ConformanceCase.all())
				if (c.mustCompute()) for (final Path file : c.files())
					tests.add(DynamicTest.dynamicTest(backend.name() + " " + c + "/" + file.getFileName(), () -> check(backend, c,
						file)));
		return tests;
	}

	private static void check(final Backend backend, final ConformanceCase c, final Path file) throws IOException {
		count(backend, "files");
		final Network network = ModelLoader.load(file).network();
		backend.unsupported(network).ifPresent(reason -> {
			count(backend, "not supported");
			assumeTrue(false, () -> Backends.skipped(backend, c + "/" + file.getFileName(), reason));
		});
		final List<ArrayCheck> checks = ConformanceRun.of(c, network, backend);
		final double worst = checks.stream().mapToDouble(ArrayCheck::ratio).max().orElse(0);
		final List<ArrayCheck> wrong = checks.stream().filter(check -> !check.isRight()).collect(Collectors.toList());
		System.out.printf("%-9s %-30s %-20s %2d arrays, largest difference %.2f of the tolerance %s%n", backend.name(), c,
			file.getFileName(), checks.size(), worst, wrong.isEmpty() ? "ok" : "WRONG");
		if (!wrong.isEmpty()) fail(wrong.stream().map(ArrayCheck::toString).collect(Collectors.joining("\n", "\n", "")));
		count(backend, "right");
	}

	private static void count(final Backend backend, final String outcome) {
		TOTALS.merge(backend.name() + " " + outcome, 1, Integer::sum);
	}

	@AfterAll
	static void total() {
		System.out.println("Conformance: " + TOTALS);
	}
}
