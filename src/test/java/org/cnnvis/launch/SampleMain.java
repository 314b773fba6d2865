package org.cnnvis.launch;

import java.io.File;
import java.io.IOException;

import org.cnnvis.CnnVisException;
import org.cnnvis.command.TestToolbox;

/** The launcher with small models. */
public final class SampleMain {

	private SampleMain() {}

	public static void main(final String... args) throws IOException {
		TestToolbox.use(0);
		Main.main(args);
	}

	/** Runs one macro after the other; prints the message of each that is aborted. */
	public static final class Several {

		private Several() {}

		/** @param args the macros' argument, and their files */
		public static void main(final String... args) {
			System.setProperty("java.awt.headless", "true");
			TestToolbox.use(0);
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
}
