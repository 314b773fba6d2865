package org.cnnvis.engine.winograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void eachPartIsDoneOnceAndBeforeTheCallReturns(final int workers) {
		try (Crew crew = new Crew(workers)) {
			for (int run = 0; run < 2000; run++) {
				final AtomicIntegerArray done = new AtomicIntegerArray(run % 7);
				crew.run(done.length(), (part, worker) -> {
					assertTrue(worker >= 0 && worker < workers);
					done.incrementAndGet(part);
				});
				for (int part = 0; part < done.length(); part++)
					assertEquals(1, done.get(part));
			}
		}
	}

	@Test
	void aFailureReachesTheCallerAndTheCrewGoesOn() {
		try (Crew crew = new Crew(3)) {
			assertThrows(IllegalStateException.class, () -> crew.run(6, (part, worker) -> {
				if (part == 4) throw new ArithmeticException("four");
			}));
			final AtomicIntegerArray done = new AtomicIntegerArray(6);
			crew.run(6, (part, worker) -> done.incrementAndGet(part));
			for (int part = 0; part < 6; part++)
				assertEquals(1, done.get(part));
		}
	}

	@Test
	void anInterruptionIsLeftForTheCaller() {
		try (Crew crew = new Crew(2)) {
			Thread.currentThread().interrupt();
			final AtomicIntegerArray done = new AtomicIntegerArray(50);
			crew.run(50, (part, worker) -> done.incrementAndGet(part));
			for (int part = 0; part < 50; part++)
				assertEquals(1, done.get(part));
			assertTrue(Thread.interrupted());
		}
	}

	@Test
	void theThreadsEndWithIt() throws InterruptedException {
		final long before = threads();
		final Crew crew = new Crew(4);
		crew.run(8, (part, worker) -> {});
		assertEquals(before + 3, threads());
		crew.close();
		for (int i = 0; i < 100 && threads() > before; i++)
			Thread.sleep(20);
		assertEquals(before, threads());
	}

	private static long threads() {
		return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("CNN Vis convolutions"))
			.count();
	}
}
