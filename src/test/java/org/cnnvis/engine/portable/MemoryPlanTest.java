package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class MemoryPlanTest {

	@BeforeAll
	static void load() {
		assertFalse(Nd4jRuntime.load().isPresent());
	}

	@Test
	void arraysThatAreNeverInUseTogetherShareMemory() {
		try (MemoryPlan plan = new MemoryPlan(DataType.FLOAT)) {
			final Slice small = plan.array(0, 2, 5), large = plan.array(1, 100);
			assertEquals(400, plan.bytes());
			plan.allocate();
			large.array().assign(7);
			assertEquals(7, small.array().getDouble(1, 4));
			assertArrayEquals(new long[] { 2, 5 }, small.array().shape());
		}
	}

	@Test
	void arraysThatAreInUseTogetherDoNot() {
		try (MemoryPlan plan = new MemoryPlan(DataType.DOUBLE)) {
			final Slice a = plan.array(0, 10), b = plan.array(2, 10), c = plan.array(4, 10);
			a.usedAt(2);
			c.usedAt(3);
			assertEquals(2 * 80, plan.bytes());
			plan.allocate();
			a.array().assign(1);
			b.array().assign(2);
			c.array().assign(3);
			assertEquals(2, b.array().getDouble(9));
		}
	}

	@Test
	void sharedWeightsAreStoredOnceInAnyShape() {
		try (MemoryPlan plan = new MemoryPlan(DataType.FLOAT)) {
			final float[] weights = { 1, 2, 3, 4, 5, 6 };
			final Slice a = plan.constant(weights, 6), b = plan.constant(weights, 2, 3);
			assertEquals(24, plan.bytes());
			plan.allocate();
			assertEquals(6, a.array().getDouble(5));
			assertEquals(4, b.array().getDouble(1, 0));
		}
	}
}
