package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class Nd4jRuntimeTest {

	/** The start of a process whose thread knows no more than the JDK, as in plain ImageJ. */
	public static final class ForeignThread {

		public static void main(final String[] args) {
			final ClassLoader foreign = ClassLoader.getPlatformClassLoader();
			Thread.currentThread().setContextClassLoader(foreign);
			final String failure = Nd4jRuntime.load().orElse("loaded");
			System.out.println(failure + " " + (Thread.currentThread().getContextClassLoader() == foreign));
		}
	}

	@Test
	void nd4jLoadsFromAThreadWhoseClassLoaderDoesNotKnowIt() throws IOException, InterruptedException {
		final String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		final Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), ForeignThread.class
			.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertEquals("loaded true", output);
	}

	@Test
	void loadingLeavesTheThreadsClassLoaderAsItWas() {
		final ClassLoader before = Thread.currentThread().getContextClassLoader();
		assertTrue(!Nd4jRuntime.load().isPresent());
		assertSame(before, Thread.currentThread().getContextClassLoader());
	}

	@Test
	void thereIsMemoryOnThisMachine() {
		assertTrue(Nd4jRuntime.freeBytes() > 1_000_000);
	}
}
