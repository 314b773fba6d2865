package org.cnnvis.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Prefs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeedTest {

	private final Speed speed = new Speed("Test");

	@AfterEach
	void forget() {
		Prefs.set("cnnvis.speed.test", null);
	}

	@Test
	void beforeTheFirstRunItIsAGuess() {
		assertFalse(speed.seconds(1e9).isPresent());
		final double billions = Calibration.multiplyAdds() / 1e6;
		assertTrue(billions > 0.1 && billions < 10_000, billions + " billion multiply-adds per second");
		assertTrue(speed.text(1e12).matches("roughly \\d+ (s|min|h) on this computer"), speed.text(1e12));
		assertEquals("roughly 1 s on this computer", speed.text(1));
	}

	@Test
	void theEstimateFollowsTheLatestRunMost() {
		speed.learn(1e6, 1000);
		assertEquals("about 40 s on this computer", speed.text(40e6));
		speed.learn(2e6, 1000);
		// 0.7 of the speed of 2, 0.3 of that of 1: 1.7.
		assertEquals(40 / 1.7, speed.seconds(40e6).getAsDouble(), 1e-9);
		speed.learn(0, 1000);
		speed.learn(1e6, 0);
		assertEquals(40 / 1.7, speed.seconds(40e6).getAsDouble(), 1e-9);
	}

	@Test
	void noMoreDigitsThanTheEstimateIsWorth() {
		assertEquals("1 s, 7 s, 40 s, 2 min, 90 min, 3 h", String.join(", ", Speed.rounded(0.01), Speed.rounded(7.4), Speed
			.rounded(38), Speed.rounded(100), Speed.rounded(5390), Speed.rounded(10_000)));
	}
}
