package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.model.Model;
import org.junit.jupiter.api.Test;

class NeuronTest {

	private static final Model MODEL = Samples.fullyConvolutional(Samples.classifier().input());

	private static List<String> transforms(final Settings settings) {
		final Plan plan = new Plan(MODEL, settings);
		return plan.subjects.stream().map(subject -> plan.canvas(subject).transforms().get(0).toString()).collect(Collectors
			.toList());
	}

	@Test
	void theWholePictureOfASingleNeuronMovesLessThanThatOfAFilter() {
		final Settings both = new Settings().objective("conv2:3@centre; conv2:3; conv2:1@2,2 + 0.5*conv2:4");
		assertEquals("[jitter 16, jitter 80, jitter 80]", transforms(both.size(224)).toString());
		assertEquals("[jitter 8, jitter 40, jitter 40]", transforms(both.size(56)).toString());
		assertEquals("[jitter 12, jitter 12, jitter 12]", transforms(both.size(224).preset("Quick")).toString());
	}

	@Test
	void withFewStepsThePictureOfASingleNeuronMovesAsThatOfAFilterWhereThatIsLessThanIts16Pixels() {
		final Settings both = new Settings().objective("conv2:3@centre; conv2:3").size(224);
		assertEquals("[jitter 16, jitter 40]", transforms(both.steps(100)).toString());
		assertEquals("[jitter 8, jitter 8]", transforms(both.steps(20)).toString());
	}

	@Test
	void edgesDoNotCountMoreForASingleNeuron() {
		final Plan plan = new Plan(MODEL, new Settings().objective("conv2:3@centre; conv2:3").size(224));
		assertEquals("[0.0, 2.0]", plan.subjects.stream().map(subject -> plan.canvas(subject).transforms().stream().mapToDouble(
			t -> t.edgePower()).sum()).collect(Collectors.toList()).toString());
	}

	@Test
	void transformsThatTheUserChoseAreTheSameForAll() {
		assertEquals("[jitter 40, jitter 40]", transforms(new Settings().objective("conv2:3@centre; conv2:3").size(224)
			.transforms("jitter 40")).toString());
	}

	@Test
	void aNeuronAndAFilterHaveTheSamePicturesBesideEachOtherAndTheResultSaysHowTheyMoved() {
		final String provenance = Beside.assertAsAlone(MODEL, new Settings().size(32).steps(60), "conv2:3", "conv2:3@5,5").provenance();
		assertTrue(provenance.contains("\ntransforms of conv2: jitter 7, "), provenance);
		assertTrue(provenance.contains("\ntransforms of neurons of conv2: jitter 5, "), provenance);
	}
}
