package org.cnnvis.ij1;

/**
 * While it is open, the thread looks for services with the loader of CNN Vis, as SciJava and ND4J do when they start.
 * ImageJ's own loader does not know the jars of the plugins folder.
 */
public final class OwnClassLoader implements AutoCloseable {

	private final Thread thread = Thread.currentThread();
	private final ClassLoader before = thread.getContextClassLoader();

	public OwnClassLoader() {
		thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
	}

	@Override
	public void close() {
		thread.setContextClassLoader(before);
	}
}
