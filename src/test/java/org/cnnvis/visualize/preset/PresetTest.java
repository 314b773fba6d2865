package org.cnnvis.visualize.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class PresetTest {

	@Test
	void everyPresetIsFoundByItsName() {
		for (final Preset preset : Preset.ALL)
			assertSame(preset, Preset.of(" " + preset.name().toLowerCase()));
	}

	@Test
	void anUnknownNameIsAnsweredWithAllNames() {
		final String message = assertThrows(CnnVisException.class, () -> Preset.of("Logit")).getMessage();
		assertEquals("preset: there is no 'Logit'; the presets are 'Best', 'Quick', 'Logits + Lp + TV', 'Logits + Lp', 'Logits', " +
			"'Naive (softmax)'.", message);
	}

	@Test
	void weightsOverrideThePresetAndLeaveItAsItIs() {
		final Preset changed = Preset.LP_TV.withWeights(Double.NaN, 0.5);
		assertEquals(10, changed.lp(), 0);
		assertEquals(0.5, changed.tv(), 0);
		assertEquals(10, Preset.LP_TV.tv(), 0);
	}

	@Test
	void aPenaltyOfNoWeightIsNotComputed() {
		assertTrue(Preset.LOGITS.penalties().isEmpty());
		assertEquals(1, Preset.LP_TV.withWeights(0, Double.NaN).penalties().size());
	}

	@Test
	void phasesAloneTakeNoPenaltyOnAmplitudes() {
		final Preset maco = Preset.BEST.withParts("maco 1.2 1", null, null, null);
		assertSame(maco, maco.checked());
		final String message = assertThrows(CnnVisException.class, () -> maco.withWeights(0, 1).checked()).getMessage();
		assertEquals("tv: the parametrization 'maco 1.2 1' leaves only phases to choose, which a penalty on amplitudes " +
			"contradicts; take a weight of 0, or 'fourier'.", message);
	}
}
