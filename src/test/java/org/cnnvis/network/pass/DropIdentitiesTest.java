package org.cnnvis.network.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Identity;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Merge;
import org.junit.jupiter.api.Test;

class DropIdentitiesTest {

	private final NetworkBuilder net = new NetworkBuilder();
	private final Node input = net.add("input", new Input(3, 8, 8));

	@Test
	void chainsOfIdentitiesVanishAndTheirReadersReadWhatCameBefore() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final Node dropout = net.add("dropout", new Identity(), relu);
		final Node linear = net.add("linear", Activation.LINEAR, dropout);
		final Node sum = net.add("sum", new Merge(Merge.Kind.ADD), linear, relu);
		final Network dropped = DropIdentities.of(net.build(net.add("end", Activation.TANH, sum)));
		assertEquals("[input, relu, sum, end]", names(dropped));
		assertEquals(Arrays.asList(relu, relu), dropped.node("sum").inputs());
	}

	@Test
	void anOutputThatIsAnIdentityBecomesItsInput() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final Node dropout = net.add("dropout", new Identity(), relu);
		final Network dropped = DropIdentities.of(net.build(dropout, relu));
		assertEquals(Arrays.asList(relu, relu), dropped.outputs());
	}

	@Test
	void anIdentityOfTheInputBecomesTheInput() {
		final Network dropped = DropIdentities.of(net.build(net.add("noise", new Identity(), input)));
		assertSame(input, dropped.output());
	}

	private static String names(final Network network) {
		return Arrays.toString(network.nodes().stream().map(Node::name).toArray());
	}
}
