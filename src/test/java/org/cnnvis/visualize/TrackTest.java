package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrackTest {

	@Test
	void theBestPictureOfASizeIsThatOfTheLargestActivation() {
		final Track track = new Track(false);
		assertTrue(track.add(0, 1, 1, true));
		assertTrue(track.add(10, 5, 5, false));
		assertFalse(track.add(20, 4, 4, false));
		assertEquals(5, track.best(), 0);
		assertEquals(4, track.last(), 0);
		assertTrue(track.add(20, 3, 3, true), "a larger size begins");
		assertEquals(3, track.best(), 0);
		assertEquals(1, track.start(), 0);
		assertArrayEquals(new double[] { 0, 10, 20, 20 }, track.history.steps());
		assertArrayEquals(new double[] { 1, 5, 4, 3 }, track.history.activations());
	}

	@Test
	void whereAnActivationFunctionCutsOffTheValueBeforeItDecides() {
		final Track track = new Track(false);
		track.add(0, 0, -3, true);
		assertTrue(track.add(10, 0, -1, false));
		assertFalse(track.add(20, 0, -2, false));
		assertEquals(-1, track.potential(), 0);
	}

	@Test
	void itIsDoneAfterFourEvaluationsThatRiseByLessThanAHundredthAltogether() {
		final Track track = new Track(true), patient = new Track(false);
		final double[] activations = { 1, 10, 10.02, 10.04, 10.06, 10.08 };
		for (int i = 0; i < activations.length; i++) {
			assertFalse(track.isDone());
			track.add(i, activations[i], activations[i], i == 0);
			patient.add(i, activations[i], activations[i], i == 0);
		}
		assertTrue(track.isDone());
		assertFalse(patient.isDone());
		assertEquals(10.08, track.best(), 0);
		assertEquals(5, track.steps());
	}

	@Test
	void itIsNotDoneWhileItRisesSlowly() {
		final Track track = new Track(true);
		for (int i = 0; i < 30; i++)
			track.add(i, 10 * Math.pow(1.004, i), 1, i == 0);
		assertFalse(track.isDone());
	}
}
