package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import com.google.gson.JsonParser;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class KnownClassesTest {

	@Test
	void theDistanceIsTheCosineDistanceToTheNearestMean() {
		final KnownClasses known = new KnownClasses(new double[][] { { 2, 0 }, { 0, 0.1 } }, 0.1, 0.02);
		assertEquals(0, known.distance(new double[] { 5, 0 }), 1e-12);
		assertEquals(1 - Math.sqrt(0.5), known.distance(new double[] { 3, 3 }), 1e-12);
		assertEquals(1, known.distance(new double[] { -3, 0 }), 1e-12);
		assertEquals(1, known.distance(new double[] { 0, 0 }), 0);
		assertTrue(known.isKnown(0.1));
		assertFalse(known.isKnown(0.11));
	}

	/** Means are kept with 16 bits: each number is wrong by at most 2^-16 of the largest, a distance of n by 2^-16 sqrt n. */
	@Test
	void textAndBackGivesTheSameDistances() {
		final Random random = new Random(3);
		final double[][] means = new double[4][200];
		for (final double[] mean : means)
			for (int i = 0; i < mean.length; i++)
				mean[i] = random.nextDouble();
		final KnownClasses known = new KnownClasses(means, 0.25, 0.03);
		final KnownClasses again = KnownClasses.parse(JsonParser.parseString(known.json().toString()));
		assertEquals(0.25, again.threshold(), 0);
		assertEquals(0.03, again.warned(), 0);
		assertEquals(200, again.length());
		for (int i = 0; i < 20; i++) {
			final double[] features = random.doubles(200).toArray();
			assertEquals(known.distance(features), again.distance(features), Math.sqrt(200) / 65536);
		}
	}

	@Test
	void whatIsNotOfThisFormIsRefusedInWords() {
		assertMessage("'known' is not an object { ... }", "3");
		assertMessage("'known' has no list 'means'", "{}");
		assertMessage("'known' has no means", "{\"means\": []}");
		assertMessage("'known' has a mean that is no Base64 text", "{\"means\": [3.5]}");
		assertMessage("'known' has a mean that is no Base64 text", "{\"means\": [{}]}");
		assertMessage("'known' has a mean that is empty or of another length than the first", "{\"means\": [\"AAAA\"]}");
		assertMessage("'known' has a mean that is empty or of another length than the first",
			"{\"means\": [\"AQAB\", \"AQABAAEA\"]}");
		assertMessage("'known' has no number 'threshold'", "{\"means\": [\"AQABAA==\"]}");
		assertMessage("'known' has no number 'threshold'", "{\"means\": [\"AQABAA==\"], \"threshold\": \"a\"}");
	}

	private static void assertMessage(final String message, final String json) {
		assertEquals(message, assertThrows(CnnVisException.class, () -> KnownClasses.parse(JsonParser.parseString(json)))
			.getMessage());
	}
}
