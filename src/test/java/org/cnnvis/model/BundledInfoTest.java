package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.GsonBuilder;

import org.junit.jupiter.api.Test;

class BundledInfoTest {

	private static final String SHIPPED = "/models/bundled.json";

	/** With {@code -Dcnnvis.outline=write} the file is written anew, for a new bundled model. */
	@Test
	void theJarSaysOfEachBundledModelWhatLoadingItWould() throws Exception {
		final Map<String, ModelInfo> infos = new TreeMap<>();
		for (final Map.Entry<String, String> model : Models.BUNDLED.entrySet())
			try (InputStream in = BundledInfoTest.class.getResourceAsStream("/models/" + model.getValue())) {
				infos.put(model.getKey(), ModelInfo.of(Models.shared().get(model.getKey()), in.readAllBytes().length));
			}
		final String expected = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(infos) + "\n";
		if ("write".equals(System.getProperty("cnnvis.outline"))) Files.writeString(Paths.get("src/main/resources" + SHIPPED),
			expected);
		else try (InputStream in = BundledInfoTest.class.getResourceAsStream(SHIPPED)) {
			assertEquals(expected, new String(in.readAllBytes(), StandardCharsets.UTF_8),
				"after a bundled model has changed: mvn test -Dtest=OutlinesTest,BundledInfoTest -Dcnnvis.outline=write");
		}
	}
}
