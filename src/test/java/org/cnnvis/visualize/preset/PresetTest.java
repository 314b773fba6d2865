package org.cnnvis.visualize.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.cnnvis.visualize.penalty.Weights;
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
		final Preset changed = Preset.LP_TV.withWeights(new Weights(Double.NaN, 0.5, Double.NaN, 2));
		assertEquals(10, changed.weights().lp(), 0);
		assertEquals(0.5, changed.weights().tv(), 0);
		assertEquals(0, changed.weights().contrast(), 0);
		assertEquals(2, changed.weights().blur(), 0);
		assertEquals(10, Preset.LP_TV.weights().tv(), 0);
	}

	@Test
	void aPenaltyOfNoWeightIsNotComputed() {
		assertTrue(Preset.LOGITS.weights().penalties().isEmpty());
		assertEquals(1, Preset.LP_TV.withWeights(new Weights(0, Double.NaN, 0, 0)).weights().penalties().size());
		assertEquals(4, new Weights(1, 1, 1, 1).penalties().size());
	}

	@Test
	void inSmallPicturesTransformsMoveByFewerPixels() {
		assertEquals("[jitter 80, scale 0.88-1.12, rotate 10, settle 0.5, edges 2]", Preset.BEST.forSide(112).canvas().transforms()
			.toString());
		assertEquals("[jitter 20, scale 0.88-1.12, rotate 10, settle 0.5, edges 2]", Preset.BEST.forSide(28).canvas().transforms()
			.toString());
		assertSame(Preset.LOGITS, Preset.LOGITS.forSide(28));
	}

	@Test
	void fewStepsAreLargerOnes() {
		assertSame(Preset.BEST, Preset.BEST.hastenedForSteps(200));
		assertSame(Preset.BEST, Preset.BEST.hastenedForSteps(1000));
		assertEquals("adam 0.185", Preset.BEST.hastenedForSteps(100).rule().toString());
		assertEquals("adam 0.227", Preset.BEST.hastenedForSteps(50).rule().toString());
		assertEquals("adam 0.3", Preset.BEST.hastenedForSteps(1).rule().toString());
		assertSame(Preset.LP_TV, Preset.LP_TV.hastenedForSteps(20));
	}

	@Test
	void stepsFromAnImageAreSmallerOnes() {
		assertEquals("adam 0.0675", Preset.BEST.gentledForImage().rule().toString());
		assertEquals("adam 0.0585", Preset.QUICK.gentledForImage().rule().toString());
		assertSame(Preset.LP_TV, Preset.LP_TV.gentledForImage());
	}

	@Test
	void withFewStepsPicturesMoveLess() {
		assertSame(Preset.BEST, Preset.BEST.calmedForSteps(200));
		assertSame(Preset.BEST, Preset.BEST.calmedForSteps(1000));
		assertEquals("[jitter 40, scale 0.94-1.06, rotate 5, settle 0.5, edges 2]", Preset.BEST.calmedForSteps(100).canvas().transforms()
			.toString());
		assertEquals("[jitter 0, scale 0.999-1.001, rotate 0.05, settle 0.5, edges 2]", Preset.BEST.calmedForSteps(1).canvas().transforms()
			.toString());
		assertSame(Preset.LP_TV, Preset.LP_TV.calmedForSteps(20));
	}

	@Test
	void phasesAloneTakeNoPenaltyOnAmplitudes() {
		final Preset maco = Preset.BEST.withParts("maco 1.2 1", null, null, null);
		assertSame(maco, maco.checked());
		final String message = assertThrows(CnnVisException.class, () -> maco.withWeights(new Weights(0, 1, 0, 0)).checked()).getMessage();
		assertEquals("tv: the parametrization 'maco 1.2 1' leaves only phases to choose, which a penalty on amplitudes " +
			"contradicts; take a weight of 0, or 'fourier'.", message);
		assertTrue(assertThrows(CnnVisException.class, () -> maco.withWeights(new Weights(0, 0, 0, 1)).checked()).getMessage()
			.startsWith("blur: "));
	}
}
