package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;

class SidecarTest {

	private static Sidecar parse(final String text) {
		return Sidecar.parse("net.h5.json", text.replace('\'', '"'));
	}

	@Test
	void everythingIsOptional() {
		final Sidecar empty = parse("{}");
		assertFalse(empty.input(3).isPresent());
		assertFalse(empty.classes(() -> 3).isPresent());
		assertEquals("", empty.licence());
	}

	@Test
	void theInputIsGivenForAllChannelsOrForEach() {
		final Sidecar sidecar = parse("{'input':{'order':'bgr','mean':[103.939,116.779,123.68],'scale':1}}");
		assertEquals(Optional.of(InputSpec.CAFFE), sidecar.input(3));
		assertEquals(Optional.of(InputSpec.of(ChannelOrder.GREY, 127.5f, 0.5f)), parse(
			"{'input':{'mean':127.5,'scale':[0.5]}}").input(1));
		assertEquals(Optional.of(InputSpec.of(ChannelOrder.OTHER, 5, 0, 1)), parse("{'input':{}}").input(5));
	}

	@Test
	void classesAreAListOrImageNets() {
		assertEquals(Arrays.asList("daisy", "iris"), parse("{'classes':['daisy','iris'],'licence':'CC0'}").classes(() -> 3).get());
		assertEquals("Indian_elephant", parse("{'classes':'imagenet'}").classes(() -> 3).get().get(385));
	}

	@Test
	void classesWithoutNamesAreNumbered() {
		assertEquals(Arrays.asList("class 0", "class 1", "class 2"), parse("{'classes':'numbered'}").classes(() -> 3).get());
	}

	@Test
	void mistakesAreNamed() {
		refused("{", "not valid JSON");
		refused("[]", "not a JSON object");
		refused("{'clases':[]}", "'clases'", "[input, classes, licence, source, sha256, recipe, data, known]");
		refused("{'input':{'means':1}}", "'means'");
		refused("{'input':3}", "'input'");
		refused("{'input':{'order':'XYZ'}}", "'order'", "BGR");
		refused("{'input':{'order':'GREY'}}", "GREY", "3 input channels");
		refused("{'input':{'mean':[1,2]}}", "'mean'", "3");
		refused("{'input':{'scale':'big'}}", "'scale'", "number");
		refused("{'classes':'cifar'}", "'classes'", "imagenet");
		refused("{'classes':[{}]}", "'classes'");
	}

	private static void refused(final String text, final String... words) {
		final CnnVisException e = assertThrows(CnnVisException.class, () -> {
			final Sidecar sidecar = parse(text);
			sidecar.input(3);
			sidecar.classes(() -> 3);
		}, text);
		assertTrue(e.getMessage().contains("net.h5.json"), e.getMessage());
		for (final String word : words)
			assertTrue(e.getMessage().contains(word), () -> "'" + word + "' is not in: " + e.getMessage());
	}
}
