package org.cnnvis.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModelCardTest {

	@Test
	void aCardWithEmptyFieldsIsNotWritten() {
		final String message = assertThrows(IllegalStateException.class, () -> new ModelCard().put(new Recipe(5, 1)).text())
			.getMessage();
		assertTrue(message.contains("{accuracy}") && !message.contains("{epochs}"), message);
	}
}
