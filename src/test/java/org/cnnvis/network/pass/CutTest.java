package org.cnnvis.network.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Collections;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Merge;
import org.junit.jupiter.api.Test;

class CutTest {

	private final NetworkBuilder net = new NetworkBuilder();
	private final Node input = net.add("input", new Input(3, 8, 8));
	private final Node left = net.add("left", Activation.TANH, input);
	private final Node right = net.add("right", Activation.SIGMOID, input);
	private final Node sum = net.add("sum", new Merge(Merge.Kind.ADD), left, right);
	private final Node end = net.add("end", Activation.RELU, sum);
	private final Network network = net.build(end);

	@Test
	void keepsOnlyWhatTheTargetIsComputedFrom() {
		final Network cut = Cut.at(network, Collections.singletonList(left));
		assertEquals(Arrays.asList(input, left), cut.nodes());
		assertSame(left, cut.output());
		assertNull(cut.node("end"));
	}

	@Test
	void keepsBothBranchesOfAJoinAndTheOrderOfNodes() {
		assertEquals(Arrays.asList(input, left, right, sum), Cut.at(network, Collections.singletonList(sum)).nodes());
	}

	@Test
	void severalTargetsBecomeTheOutputsInTheirOrder() {
		final Network cut = Cut.at(network, Arrays.asList(right, left, right));
		assertEquals(Arrays.asList(right, left, right), cut.outputs());
		assertEquals(3, cut.nodes().size());
	}

	@Test
	void theInputItselfCanBeTheTarget() {
		assertEquals(Collections.singletonList(input), Cut.at(network, Collections.singletonList(input)).nodes());
	}
}
