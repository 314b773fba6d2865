package org.cnnvis.visualize.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformTest {

	@ParameterizedTest
	@ValueSource(strings = { "jitter 16", "scale 0.95-1.05", "scale 1.1", "rotate 5", "rotate 2.5", "crop 0.5-1", "flip",
		"blur 0-1", "noise 0.02", "settle 0.25", "edges 2" })
	void printingIsTheInverseOfParsing(final String text) {
		assertEquals(text, Transform.parse(text).toString());
		assertEquals(Transform.parse(text), Transform.parse(" " + text.toUpperCase() + " "));
	}

	@ParameterizedTest
	@CsvSource({ "wobble 3, is not a transform", "jitter, needs a number", "flip 3, takes no number", "rotate 2-5, one number",
		"scale 1.1-0.9, counts down", "crop 0.5-2, 0.05-1", "jitter -3, not understood", "blur 1.2.3, no number",
		"settle 2, 0-1", "edges 2-3, one number", "'', not understood" })
	void whatCannotBeReadIsQuotedWithAnExample(final String text, final String reason) {
		final CnnVisException e = assertThrows(CnnVisException.class, () -> Transform.parse(text));
		assertTrue(e.getMessage().startsWith("transforms: '" + text + "' ") && e.getMessage().contains(reason) && e
			.getMessage().contains("jitter 16"), e.getMessage());
	}
}
