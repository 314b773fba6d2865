package org.cnnvis.launch;

import java.io.File;

import org.cnnvis.CnnVisException;

/** Runs one macro after the other; tells how each one ended. */
public final class SeveralMacros {

	private SeveralMacros() {}

	/** @param args the macros' argument, and their files */
	public static void main(final String... args) {
		System.setProperty("java.awt.headless", "true");
		final HeadlessHost host = HeadlessHost.start();
		for (final String file : args[1].split(File.pathSeparator))
			try {
				host.run(MacroFile.read(file), args[0]);
				System.err.println("DONE");
			}
			catch (final CnnVisException e) {
				System.err.println("ABORTED " + e.getMessage());
			}
		System.exit(0);
	}
}
