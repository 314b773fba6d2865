package org.cnnvis.network.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.GlobalPooling;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.junit.jupiter.api.Test;

class WholeAveragesTest {

	private static Network network(final int side, final Pooling last) {
		final NetworkBuilder net = new NetworkBuilder();
		Node x = net.add("input", new Input(3, side, side));
		x = net.add("pool1", Pooling.average(2, 2, Padding.NONE), x);
		return net.build(net.add("pool2", last, x));
	}

	@Test
	void anAverageOverTheWholeMapTakesAnySize() {
		final Network free = WholeAverages.of(network(14, Pooling.average(7, 1, Padding.ceil(0))));
		assertTrue(free.node("pool2").op() instanceof GlobalPooling);
		assertTrue(free.node("pool1").op() instanceof Pooling);
		assertEquals(3, free.shapes(8, 8).get(free.output()).size());
	}

	@Test
	void whatIsNoAverageOverTheWholeMapStays() {
		for (final Pooling last : new Pooling[] { Pooling.average(6, 1, Padding.NONE), Pooling.max(7, 1, Padding.NONE), Pooling
			.average(7, 1, Padding.of(1)), Pooling.average(5, 3, Padding.NONE) })
		{
			final Network network = network(14, last);
			assertSame(network, WholeAverages.of(network));
		}
		final Network any = network(0, Pooling.average(7, 1, Padding.NONE));
		assertSame(any, WholeAverages.of(any));
	}
}
