package org.cnnvis.model.caffe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Tensor;

/**
 * The weights of a Caffe network as raw arrays in a folder: for each layer {@code <layer>_filter.bin} (out, height,
 * width, in / group) and {@code <layer>_bias.bin} (out), little-endian float32. A slash in a layer's name is a sub-folder.
 */
final class CaffeWeights {

	private final Path folder;

	CaffeWeights(final Path folder) {
		this.folder = folder;
	}

	/** @throws CnnVisException if the file is missing, of another length, or holds a number that is not finite */
	Tensor read(final String layer, final String what, final int... shape) throws IOException {
		final Path file = folder.resolve(layer + "_" + what + ".bin").normalize();
		if (!file.startsWith(folder.normalize())) throw new CnnVisException("The layer name '" + layer +
			"' points outside of the folder with the weights");
		if (!Files.isRegularFile(file)) throw new CnnVisException("The weights of layer '" + layer + "' are missing: put " +
			file.getFileName() + " into the folder " + file.getParent());
		long size = 1;
		for (final int d : shape)
			size *= d;
		if (Files.size(file) != 4 * size) throw new CnnVisException("The " + what + " of layer '" + layer + "' has " + Files
			.size(file) + " bytes, but the layer needs " + 4 * size + " (" + size + " float32 numbers)");
		final float[] data = new float[(int) size];
		ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(data);
		return Tensor.of(data, shape);
	}
}
