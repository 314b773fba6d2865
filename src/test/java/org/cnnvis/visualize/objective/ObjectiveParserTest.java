package org.cnnvis.visualize.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveParserTest {

	/** Names as networks have them: with slashes, signs, colons and stars. */
	private static final ObjectiveParser.Layers LAYERS = new ObjectiveParser.Layers() {

		@Override
		public List<String> names() {
			return Arrays.asList("a", "a-b", "conv1", "conv1:linear", "4c/3*3", "classes");
		}

		@Override
		public int filters(final String layer) {
			return 8;
		}

		@Override
		public int named(final String layer, final String className) {
			return layer.equals("classes") && className.equals("sea snake") ? 5 : -1;
		}
	};

	private static List<Objective> parse(final String text) {
		return ObjectiveParser.parse(text, LAYERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a:1", "-a:1", "a:*", "a:1@centre", "a:1@log", "a:1@3,0", "a:1 + 0.5*a-b:7", "-2*4c/3*3:0 - conv1:linear:3",
		"0.00001*conv1:7@0,12 + a-b:*", "a:1; a:2; -a:3", "a:1 in 4", "a:2; -a:1 + 0.5*a:2 in 2; a:1" })
	void printingIsTheInverseOfParsing(final String text) {
		assertEquals(text, ObjectiveParser.print(parse(text)));
	}

	@Test
	void spacesAreFree() {
		assertEquals(parse("a:1 + 0.5*a-b:7@1,2; conv1:3"), parse("  a:1  +  .5 * a-b:7 @ 1 , 2 ;conv1:3 "));
	}

	@Test
	void classesHaveNames() {
		assertEquals(parse("classes:5 - a:1"), parse("classes:sea snake - a:1"));
	}

	@Test
	void aWayBetweenTwoObjectivesIsAsManyObjectives() {
		assertEquals("a:1; 0.75*a:1 + 0.25*a:2; 0.5*a:1 + 0.5*a:2; 0.25*a:1 + 0.75*a:2; a:2", ObjectiveParser.print(parse(
			"a:1 to a:2 in 5")));
	}

	@Test
	void facetsAreAsManyObjectives() {
		assertEquals("[a:1 facet 1 of 3, a:1 facet 2 of 3, a:1 facet 3 of 3, a:2]", parse("a:1 in 3; a:2").toString());
		assertFalse(parse("a:1 in 3").get(0).isSimple());
	}

	@Test
	void onlyOneFilterWithWeightOneIsSimple() {
		assertTrue(parse("a:1").get(0).isSimple());
		assertFalse(parse("-a:1").get(0).isSimple());
		assertFalse(parse("a:1 + a:2").get(0).isSimple());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"''|1|a layer's name is missing", //
		"conv1|1|'conv1' is not a layer with a colon", //
		"a:1 + conw1:3|7|did you mean 'conv1'?", //
		"a:8|3|layer a has the filters 0-7", //
		"a:99999999999|3|layer a has the filters 0-7", //
		"a:|3|a filter's number", //
		"a:cat|3|'cat' is neither a number from 0 to 7 nor a class", //
		"a:1@middle|4|'@centre' or '@column,row'", //
		"a:1 +|6|a layer's name is missing", //
		"a:1 a:2|3|neither", //
		"0*a:1|3|a weight of 0", //
		"a:1 to a:2|11|'in' and a number", //
		"a:1 to a:2 in 1|16|at least 2", //
		"a:1 in 1|9|2 to 8", //
		"a:1 in 9|9|2 to 8", //
		"a:1;;a:2|5|a layer's name is missing" })
	void mistakesAreShownWithTheirPlace(final String text, final int character, final String reason) {
		final String message = assertThrows(CnnVisException.class, () -> parse(text)).getMessage();
		assertTrue(message.startsWith("objective: ") && message.contains(reason), message);
		assertTrue(message.endsWith("(character " + character + " of '" + text + "')."), message);
	}
}
