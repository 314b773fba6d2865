package org.cnnvis.gui;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a test class in this Java virtual machine, which has a display, and prints for each test its name, and why it
 * failed; a line of its own ends each.
 */
final class Scenarios {

	static final String PASSED = "=== passed ", FAILED = "=== failed ", END = "=== end";

	private Scenarios() {}

	/** @param args name of the class, and of one of its methods if only that is to be run */
	public static void main(final String... args) {
		LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(args.length > 1
			? selectMethod(args[0] + "#" + args[1]) : selectClass(args[0])).build(), new TestExecutionListener() {

				@Override
				public void executionFinished(final TestIdentifier test, final TestExecutionResult result) {
					final boolean failed = result.getThrowable().isPresent();
					if (!test.isTest() && !failed) return;
					System.out.println((failed ? FAILED : PASSED) + test.getDisplayName());
					result.getThrowable().ifPresent(e -> System.out.println(trace(e)));
					System.out.println(END);
				}
			});
		System.exit(0);
	}

	private static String trace(final Throwable e) {
		final StringWriter trace = new StringWriter();
		e.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}
}
