package org.cnnvis.ij1;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.IJ;
import ij.Menus;
import ij.plugin.PlugIn;

/**
 * The libraries of CNN Vis in plain ImageJ, which itself loads only the jars that lie directly in its folders
 * {@code plugins} and {@code jars}. Installed for Fiji and ImageJ alike, CNN Vis also has natives in
 * {@code jars/PLATFORM}, and in {@code lib/cnn-vis} what is part of Fiji. So there a class loader of its own loads
 * CNN Vis, and no version of a library that another plugin brings gets in its way.
 */
final class Libraries {

	/** Among the system properties, as a loader must outlive Help &gt; Refresh Menus: natives load once. */
	private static final String KEY = "org.cnnvis.libraries";
	private static final String OF_FIJI = "lib/cnn-vis";

	private Libraries() {}

	/** An object of a class of CNN Vis, with its libraries. */
	static PlugIn create(final String className) {
		try {
			return (PlugIn) Class.forName(className, true, loader()).getDeclaredConstructor().newInstance();
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static ClassLoader loader() {
		final File imagej = Menus.getPlugInsPath() == null ? null : new File(Menus.getPlugInsPath()).getParentFile();
		final ClassLoader usual = Libraries.class.getClassLoader();
		if (imagej == null || hasSciJava() || !new File(imagej, OF_FIJI).isDirectory()) return usual;
		synchronized (System.class) {
			return (ClassLoader) System.getProperties().computeIfAbsent(KEY, key -> new URLClassLoader(urls(imagej), IJ.class
				.getClassLoader()));
		}
	}

	/** In Fiji, and where CNN Vis is on the class path. */
	private static boolean hasSciJava() {
		try {
			Class.forName("org.scijava.Context", false, IJ.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	private static URL[] urls(final File imagej) {
		final List<URL> urls = new ArrayList<>();
		try {
			urls.add(Libraries.class.getProtectionDomain().getCodeSource().getLocation());
			final File jars = new File(imagej, "jars");
			addJars(new File(imagej, OF_FIJI), urls);
			addJars(jars, urls);
			for (final File platform : list(jars))
				if (platform.isDirectory()) addJars(platform, urls);
		}
		catch (final MalformedURLException e) {
			throw new IllegalStateException(e);
		}
		return urls.toArray(new URL[0]);
	}

	private static void addJars(final File folder, final List<URL> urls) throws MalformedURLException {
		for (final File file : list(folder))
			if (file.getName().endsWith(".jar")) urls.add(file.toURI().toURL());
	}

	/** In alphabetical order, the same on all systems. */
	private static File[] list(final File folder) {
		final File[] files = folder.listFiles();
		if (files == null) return new File[0];
		Arrays.sort(files);
		return files;
	}
}
