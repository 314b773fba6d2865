package org.cnnvis.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import ij.Macro;

import org.cnnvis.CnnVisException;
import org.junit.jupiter.api.Test;
import org.scijava.log.AbstractLogService;
import org.scijava.log.LogMessage;

/** Without windows and outside a macro, where the caller gets the exception. */
class ErrorReportTest {

	private final List<LogMessage> log = new ArrayList<>();
	private final ErrorReport report = new ErrorReport("Test", new AbstractLogService() {

		@Override
		public void messageLogged(final LogMessage message) {
			log.add(message);
		}
	});

	@Test
	void whatTheUserDidWrongIsToldAsItIsAndNotLogged() {
		final CnnVisException wrong = new CnnVisException("steps: 0 is outside 1-100000.");
		assertSame(wrong, assertThrows(CnnVisException.class, () -> report.guard(() -> {
			throw wrong;
		})));
		assertEquals(0, log.size());
	}

	@Test
	void anUnexpectedErrorIsOneSentenceAndATraceInTheLog() {
		final RuntimeException bug = new IllegalStateException("outer", new NullPointerException("shape\nsecond line"));
		assertEquals("Unexpected: NullPointerException: shape; please report this, with the text in the log.", message(
			bug));
		assertSame(bug, log.get(0).throwable());
	}

	@Test
	void tooLittleMemoryIsToldWithARemedy() {
		assertTrue(message(new OutOfMemoryError("Java heap space")).startsWith("Memory does not suffice ("));
	}

	@Test
	void aLibraryThatDoesNotLoadIsToldWithThePlatform() {
		final String message = message(new ExceptionInInitializerError(new UnsatisfiedLinkError("no dnnl in path")));
		assertTrue(message.contains("UnsatisfiedLinkError: no dnnl in path"), message);
		assertTrue(message.contains(System.getProperty("os.arch")), message);
	}

	@Test
	void anAbortedMacroGoesOnBeingAborted() {
		final RuntimeException aborted = new RuntimeException(Macro.MACRO_CANCELED);
		assertSame(aborted, assertThrows(RuntimeException.class, () -> report.guard(() -> {
			throw aborted;
		})));
		assertEquals(0, log.size());
	}

	private String message(final Throwable thrown) {
		return assertThrows(CnnVisException.class, () -> report.guard(() -> {
			ErrorReportTest.<RuntimeException>sneak(thrown);
		})).getMessage();
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(final Throwable thrown) throws T {
		throw (T) thrown;
	}
}
