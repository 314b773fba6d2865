package org.cnnvis.engine.onednn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cnnvis.engine.ProgramCheck;
import org.cnnvis.engine.RandomOps;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Convolutions and what surrounds them in VGG, against the definition in double precision. */
class ConvolutionTest {

	private static final OneDnnBackend BACKEND = new OneDnnBackend();

	private final RandomOps ops = new RandomOps(3);

	@BeforeAll
	static void requireLibrary() {
		assumeTrue(!BACKEND.unavailable().isPresent(), () -> "skipped: " + BACKEND.unavailable().get());
	}

	@Test
	void aSmallVggAgreesWithItsDefinition() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, 18, 22));
		x = net.add("conv1", ops.convolution(3, 32, 3, 1, Padding.of(1)), Activation.RELU, x);
		x = net.add("conv2", ops.convolution(32, 32, 3, 1, Padding.of(1)), Activation.RELU, x);
		x = net.add("pool", Pooling.max(2, 2, Padding.NONE), x);
		x = net.add("conv3", ops.convolution(32, 48, 3, 1, Padding.of(1)), Activation.RELU, x);
		final Network network = net.build(x);
		for (final int batch : new int[] { 1, 3 }) {
			final ProgramCheck check = new ProgramCheck(BACKEND, network, 18, 22, batch, 2e-6);
			check.run(1, network.node("conv3:linear"));
			check.run(2, network.node("conv3"));
			check.run(3, network.node("conv3"), network.node("conv2:linear"), network.node("pool"), network.node("conv1"));
		}
	}

	@Test
	void windowsOfAllKindsAgreeWithTheDefinition() {
		check(8, 12, new Window(new int[] { 5, 3 }, new int[] { 2, 1 }, new int[] { 1, 1 }, Padding.SAME), 1);
		check(16, 16, new Window(new int[] { 3, 3 }, new int[] { 1, 1 }, new int[] { 2, 3 }, Padding.of(2)), 1);
		check(20, 10, new Window(new int[] { 3, 3 }, new int[] { 2, 2 }, new int[] { 1, 1 }, Padding.of(0, 1, 0, 1)), 1);
		check(16, 32, new Window(new int[] { 3, 3 }, new int[] { 1, 1 }, new int[] { 1, 1 }, Padding.of(1, 0, 0, 1)), 1);
		check(16, 32, new Window(new int[] { 3, 3 }, new int[] { 1, 1 }, new int[] { 1, 1 }, Padding.NONE), 1);
		check(24, 24, new Window(new int[] { 1, 1 }, new int[] { 2, 2 }, new int[] { 1, 1 }, Padding.NONE), 1);
		check(3, 7, new Window(new int[] { 7, 7 }, new int[] { 4, 4 }, new int[] { 1, 1 }, Padding.SAME_LOWER), 1);
		check(4, 4, new Window(new int[] { 2, 2 }, new int[] { 2, 2 }, new int[] { 1, 1 }, Padding.of(5)), 1);
	}

	@Test
	void groupsAgreeWithTheDefinition() {
		final Window three = Window.of(3, 1, Padding.SAME), strided = Window.of(5, 2, Padding.SAME);
		check(32, 32, three, 32);
		check(20, 20, strided, 20);
		check(12, 24, three, 12);
		check(32, 64, three, 2);
		check(18, 12, strided, 3);
		check(32, 32, new Window(new int[] { 3, 3 }, new int[] { 1, 1 }, new int[] { 2, 2 }, Padding.SAME), 32);
	}

	@Test
	void fullyConnectedLayersAgreeWithTheDefinition() {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(300, 1, 1));
		x = net.add("fc1", ops.dense(300, 200), Activation.RELU, x);
		x = net.add("fc2", ops.dense(200, 7), x);
		new ProgramCheck(BACKEND, net.build(x), 1, 1, 2, 2e-6).run(1, x);
	}

	private void check(final int in, final int out, final Window window, final int groups) {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(in, 13, 16));
		final Convolution convolution = ops.convolution(in, out, window, groups);
		x = net.add("conv", convolution, Activation.of(Activation.Function.TANH), x);
		new ProgramCheck(BACKEND, net.build(x), 13, 16, 2, 2e-6).run(5, x);
	}
}
