package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.model.Model;
import org.cnnvis.visualize.transform.Transform;
import org.junit.jupiter.api.Test;

/** Layers that see the whole picture at once show things, not patterns that fill it up to its edges. */
class WholePictureTest {

	private static final Model MODEL = Samples.fullyConvolutional(Samples.classifier().input());

	/** Powers of the gradient's enlargement near the edges. */
	private static List<Double> edges(final Settings settings) {
		final Plan plan = new Plan(MODEL, settings);
		return plan.subjects.stream().map(subject -> plan.canvas(subject).transforms().stream().mapToDouble(
			Transform::edgePower).sum()).collect(Collectors.toList());
	}

	@Test
	void edgesCountMoreForPatternsAlone() {
		final Settings settings = new Settings().objective("conv2:3; prob:1; conv2:3 + prob:1; conv2:3@centre");
		for (final String preset : new String[] { "Best", "Quick" })
			assertEquals(List.of(2.0, 0.0, 2.0, 0.0), edges(settings.size(224).preset(preset)), preset);
		assertEquals(List.of(0.0, 0.0, 0.0, 0.0), edges(settings.size(224).preset("Best").transforms("jitter 4")));
		assertEquals(List.of(1.0, 1.0, 1.0, 1.0), edges(settings.transforms("jitter 4, edges 1")));
	}

	@Test
	void theMeanColourMovesFurtherTheMorePlacesAPatternIsSeenAtUnlessOneSaysHowFar() {
		final Settings settings = new Settings().objective("conv2:3; prob:1; conv2:3@centre; conv2:3 + prob:1").size(224);
		final String calm = "fourier 1.28 1 60", strong = calm + " 4";
		assertEquals(List.of(strong, calm, calm, strong), parametrizations(settings));
		assertEquals(List.of(strong, strong, strong, strong), parametrizations(settings.parametrization(strong)));
		final Settings pattern = new Settings().layer("conv2").filters("1");
		assertEquals(List.of(calm + " 3.5"), parametrizations(pattern.size(28)));
		assertEquals(List.of(calm + " 1.1"), parametrizations(pattern.size(9)));
		assertEquals(List.of(calm), parametrizations(pattern.size(8)));
	}

	@Test
	void anImageKeepsItsMeanColour() {
		assertEquals(List.of("fourier 1.28 1 60"), parametrizations(new Settings().layer("conv2").filters("1").size(224).fromImage(
			true)));
	}

	private static List<String> parametrizations(final Settings settings) {
		final Plan plan = new Plan(MODEL, settings);
		return plan.subjects.stream().map(subject -> plan.canvas(subject).parametrization().toString()).collect(Collectors
			.toList());
	}

	/** The 3 x 3 pixels of conv1's filters, two of which a pixel of pool1 sees, three of which conv2's do. */
	@Test
	void whatAPatternIsDependsOnThePicturesSize() {
		assertEquals(List.of(2.0), edges(new Settings().layer("conv2").filters("1").size(9)));
		assertEquals(List.of(0.0), edges(new Settings().layer("conv2").filters("1").size(8)));
	}

	@Test
	void besideEachOtherBothHaveThePicturesTheyHaveAloneAndTheResultSaysHowTheyWereMade() {
		final String provenance = Beside.assertAsAlone(MODEL, new Settings().size(32).steps(60), "conv2:3", "prob:1").provenance();
		assertTrue(provenance.contains("\nparametrization of conv2: fourier 1.28 1 60 4\nparametrization of prob: fourier 1.28 1 60\n"),
			provenance);
		assertTrue(provenance.contains("\ntransforms of conv2: jitter 7, ") && provenance.contains("settle 0.5, edges 2\n" +
			"transforms of prob: jitter 7, ") && provenance.contains("settle 0.5\n"), provenance);
	}
}
