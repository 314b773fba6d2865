package org.cnnvis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.Macro;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacroLineTest {

	@Test
	void readsWordsBracketsQuotationMarksAndBareKeys() {
		final MacroLine line = MacroLine.parse("model=VGG16 filters=[0-15, 30] montage title='a b' steps=5 ");
		assertEquals("VGG16", line.get("model"));
		assertEquals("0-15, 30", line.get("filters"));
		assertEquals("true", line.get("montage"));
		assertEquals("a b", line.get("title"));
		assertEquals("5", line.get("steps"));
		assertNull(line.get("seed"));
		assertEquals(5, line.values().size());
	}

	@Test
	void keysAreInLowerCaseAndKeptInOrder() {
		assertEquals("[top, model]", MacroLine.parse("Top=3 Model=a").values().keySet().toString());
	}

	@Test
	void anEmptyLineAndAnEmptyValueAreGood() {
		assertEquals(0, MacroLine.parse("  ").values().size());
		assertEquals("", MacroLine.parse("layer= steps=2").get("layer"));
		assertEquals("", MacroLine.parse("steps=2 layer=").get("layer"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "VGG16", "", "random 16", "C:\\My models\\a [1].h5", "a]b", "x=1 y=2", "'quoted'", "[in]",
		"sea snake, Gorilla", "-1", "1e-3", "/data/models/vgg.h5" })
	void parsingIsTheInverseOfPrintingAndImageJReadsTheSame(final String value) {
		final String printed = new MacroLine().with("model", value).with("seed", "1").toString();
		assertEquals(value, MacroLine.parse(printed).get("model"));
		assertEquals(value, Macro.getValue(printed, "model", "left out"));
		assertEquals("1", MacroLine.parse(printed).get("seed"));
	}

	@Test
	void anUnclosedBracketIsReportedWithItsText() {
		final CnnVisException e = assertThrows(CnnVisException.class, () -> MacroLine.parse("filters=[0-15 steps=3"));
		assertEquals("The macro's option '[0-15 steps=3' has no closing bracket.", e.getMessage());
		assertThrows(CnnVisException.class, () -> MacroLine.parse("filters='0-15"));
	}

	@Test
	void aCallEscapesWhatTheMacroLanguageWouldRead() {
		assertEquals("run(\"Classify Image...\", \"model=C:\\\\a.h5 title=[say \\\"so\\\"]\");", new MacroLine().with("model",
			"C:\\a.h5").with("title", "say \"so\"").call("Classify Image..."));
	}
}
