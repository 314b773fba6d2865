package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class InputTextTest {

	@Test
	void printingAndParsingAreInverses() {
		for (final int channels : new int[] { 1, 2, 3, 5 })
			for (final Map.Entry<String, InputSpec> usual : InputText.usual(channels).entrySet()) {
				assertEquals(usual.getKey(), InputText.print(usual.getValue()));
				assertEquals(usual.getValue(), InputText.parse(usual.getKey(), channels));
			}
		final Random random = new Random(4);
		for (int i = 0; i < 500; i++) {
			final ChannelOrder order = ChannelOrder.values()[random.nextInt(4)];
			final int channels = order == ChannelOrder.OTHER ? 1 + random.nextInt(6) : order == ChannelOrder.GREY ? 1 : 3;
			final float[] mean = new float[channels], scale = new float[channels];
			for (int c = 0; c < channels; c++) {
				mean[c] = random.nextBoolean() ? random.nextInt(256) : random.nextFloat() * 255;
				scale[c] = random.nextBoolean() ? 1 : random.nextFloat() / 7;
			}
			final InputSpec spec = new InputSpec(order, mean, scale);
			assertEquals(spec, InputText.parse(InputText.print(spec), channels), InputText.print(spec));
		}
	}

	@Test
	void theUsualOnesFitTheChannels() {
		assertEquals(Arrays.asList("GREY 0 to 1", "GREY 0 to 255", "GREY -1 to 1"), Arrays.asList(InputText.usual(1).keySet()
			.toArray()));
		assertTrue(InputText.usual(3).keySet().containsAll(Arrays.asList("RGB 0 to 1", "BGR -1 to 1", "Caffe", "PyTorch")));
		assertTrue(InputText.usual(5).containsKey("OTHER 0 to 255"));
		assertEquals(InputSpec.CAFFE, InputText.parse("BGR minus 103.939,116.779,123.68 times 1", 3));
		assertEquals(InputSpec.of(ChannelOrder.RGB, 128, 1 / 64f), InputText.parse("rgb minus 128 times 1/64", 3));
	}

	@Test
	void mistakesAreNamed() {
		refused("RGB 0 to 2", 3, "'RGB 0 to 2'", "did you mean 'RGB 0 to 1'");
		refused("GREY minus 0 times 1", 3, "GREY does not fit a network of 3");
		refused("XYZ minus 0 times 1", 3, "'XYZ'");
		refused("RGB minus 1,2 times 1", 3, "2 numbers for 3 channels");
		refused("RGB minus a times 1", 3, "'a' is not a number");
		refused("RGB minus 1/0 times 1", 3, "'1/0' is not a number");
		refused("Caffe", 1, "'Caffe'");
	}

	private static void refused(final String text, final int channels, final String... words) {
		final String message = assertThrows(CnnVisException.class, () -> InputText.parse(text, channels)).getMessage();
		assertTrue(message.startsWith("input: "), message);
		for (final String word : words)
			assertTrue(message.contains(word), message);
	}
}
