package org.cnnvis.gui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** An X display for windows: an own one (Xvfb), so that nobody's work is disturbed, else the one that is there. */
public final class Display implements AutoCloseable {

	private static final String WINDOW_MANAGER = "openbox";
	/** A laptop's. */
	private static final String SIZE = "1366x768x24";

	private final String name;
	private final Process server;

	private Display(final String name, final Process server) {
		this.name = name;
		this.server = server;
	}

	/** The tests that need a display are reported as skipped, with the reason, where there is none. */
	public static Display open() throws IOException {
		if (isInstalled("Xvfb")) return start();
		final String given = System.getenv("DISPLAY");
		final boolean there = given != null && !given.isEmpty();
		if (!there) System.out.println("SKIPPED: windows cannot be tested, as there is neither Xvfb nor a DISPLAY");
		assumeTrue(there, "windows cannot be tested, as there is neither Xvfb nor a DISPLAY");
		return new Display(given, null);
	}

	/** The server chooses a free number and says it. */
	private static Display start() throws IOException {
		final Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp")
			.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))
			.readLine();
		if (number == null) throw new IOException("Xvfb does not start");
		final String name = ":" + number.trim();
		if (isInstalled(WINDOW_MANAGER)) manageWindows(name);
		return new Display(name, server);
	}

	/** Gives the keyboard to the window that is clicked, as on a desktop. It ends with the display. */
	private static void manageWindows(final String name) throws IOException {
		final ProcessBuilder manager = new ProcessBuilder(WINDOW_MANAGER).redirectErrorStream(true).redirectOutput(
			ProcessBuilder.Redirect.DISCARD);
		manager.environment().put("DISPLAY", name);
		manager.start();
	}

	private static boolean isInstalled(final String program) {
		for (final String folder : System.getenv("PATH").split(File.pathSeparator)) {
			final Path file = Paths.get(folder, program);
			if (Files.isExecutable(file)) return true;
		}
		return false;
	}

	/** As in the variable DISPLAY. */
	public String name() {
		return name;
	}

	@Override
	public void close() {
		if (server != null) server.destroy();
	}
}
