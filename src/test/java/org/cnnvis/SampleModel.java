package org.cnnvis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Random;

/** A model file in the models folder of the tests: 16 x 16 pixels, conv1 (6), pool1, conv2 (8), fc with five classes. */
public final class SampleModel {

	/** As in the list. */
	public static final String NAME = "sample.prototxt";

	private static final String TEXT = "layer { name: 'data' type: 'Input' top: 'data' input_param { shape { dim: 1 " +
		"dim: 3 dim: 16 dim: 16 } } }\n" + convolution("conv1", "data", 6) +
		"layer { name: 'pool1' type: 'Pooling' bottom: 'conv1' top: 'pool1' pooling_param { pool: MAX kernel_size: 2 " +
		"stride: 2 } }\n" + convolution("conv2", "pool1", 8) +
		"layer { name: 'fc' type: 'InnerProduct' bottom: 'conv2' top: 'fc' inner_product_param { num_output: 5 } }\n" +
		"layer { name: 'prob' type: 'Softmax' bottom: 'fc' top: 'prob' }\n";

	private SampleModel() {}

	private static String convolution(final String name, final String bottom, final int filters) {
		return "layer { name: '" + name + "' type: 'Convolution' bottom: '" + bottom + "' top: '" + name +
			"' convolution_param { num_output: " + filters + " kernel_size: 3 pad: 1 } }\nlayer { name: 'relu_" + name +
			"' type: 'ReLU' bottom: '" + name + "' top: '" + name + "' }\n";
	}

	/** Writes it into the folder that the tests' Java virtual machines look for models in. */
	public static Path write() {
		return write(Paths.get(System.getProperty("cnnvis.models")));
	}

	public static Path write(final Path folder) {
		try {
			final Path weights = Files.createDirectories(folder.resolve("weights"));
			layer(weights, "conv1", 6, 3 * 9);
			layer(weights, "conv2", 8, 6 * 9);
			layer(weights, "fc", 5, 8 * 8 * 8);
			write(folder.resolve(NAME + ".json"),
				"{ \"classes\": [\"sea_snake\", \"Granny_Smith\", \"crane\", \"black swan\", \"goose\"] }");
			return write(folder.resolve(NAME), TEXT);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path write(final Path file, final String text) throws IOException {
		return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	private static void layer(final Path folder, final String name, final int outputs, final int inputs)
		throws IOException
	{
		array(folder.resolve(name + "_filter.bin"), outputs * inputs, 1 / Math.sqrt(inputs));
		array(folder.resolve(name + "_bias.bin"), outputs, 0.1);
	}

	private static void array(final Path file, final int size, final double deviation) throws IOException {
		final Random random = new Random(file.getFileName().toString().hashCode());
		final ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < size; i++)
			bytes.putFloat((float) (random.nextGaussian() * deviation));
		Files.write(file, bytes.array());
	}
}
