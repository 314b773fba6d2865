package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

import com.google.gson.Gson;

import org.cnnvis.SampleModel;
import org.cnnvis.model.Model;
import org.cnnvis.model.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlinesTest {

	/** With {@code -Dcnnvis.outline=write} the files are written anew, for a new bundled model. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { Models.DEFAULT + "|flowers.zip", Models.SMALL + "|flowers-small.zip" })
	void theBundledModelsShipWithTheirOutlines(final String name, final String file) throws Exception {
		final String expected = Outlines.toShip(name), shipped = "/models/" + file + ".outline.json";
		if ("write".equals(System.getProperty("cnnvis.outline"))) Files.writeString(Paths.get("src/main/resources" + shipped),
			expected);
		else try (InputStream in = OutlinesTest.class.getResourceAsStream(shipped)) {
			assertEquals(expected, new String(in.readAllBytes(), StandardCharsets.UTF_8),
				"after the bundled model has changed: mvn test -Dtest=OutlinesTest,BundledInfoTest -Dcnnvis.outline=write");
		}
	}

	@Test
	void aLayerHasTheShapeAndTheClassesOfItsModel() {
		SampleModel.write();
		final Model model = Models.shared().get(SampleModel.NAME);
		final Outline outline = Outlines.of(SampleModel.NAME);
		assertEquals(model.classes(), outline.classes());
		assertEquals("16 16 prob", outline.width() + " " + outline.height() + " " + outline.output());
		final Outline.Layer conv2 = outline.layer("conv2");
		// 3 x 3, then 2 x 2 pooling, then 3 x 3 at twice the distance: 3 + 1 + 2 * 2.
		assertEquals("8 8 8 8", conv2.channels + " " + conv2.width + " " + conv2.height + " " + conv2.field);
		// Multiply-adds: 6 x 27 at 16 x 16 positions, 8 x 54 at 8 x 8; forward and back, and the picture's own.
		assertEquals(2 * (162 * 256 + 432 * 64) + 2000 * 256, conv2.work);
		assertTrue(outline.isClasses(outline.layer("prob")));
		assertFalse(outline.isClasses(conv2));
	}

	@Test
	void whatIsNotWholeIsNotBelieved() {
		for (final String text : new String[] { "{}", "{\"width\":9,\"height\":9,\"output\":\"a\",\"classes\":[],\"layers\":[]}",
			"{\"width\":9,\"height\":9,\"output\":\"a\",\"classes\":[],\"layers\":[null]}",
			"{\"width\":9,\"height\":9,\"output\":\"a\",\"classes\":[],\"layers\":[{\"name\":\"b\"}]}" })
			assertFalse(new Gson().fromJson(text, Outline.class).isComplete(), text);
		assertTrue(new Gson().fromJson("{\"width\":9,\"height\":9,\"output\":\"a\",\"classes\":[],\"layers\":[{\"name\":\"a\"}]}",
			Outline.class).isComplete());
		assertNotNull(Outlines.of(Models.DEFAULT).layer(Outlines.of(Models.DEFAULT).output()));
	}
}
