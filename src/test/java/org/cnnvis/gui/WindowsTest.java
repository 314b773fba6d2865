package org.cnnvis.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.ChildJvm;
import org.cnnvis.SampleModel;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link ImageJWindows}, {@link FirstUse} and {@link ModelWindows}, in Java virtual machines with a
 * display. With {@code -Dcnnvis.docs=write}, the documentation gets the pictures of the dialogs.
 */
@Tag("slow")
class WindowsTest {

	private static final Pattern RESULT = Pattern.compile("(?s)(" + Scenarios.PASSED + "|" + Scenarios.FAILED +
		")([^\n]*)\n(.*?)" + Scenarios.END);

	@TestFactory
	List<DynamicTest> inRealImageJ() throws Exception {
		return run(ImageJWindows.class);
	}

	@TestFactory
	List<DynamicTest> inImageJThatHasJustStarted() throws Exception {
		final List<DynamicTest> tests = run(FirstUse.class);
		if ("write".equals(System.getProperty("cnnvis.docs"))) keepDialogs();
		return tests;
	}

	/** Their pictures, for the documentation; without those that show files and folders of this computer. */
	private static void keepDialogs() throws IOException {
		try (Stream<Path> pictures = Files.list(Paths.get("target", "screenshots"))) {
			for (final Path picture : pictures.filter(file -> file.getFileName().toString().matches(
				"dialog-(visualize-filter|classify-image|.*-classifier)\\.png")).collect(
				Collectors.toList()))
				Files.copy(picture, Paths.get("docs", "pictures").resolve(picture.getFileName()),
					StandardCopyOption.REPLACE_EXISTING);
		}
	}

	@TestFactory
	List<DynamicTest> modelsInRealImageJ() throws Exception {
		return run(ModelWindows.class);
	}

	private static List<DynamicTest> run(final Class<?> scenarios) throws Exception {
		SampleModel.write();
		try (Display display = Display.open()) {
			final ChildJvm run = ChildJvm.run(display.name(), ChildJvm.classPath(), Scenarios.class.getName(),
				scenarios.getName());
			final List<DynamicTest> tests = new ArrayList<>();
			final Matcher result = RESULT.matcher(run.output());
			while (result.find()) {
				final String failure = result.group(1).equals(Scenarios.FAILED) ? result.group(3) : "";
				tests.add(dynamicTest(result.group(2), () -> {
					if (!failure.isEmpty()) fail(failure);
				}));
			}
			// A scenario that hangs is one that failed: the run was ended from outside.
			assertEquals(0, run.status(), run::toString);
			assertFalse(tests.isEmpty(), run::toString);
			return tests;
		}
	}
}
