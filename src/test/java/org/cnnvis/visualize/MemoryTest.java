package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.preset.Sizes;
import org.junit.jupiter.api.Test;

class MemoryTest {

	private static final long MEGABYTE = 1 << 20;
	private static final Memory PLENTY = new Memory(1L << 40, 1L << 40);

	/**
	 * At 256 x 256: input 3, conv1 6 + 6 maps; pool1 6, conv2 8 + 8 maps of a quarter, 8 of its squares: 22.5 maps, 11.25 MB
	 * with gradients.
	 */
	private final Network network = TargetLayer.find(Samples.fullyConvolutional(InputSpec.CAFFE), "conv2").network();
	private final Shape picture = Shape.of(3, 256, 256);

	private int batchSize(final Memory memory, final Shape shape, final int pictures) {
		return memory.batchSize(network, shape, Arrays::asList, pictures);
	}

	@Test
	void batchesAreEven() {
		assertEquals(8, batchSize(PLENTY, picture, 16));
		assertEquals(6, batchSize(PLENTY, picture, 17));
		assertEquals(3, batchSize(PLENTY, picture, 3));
		assertEquals(1, batchSize(PLENTY, picture, 1));
	}

	@Test
	void lessMemoryTakesFewerPicturesAtATime() {
		final int batch = batchSize(new Memory(36 * MEGABYTE, 1L << 40), picture, 16);
		assertEquals(3, batch);
	}

	@Test
	void aPictureTooLargeIsAnsweredWithASizeThatFits() {
		final Memory small = new Memory(32 * MEGABYTE, 1L << 40);
		final String message = assertThrows(CnnVisException.class, () -> batchSize(small, Shape.of(3, 1024, 1024),
			1)).getMessage();
		assertTrue(message.matches("size: 1024 x 1024 pixels need about 0.176 GB of memory up to layer conv2, and there are " +
			"0.0313 GB; a size of \\d+ fits."), message);
		final int size = Integer.parseInt(message.replaceAll(".* size of (\\d+) fits.", "$1"));
		assertEquals(1, batchSize(small, Shape.of(3, size, size), 1));
		assertThrows(CnnVisException.class, () -> batchSize(small, Shape.of(3, size + 2, size + 2), 1));
	}

	@Test
	void smallerSizesOnTheWayTakeMemoryToo() {
		final Course halves = new Course(network, Sizes.parse("0.5, 1"), 10, false);
		final Memory memory = new Memory(36 * MEGABYTE, 1L << 40);
		assertEquals(2, memory.batchSize(network, picture, halves::shapes, 16), "3 pictures of 11.25 MB, but for another 2.8 MB each");
		final String message = assertThrows(CnnVisException.class, () -> memory.batchSize(network, Shape.of(3, 480, 480),
			halves::shapes, 1)).getMessage();
		final int size = Integer.parseInt(message.replaceAll(".* size of (\\d+) fits.", "$1"));
		assertEquals(1, memory.batchSize(network, Shape.of(3, size, size), halves::shapes, 1));
		assertTrue(size > 380 && size < 410, message);
	}

	@Test
	void sizesBeyondAllNumbersAreRefusedToo() {
		assertThrows(CnnVisException.class, () -> batchSize(new Memory(32L << 30, 1L << 40), Shape.of(3, 16384,
			16384), 1));
	}

	@Test
	void moreResultsThanJavaCanHoldAreRefused() {
		final String message = assertThrows(CnnVisException.class, () -> batchSize(new Memory(1L << 40, 64 * MEGABYTE),
			picture, 1000)).getMessage();
		assertTrue(message.startsWith("filters: 1000 pictures of 256 x 256 pixels need 0.248 GB of Java's memory, which has " +
			"0.0625 GB; take fewer"), message);
	}
}
