package org.cnnvis.engine;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/**
 * How much memory JavaCPP, which both backends are called through, lets this process have. Its own limit is four times
 * Java's: ImageJ started with a small heap could not use the memory of a large computer, and Java's heap counts too, so
 * that it was reached at a time that nobody could foresee.
 */
public final class NativeLimit {

	private static final String PROPERTY = "org.bytedeco.javacpp.maxPhysicalBytes", OTHER_SPELLING = PROPERTY.toLowerCase(
		Locale.ROOT);

	/** Of the computer's memory; where it is reached, JavaCPP asks Java to give back what nobody uses any more. */
	private static final double SHARE = 0.9;

	private NativeLimit() {}

	/** To be called before JavaCPP is loaded; afterwards it has no effect. What the user has set stays. */
	public static void prepare() {
		if (System.getProperty(PROPERTY) != null || System.getProperty(OTHER_SPELLING) != null) return;
		final long bytes = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalPhysicalMemorySize();
		System.setProperty(PROPERTY, Long.toString((long) (SHARE * bytes)));
	}
}
