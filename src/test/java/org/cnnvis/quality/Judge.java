package org.cnnvis.quality;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.pass.Cut;
import org.cnnvis.visualize.transform.Border;
import org.cnnvis.visualize.transform.Transforms;
import org.cnnvis.visualize.transform.Viewer;

/** What a network makes of 8-bit pictures: the means of a layer's channels, or logits. */
final class Judge implements AutoCloseable {

	private static final int DRAWS = 20;
	private static final float JPEG_QUALITY = 0.7f;

	private final Model model;
	private final GradientProgram program;
	private final int side;

	/** @param layer whose channels' means are read after the activation function; a vector is read as it is */
	Judge(final Model model, final String layer, final int side) {
		this.model = model;
		this.side = side;
		final Network network = model.network();
		final Node node = network.node(layer);
		final Network cut = Cut.at(network, Arrays.asList(node));
		final List<Node> nodes = new ArrayList<>(cut.nodes());
		final Node mean = new Node(layer, "quality", new GlobalPooling(Pooling.Kind.AVERAGE), Arrays.asList(node));
		nodes.add(mean);
		this.program = new OneDnnBackend().compile(ProgramSpec.of(new Network(nodes, Arrays.asList(mean)), mean).size(side,
			side).forwardOnly());
	}

	/** @param argb side x side pixels */
	float[] read(final int[] argb) {
		final float[] levels = new float[3 * argb.length];
		for (int i = 0; i < levels.length; i++)
			levels[i] = argb[i % argb.length] >> 16 - 8 * (i / argb.length) & 0xff;
		return readLevels(levels);
	}

	/** @param levels red, green and blue planes, 0 to 255 */
	float[] readLevels(final float[] levels) {
		final int area = side * side;
		final float[] input = new float[3 * area], values = new float[program.tapShape(0).size()];
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < area; i++)
				input[c * area + i] = (levels[model.input().color(c) * area + i] - model.input().mean(c)) * model.input().scale(
					c);
		program.forward(input);
		program.read(0, values);
		return values;
	}

	static double probability(final float[] logits, final int index) {
		double sum = 0;
		for (final float logit : logits)
			sum += Math.exp((double) logit - logits[index]);
		return 1 / sum;
	}

	/**
	 * Mean probability of a class over 20 changed pictures: shift +-12 px, rotation +-8 degrees, scale 0.9 to 1.1,
	 * bilinear, the picture's mean colour outside, JPEG of quality 70.
	 */
	double robustProbability(final int[] argb, final int index) throws IOException {
		final Shape shape = Shape.of(3, side, side);
		final Viewer viewer = new Viewer(shape, shape, Border.GREY, Transforms.parse(
			"scale 0.9-1.1, rotate 8, jitter 12"));
		final double[] mean = new PictureStatistics(argb, side).mean;
		final float[] picture = new float[3 * argb.length], changed = new float[picture.length];
		// Beyond its edges the viewer sees 0.5: the picture's mean is put there.
		for (int i = 0; i < picture.length; i++)
			picture[i] = (float) (((argb[i % argb.length] >> 16 - 8 * (i / argb.length) & 0xff) - mean[i / argb.length]) / 255 +
				0.5);
		final SplittableRandom random = new SplittableRandom(5);
		double sum = 0;
		for (int draw = 0; draw < DRAWS; draw++) {
			viewer.look(random.nextLong());
			viewer.see(picture, changed, 0);
			final int[] pixels = new int[argb.length];
			for (int i = 0; i < changed.length; i++) {
				final double level = (changed[i] - 0.5) * 255 + mean[i / argb.length];
				pixels[i % argb.length] |= (int) Math.max(0, Math.min(255, Math.round(level))) << 16 - 8 * (i / argb.length);
			}
			sum += probability(read(jpeg(pixels, side)), index);
		}
		return sum / DRAWS;
	}

	private static int[] jpeg(final int[] pixels, final int side) throws IOException {
		final BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, side, side, pixels, 0, side);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			final ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionQuality(JPEG_QUALITY);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		finally {
			writer.dispose();
		}
		return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())).getRGB(0, 0, side, side, null, 0, side);
	}

	@Override
	public void close() {
		program.close();
	}
}
