package org.cnnvis.model.onnx;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import ij.ImagePlus;

import org.cnnvis.engine.Engine;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.ij1.ShownImage;
import org.cnnvis.image.Resampler;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/** Computes ONNX files with CNN Vis and with onnxruntime, on the same random picture. */
final class OnnxPeer {

	private static final Engine ENGINE = Engine.standard(System.out::println);

	/** Largest difference of the first output, in units of the largest number there. */
	final double difference;
	/** Whether the largest number is the same one. */
	final boolean sameMaximum;

	/** Where the largest number is, here and there. */
	final int maximum, theirMaximum;
	/** Cosine between the first outputs. */
	final double cosine;

	private OnnxPeer(final double difference, final int maximum, final int theirMaximum, final double cosine) {
		this.difference = difference;
		this.sameMaximum = maximum == theirMaximum;
		this.maximum = maximum;
		this.theirMaximum = theirMaximum;
		this.cosine = cosine;
	}

	/** @param network what CNN Vis read the file as */
	static OnnxPeer compare(final Path file, final Network network) throws OrtException {
		final Random random = new Random(7);
		return compare(file, network, picture -> {
			for (int i = 0; i < picture.length; i++)
				picture[i] = (float) (random.nextGaussian() * 0.5 + 0.2);
		});
	}

	/** On a photograph, which goes in as the model says: red, green and blue. */
	static OnnxPeer compare(final Path file, final Model model, final Path photograph) throws OrtException {
		final float[] rgb = new Resampler(new ShownImage(new ImagePlus(photograph.toString())).pixels(1)).centerSquare(model
			.network().input().height());
		return compare(file, model.network(), input -> {
			for (int i = 0, area = input.length / 3; i < input.length; i++)
				input[i] = (rgb[i] - model.input().mean(i / area)) * model.input().scale(i / area);
		});
	}

	private static OnnxPeer compare(final Path file, final Network network, final Consumer<float[]> filler)
		throws OrtException
	{
		final Node output = network.output();
		try (final GradientProgram program = ENGINE.compile(ProgramSpec.of(network, output).forwardOnly().size(side(network
			.input().height()), side(network.input().width()))))
		{
			final float[] picture = new float[program.inputShape().size()], ours = new float[program.tapShape(0).size()];
			filler.accept(picture);
			program.forward(picture);
			program.read(0, ours);
			return of(ours, theirs(file, picture, program.inputShape().channels(), program.inputShape().height(), program
				.inputShape().width()));
		}
	}

	private static int side(final int pixels) {
		return pixels == 0 ? OnnxGraph.ANY : 0;
	}

	private static OnnxPeer of(final float[] ours, final float[] theirs) {
		if (ours.length != theirs.length) throw new AssertionError(ours.length + " numbers instead of " + theirs.length);
		double largest = 1e-30, difference = 0;
		int a = 0, b = 0;
		double xy = 0, xx = 0, yy = 0;
		for (int i = 0; i < ours.length; i++) {
			largest = Math.max(largest, Math.abs(theirs[i]));
			difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
			xy += (double) ours[i] * theirs[i];
			xx += (double) ours[i] * ours[i];
			yy += (double) theirs[i] * theirs[i];
			if (ours[i] > ours[a]) a = i;
			if (theirs[i] > theirs[b]) b = i;
		}
		return new OnnxPeer(difference / largest, a, b, xy / Math.sqrt(xx * yy));
	}

	private static float[] theirs(final Path file, final float[] picture, final int c, final int h, final int w)
		throws OrtException
	{
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
		options.setIntraOpNumThreads(1);
		// Without VNNI it else adds two 8-bit products in 16 bits, and cuts off what is too much for them.
		options.addConfigEntry("session.x64quantprecision", "1");
		try (OrtSession session = environment.createSession(file.toString(), options)) {
			final String name = session.getInputNames().iterator().next();
			final long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
			// The batch that a file insists on is filled with the same picture.
			final int batch = (int) Math.max(1, shape[0]);
			final boolean last = shape.length == 4 && shape[3] == c && shape[1] != c;
			final FloatBuffer data = FloatBuffer.allocate(batch * picture.length);
			for (int b = 0; b < batch; b++)
				data.put(last ? channelsLast(picture, c, h * w) : picture);
			data.flip();
			final long[] size = shape.length == 3 ? new long[] { batch, h, w } : last ? new long[] { batch, h, w, c }
				: new long[] { batch, c, h, w };
			try (OnnxTensor input = OnnxTensor.createTensor(environment, data, size); OrtSession.Result result = session.run(
				Map.of(name, input)))
			{
				final OnnxValue value = result.get(0);
				final float[] all = new float[(int) ((TensorInfo) value.getInfo()).getNumElements()];
				((OnnxTensor) value).getFloatBuffer().get(all);
				return java.util.Arrays.copyOf(all, all.length / batch);
			}
		}
	}

	private static float[] channelsLast(final float[] picture, final int c, final int area) {
		final float[] turned = new float[picture.length];
		for (int i = 0; i < turned.length; i++)
			turned[i] = picture[i % c * area + i / c];
		return turned;
	}
}
