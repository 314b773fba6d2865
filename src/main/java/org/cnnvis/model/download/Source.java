package org.cnnvis.model.download;

import java.net.URI;
import java.nio.file.Paths;

/** Where a file can be had, and how to know it is the right one. Immutable. */
public final class Source {

	private final String publisher;
	private final URI address;
	private final long size;
	private final Checksum checksum;

	/**
	 * @param publisher for people: "Keras applications"
	 * @param address http or https; its last part is the file's name
	 * @param size in bytes, 0 where it is not known beforehand
	 */
	public Source(final String publisher, final URI address, final long size, final Checksum checksum) {
		this.publisher = publisher;
		this.address = address;
		this.size = size;
		this.checksum = checksum;
	}

	public String publisher() {
		return publisher;
	}

	public URI address() {
		return address;
	}

	public long size() {
		return size;
	}

	public Checksum checksum() {
		return checksum;
	}

	/** Name of the file, without folders. */
	public String fileName() {
		return Paths.get(address.getPath()).getFileName().toString();
	}

	@Override
	public String toString() {
		return address.toString();
	}
}
