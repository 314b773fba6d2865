package org.cnnvis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.visualize.preset.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityReportTest {

	@TempDir
	Path folder;

	private final List<Anchor> peers = new ArrayList<>(), own = new ArrayList<>();

	private static Anchor anchor(final String layer, final int unit, final String method, final int passes, final double value) {
		final Anchor a = new Anchor();
		a.network = "net";
		a.layer = layer;
		a.unit = unit;
		a.method = method;
		a.passes = passes;
		a.value = value;
		a.meanRgb = new double[3];
		return a;
	}

	/** The cells of a named column in the rows that begin so. */
	private List<String> cells(final String rows, final String column) throws IOException {
		new QualityReport(peers, own).write(folder);
		final List<String> lines = Files.readAllLines(folder.resolve("report.md"));
		final int index = Arrays.asList(lines.stream().filter(line -> line.contains("units") && line.startsWith("| network"))
			.findFirst().get().split(" \\| ")).indexOf(column);
		return lines.stream().filter(line -> line.startsWith(rows)).map(line -> line.split(" \\| ")[index].trim()).collect(
			Collectors.toList());
	}

	@Test
	void picturesOfFewAndManyStepsAreDifferentRows() throws IOException {
		own.add(anchor("a", 1, "Best", 200, 3));
		own.add(anchor("a", 1, "Best", 740, 4));
		assertEquals(Arrays.asList("200", "740"), cells("| all units", "passes"));
	}

	@Test
	void theTotalOfReferenceUnitsComparesThemAlone() throws IOException {
		peers.add(anchor("a", 1, Anchor.LUCENT, 200, 2));
		peers.add(anchor("b", 1, Anchor.LUCENT, 200, 2));
		own.add(anchor("a", 1, "Best", 200, 3));
		own.add(anchor("b", 1, "Best", 200, 4));
		own.add(anchor("b", 2, "Best", 200, 100));
		assertEquals(Arrays.asList("2"), cells("| reference units", "units"));
		assertEquals(Arrays.asList("1.75"), cells("| reference units", "value / lucent's"));
		assertEquals(Arrays.asList("3"), cells("| all units", "units"));
	}

	@Test
	void whatADeadUnitOfThePeerHasIsNotComparedWith() throws IOException {
		peers.add(anchor("a", 1, Anchor.LUCENT, 200, 0));
		peers.add(anchor("a", 2, Anchor.LUCENT, 200, 2));
		own.add(anchor("a", 1, "Best", 200, 3));
		own.add(anchor("a", 2, "Best", 200, 5));
		assertEquals(Arrays.asList("2.50"), cells("| reference units", "value / lucent's"));
	}

	@Test
	void aUnitThatThePeersLackIsComparedWithTheOriginalMethodsOwnPicture() throws IOException {
		own.add(anchor("a", 1, "Best", 200, 3));
		own.add(anchor("a", 2, "Best", 200, 5));
		own.add(anchor("a", 1, Preset.LP_TV.name(), 200, 2));
		own.add(anchor("a", 2, Preset.LP_TV.name(), 200, 0));
		assertEquals(Arrays.asList("1.50", "1.00"), cells("| all units", "/ seed's"));
		assertEquals(Arrays.asList("", ""), cells("| all units", "value / lucent's"));
	}
}
