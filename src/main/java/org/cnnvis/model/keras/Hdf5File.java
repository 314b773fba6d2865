package org.cnnvis.model.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import org.cnnvis.CnnVisException;
import org.cnnvis.network.Tensor;

/**
 * An HDF5 file for reading. This class is the one boundary to the HDF5 library: whatever the library throws on a
 * damaged file becomes a {@link CnnVisException} here. Paths are relative to the root, with slashes. Links to other
 * files are refused.
 */
public final class Hdf5File implements AutoCloseable {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n' };

	/** Attributes hold names and a JSON text; larger ones are damage. */
	private static final long MAX_ATTRIBUTE_BYTES = 64L << 20;

	/** Weights hardly compress, so a small file that announces huge arrays is damaged or a trap. */
	private static final long MAX_EXPANSION = 64, MIN_LIMIT_BYTES = 16L << 20;

	private final HdfFile file;
	private final long limit;

	/** On a buffer, the library refuses addresses outside of it; on a channel it would first allocate what they ask for. */
	private Hdf5File(final ByteBuffer content) {
		final long bytes = content.remaining();
		this.file = guarded("its header", () -> HdfFile.fromByteBuffer(content));
		this.limit = Math.max(MIN_LIMIT_BYTES, MAX_EXPANSION * bytes);
		final long announced = guarded("its header", () -> file.getHdfBackingStorage().getSuperblock()
			.getEndOfFileAddress());
		if (announced > bytes) throw new CnnVisException("The file is incomplete (its HDF5 header announces " + announced +
			" bytes, but there are " + bytes + "): download or copy it again");
	}

	/** @throws IOException if the file cannot be read at all */
	public static Hdf5File open(final Path path) throws IOException {
		try (final FileChannel channel = FileChannel.open(path)) {
			if (channel.size() > Integer.MAX_VALUE) throw new CnnVisException("The file is larger than 2 GB");
			return new Hdf5File(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
		}
	}

	/** A file that is in memory already. */
	static Hdf5File of(final byte[] content) {
		// A file without its signature would be searched for one at every power of two.
		if (!hasSignature(content, 0)) throw damaged("its header", null);
		return new Hdf5File(ByteBuffer.wrap(content));
	}

	/** Whether a file begins as an HDF5 file does. */
	public static boolean hasSignature(final byte[] content, final int at) {
		if (content.length < at + SIGNATURE.length) return false;
		for (int i = 0; i < SIGNATURE.length; i++)
			if (content[at + i] != SIGNATURE[i]) return false;
		return true;
	}

	public boolean isGroup(final String path) {
		return guarded(path, () -> find(path) instanceof Group);
	}

	/** Names of what is in a group, in the file's order; empty where there is no such group. */
	public List<String> children(final String path) {
		return guarded(path, () -> {
			final Node node = find(path);
			return node instanceof Group ? new ArrayList<>(((Group) node).getChildren().keySet()) : Collections
				.<String> emptyList();
		});
	}

	/** A text attribute, or null where there is none. */
	public String text(final String path, final String attribute) {
		final List<String> texts = texts(path, attribute);
		return texts == null || texts.isEmpty() ? null : texts.get(0);
	}

	/**
	 * An attribute that is a list of texts, or null where there is none. Keras splits lists that are too long for HDF5
	 * into {@code name0}, {@code name1}, ...
	 */
	public List<String> texts(final String path, final String attribute) {
		return guarded(path, () -> {
			final Node node = find(path);
			if (node == null) return null;
			Attribute part = node.getAttribute(attribute);
			if (part != null) return strings(part);
			List<String> all = null;
			for (int i = 0; (part = node.getAttribute(attribute + i)) != null; i++) {
				if (all == null) all = new ArrayList<>();
				all.addAll(strings(part));
			}
			return all;
		});
	}

	private List<String> strings(final Attribute attribute) {
		if (attribute.isEmpty() || attribute.getSize() == 0) return Collections.emptyList();
		if (attribute.getSizeInBytes() > MAX_ATTRIBUTE_BYTES) throw damaged(attribute.getName(), null);
		return Hdf5Text.of(attribute, file.getHdfBackingStorage());
	}

	/** Dimensions of an array, or null where there is no array of this path. */
	public int[] dimensions(final String path) {
		return guarded(path, () -> {
			final Node node = find(path);
			return node instanceof Dataset ? ((Dataset) node).getDimensions() : null;
		});
	}

	/** An array of numbers as float32. */
	public Tensor tensor(final String path) {
		return guarded(path, () -> {
			final Dataset dataset = (Dataset) find(path);
			if (dataset.getSizeInBytes() > limit) throw new CnnVisException("The array '" + path + "' is said to have " +
				dataset.getSizeInBytes() + " bytes, which is implausible in a file of this size");
			return Tensor.of(Numbers.toFloats(dataset.getDataFlat(), path), dataset.getDimensions());
		});
	}

	/** Steps down from group to group; null where a step is missing. */
	private Node find(final String path) {
		Node node = file;
		for (final String name : path.split("/")) {
			if (name.isEmpty()) continue;
			if (!(node instanceof Group)) return null;
			node = ((Group) node).getChild(name);
			if (node == null) return null;
			if (node.isLink()) throw new CnnVisException("'" + path +
				"' is a link, which is not followed: save the model into one file");
		}
		return node;
	}

	private static <T> T guarded(final String what, final Supplier<T> read) {
		try {
			return read.get();
		}
		catch (final CnnVisException e) {
			throw e;
		}
		// A damaged address or length can surface as any of these, an absurd length also as OutOfMemoryError.
		catch (final RuntimeException | StackOverflowError | OutOfMemoryError e) {
			throw damaged(what, e);
		}
	}

	private static CnnVisException damaged(final String what, final Throwable cause) {
		return new CnnVisException("The HDF5 structure of the file is damaged (at " + (what.isEmpty() ? "its root" : "'" +
			what + "'") + "): download or copy it again", cause);
	}

	@Override
	public void close() {
		file.close();
	}
}
