package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cnnvis.model.Model;
import org.cnnvis.visualize.preset.Preset;
import org.junit.jupiter.api.Test;

class PlanTest {

	private static final Model MODEL = Samples.fullyConvolutional(Samples.classifier().input());
	private static final Settings SETTINGS = new Settings().layer("conv2").size(224);

	private static double contrast(final Settings settings) {
		return new Plan(MODEL, settings).preset.weights().contrast();
	}

	@Test
	void aPenaltyOfThePresetGrowsWithThePictureAndOneOfTheUserStaysAsItIs() {
		assertEquals(1000, contrast(SETTINGS), 1e-9);
		assertEquals(4000, contrast(SETTINGS.size(448)), 1e-9);
		assertEquals(7, contrast(SETTINGS.contrast(7).size(448)), 0);
		assertEquals(0, contrast(SETTINGS.contrast(0)), 0);
	}

	@Test
	void anImageKeepsItsContrastUnlessTheUserWantsOtherwise() {
		assertEquals(0, contrast(SETTINGS.fromImage(true)), 0);
		assertEquals(7, contrast(SETTINGS.fromImage(true).contrast(7)), 0);
		final Settings article = SETTINGS.preset("Logits + Lp + TV");
		assertEquals(Preset.LP_TV.weights().tv(), new Plan(MODEL, article.fromImage(true)).preset.weights().tv(), 0);
	}

	@Test
	void aParametrizationThatKeepsTheSpectrumTakesNoneOfThePresetsPenalties() {
		assertEquals(0, contrast(SETTINGS.parametrization("maco 1.2 1")), 0);
	}
}
