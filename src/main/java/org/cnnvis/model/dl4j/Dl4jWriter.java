package org.cnnvis.model.dl4j;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.cnnvis.model.Half;
import org.cnnvis.network.Network;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * Writes networks as DL4J's {@code ModelSerializer} does, with weights of 16 bits: a zip with
 * {@code configuration.json} and {@code coefficients.bin}. DL4J's native library is not loaded.
 */
public final class Dl4jWriter {

	private Dl4jWriter() {}

	/** @throws org.cnnvis.CnnVisException naming the first layer that DL4J has no layer for */
	public static void check(final Network network, final int side) {
		new Dl4jGraph(network, side);
	}

	/**
	 * @param network a classifier: its output is a softmax
	 * @param side of the pictures that it is made for, in pixels
	 * @throws org.cnnvis.CnnVisException naming the first layer that DL4J has no layer for
	 */
	public static void write(final Network network, final int side, final OutputStream out) throws IOException {
		final Dl4jGraph graph = new Dl4jGraph(network, side);
		final ComputationGraphConfiguration configuration = graph.configuration();
		final ZipOutputStream zip = new ZipOutputStream(out);
		zip.putNextEntry(entry(Dl4jZip.CONFIGURATION));
		zip.write(configuration.toJson().getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
		zip.putNextEntry(entry(Dl4jZip.COEFFICIENTS));
		writeWeights(configuration, graph.weights(), zip);
		zip.closeEntry();
		zip.finish();
	}

	/** The same network gives the same bytes. */
	private static ZipEntry entry(final String name) {
		final ZipEntry entry = new ZipEntry(name);
		entry.setTime(0);
		return entry;
	}

	private static void writeWeights(final ComputationGraphConfiguration configuration,
		final Map<String, List<float[]>> weights, final OutputStream out) throws IOException
	{
		final List<Vertex> vertices = Blueprint.of(configuration).vertices();
		long length = 0;
		for (final Vertex vertex : vertices) {
			long own = 0;
			for (final float[] array : weights.getOrDefault(vertex.name(), List.of()))
				own += array.length;
			if (own != vertex.weights()) throw new IllegalStateException("layer " + vertex.name() + " has " + own +
				" weights, but DL4J wants " + vertex.weights());
			length += own;
		}
		final DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
		Nd4jArray.writeHalfHeader(data, length);
		for (final Vertex vertex : vertices)
			for (final float[] array : weights.getOrDefault(vertex.name(), List.of()))
				for (final float number : array)
					data.writeShort(Half.of(number));
		data.flush();
	}
}
