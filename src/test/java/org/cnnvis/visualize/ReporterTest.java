package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReporterTest {

	@Test
	void timesReadAsPeopleSayThem() {
		assertEquals("0 s", Reporter.duration(0.2));
		assertEquals("59 s", Reporter.duration(59.4));
		assertEquals("1 min 20 s", Reporter.duration(80));
		assertEquals("2 h 5 min", Reporter.duration(7510));
	}
}
