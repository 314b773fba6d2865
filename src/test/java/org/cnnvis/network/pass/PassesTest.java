package org.cnnvis.network.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Affine;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.junit.jupiter.api.Test;

class PassesTest {

	@Test
	void outputsFollowTheTapsThroughAllPasses() {
		final NetworkBuilder net = new NetworkBuilder();
		final Node input = net.add("input", new Input(1, 1, 1));
		final Node conv = net.add("conv", Convolution.dense(Tensor.of(new float[] { 2 }, 1, 1), null), input);
		final Node dropout = net.add("dropout", new Identity(), conv);
		// Only after the dropout is gone does the normalisation follow the convolution.
		final Node bn = net.add("bn", new Affine(new float[] { 3 }, new float[] { 4 }), dropout);
		final Node relu = net.add("relu", Activation.RELU, bn);
		final Node unused = net.add("unused", Activation.TANH, relu);
		final Network prepared = Passes.prepare(net.build(unused), Arrays.asList(relu, bn));
		assertEquals("[relu, bn]", Arrays.toString(prepared.outputs().stream().map(Node::name).toArray()));
		assertEquals("[input, bn, relu]", Arrays.toString(prepared.nodes().stream().map(Node::name).toArray()));
	}
}
