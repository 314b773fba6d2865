package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {

	private static final Settings CHANGED = new Settings().layer("block3 conv1").filters("0-15, 30").preset("Logits").size(
		64).steps(7).seed(Long.MIN_VALUE).lp(0.1).tv(1e-7).contrast(3).blur(0.5).objective("a:1 + 2*b:3@4,5").parametrization(
			"pixels").transforms("jitter 3, flip").optimizer("adam 0.1").sizes("0.5, 1").fromImage(true).stopEarly(true).every(5).swapRedBlue(true);

	@Test
	void parsingIsTheInverseOfPrinting() {
		for (final Settings settings : new Settings[] { new Settings(), CHANGED })
			for (final String model : new String[] { "VGG16", "", "C:\\my models\\net [2].h5", "/data/size=3 \"x\"].h5" }) {
				final MacroOptions options = new MacroOptions(model, settings);
				final MacroOptions parsed = MacroOptions.parse(options.toString());
				assertEquals(options, parsed);
				assertEquals(model, parsed.model());
				assertEquals(settings, parsed.settings());
			}
	}

	@Test
	void theMacroLineIsWhatAPersonWouldWrite() {
		assertEquals("run(\"Visualize Filter...\", \"model=VGG16 layer=block3_conv1 filters=[random 16] " +
			"preset=Best size=0 steps=0 seed=1 lp=preset tv=preset contrast=preset blur=preset objective=[] " +
			"parametrization=preset transforms=preset optimizer=preset sizes=preset open=false early=false every=0 swap=false\");", new MacroOptions("VGG16",
				new Settings().layer("block3_conv1")).line());
	}

	@Test
	void quotesAndBackslashesAreEscapedForTheMacroLanguage() {
		final String line = new MacroOptions("C:\\a\"b", new Settings()).line();
		assertEquals("run(\"Visualize Filter...\", \"model=[C:\\\\a\\\"b] layer=[]", line.substring(0, line.indexOf(
			" filters")));
	}

	@Test
	void whatIsLeftOutHasItsDefault() {
		assertEquals(new Settings().steps(3), MacroOptions.parse("steps=3").settings());
		assertEquals(new Settings(), MacroOptions.parse("").settings());
	}

	@Test
	void everySettingChangesTheText() {
		for (final Setting setting : Setting.ALL)
			assertFalse(setting.text(CHANGED).equals(setting.defaultText()), setting.key());
	}

	/** ImageJ finds a key also behind a digit or an underscore of another one. */
	@Test
	void noKeyIsTheEndOfAnother() {
		final List<String> keys = new ArrayList<>();
		keys.add(Parameters.MODEL);
		Setting.ALL.forEach(s -> keys.add(s.key()));
		for (final String key : keys) {
			assertEquals(key.toLowerCase(), key);
			for (final String other : keys)
				assertFalse(other.matches(".*[_0-9]" + key), key + " and " + other);
		}
	}

	@Test
	void mistakesAreNamed() {
		assertRefused("There is no parameter 'step'; did you mean 'steps'?", "step=3");
		assertRefused("steps: 'many' is not a whole number.", "steps=many");
		assertRefused("size: 3000000000 is out of range.", "size=3000000000");
		assertRefused("lp: 'x' is neither a number nor 'preset'.", "lp=x");
		assertRefused("lp: 'NaN' is neither a number nor 'preset'.", "lp=NaN");
		assertRefused("swap: 'yes' is neither true nor false.", "swap=yes");
	}

	private static void assertRefused(final String message, final String options) {
		assertEquals(message, assertThrows(CnnVisException.class, () -> MacroOptions.parse(options)).getMessage());
	}
}
