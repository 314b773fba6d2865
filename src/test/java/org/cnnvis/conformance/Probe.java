package org.cnnvis.conformance;

import java.util.LinkedHashSet;
import java.util.List;

import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.Tensor;

/** A network with fixed pictures, asked for activations and gradients of some nodes. */
final class Probe implements AutoCloseable {

	private final GradientProgram program;
	private final Tensor pictures;

	/**
	 * @param pictures batch x channels x height x width
	 * @param taps nodes that will be asked for; one may occur twice
	 */
	Probe(final Backend backend, final Network network, final Tensor pictures, final List<Node> taps) {
		this.pictures = pictures;
		this.program = backend.compile(ProgramSpec.of(network, new LinkedHashSet<>(taps).toArray(new Node[0])).size(
			pictures.dim(2), pictures.dim(3)).batch(pictures.dim(0)));
		program.forward(pictures.data());
	}

	private int tap(final Node node) {
		return program.spec().taps().indexOf(node);
	}

	/** Batch x the node's shape. */
	float[] activation(final Node node) {
		final float[] activation = new float[pictures.dim(0) * program.tapShape(tap(node)).size()];
		program.read(tap(node), activation);
		return activation;
	}

	/** Mean over all pictures and positions of each channel, summed in double precision. */
	float[] channelMeans(final Node node) {
		final Shape shape = program.tapShape(tap(node));
		final float[] activation = activation(node), means = new float[shape.channels()];
		final int batch = pictures.dim(0), area = shape.area();
		for (int c = 0; c < means.length; c++) {
			double sum = 0;
			for (int b = 0; b < batch; b++)
				for (int i = 0; i < area; i++)
					sum += activation[b * shape.size() + c * area + i];
			means[c] = (float) (sum / batch / area);
		}
		return means;
	}

	/** Gradient of sum(cotangent * activation) with respect to the pictures. */
	float[] gradient(final List<Node> nodes, final float[][] cotangents) {
		final float[][] all = new float[program.spec().taps().size()][];
		final float[] gradient = new float[pictures.size()];
		for (int i = 0; i < cotangents.length; i++)
			all[tap(nodes.get(i))] = cotangents[i];
		program.backward(all, gradient);
		return gradient;
	}

	/** Gradient of a channel's mean over all pictures and positions. */
	float[] channelGradient(final Node node, final int channel) {
		final Shape shape = program.tapShape(tap(node));
		final int batch = pictures.dim(0);
		final float[] cotangent = new float[batch * shape.size()];
		for (int b = 0; b < batch; b++)
			for (int i = 0; i < shape.area(); i++)
				cotangent[b * shape.size() + channel * shape.area() + i] = 1f / (batch * shape.area());
		return gradient(List.of(node), new float[][] { cotangent });
	}

	@Override
	public void close() {
		program.close();
	}
}
