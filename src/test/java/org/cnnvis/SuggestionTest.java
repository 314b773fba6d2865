package org.cnnvis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class SuggestionTest {

	private static final List<String> LAYERS = Arrays.asList("block1_conv1", "block1_conv2", "block2_conv1", "fc1");

	@Test
	void theNearestNameComesFirst() {
		assertEquals("; did you mean 'block1_conv2' or 'block1_conv1' or 'block2_conv1'?", Suggestion.sentenceEnd(
			"blok1_conv2", LAYERS));
	}

	@Test
	void exchangedLettersAreOneMistake() {
		assertEquals(Arrays.asList("fc1"), Suggestion.nearest("cf1", LAYERS));
	}

	@Test
	void aNameFromElsewhereIsNotExplained() {
		assertEquals(".", Suggestion.sentenceEnd("inception_4c", LAYERS));
	}

	@Test
	void caseSpacesAndUnderscoresAreAlike() {
		assertEquals("; did you mean 'sea_snake'?", Suggestion.sentenceEnd("Sea-Snak", Arrays.asList("sea_snake", "lion")));
	}
}
