package org.cnnvis.engine.portable;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.cnnvis.engine.Differences;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomNetwork;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.engine.Reference;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole graphs: branches, shared layers, several taps, memory that is used again. */
@Tag("slow")
class RandomNetworksTest {

	/** Twelve layers, each rounding by a few 2^-24 of its largest value. */
	private static final double TOLERANCE = 1e-5;

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
		28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40 })
	void everyNodeIsRightAndTheGradientIsThatOfFiniteDifferences(final long seed) {
		final Network network = RandomNetwork.of(seed, 12);
		final Node middle = network.nodes().get(6), last = network.output();
		final ProgramSpec spec = ProgramSpec.of(network, last, middle).batch(2);
		FiniteDifferences.check(network.toString(), spec, seed);
		compareAllNodes(network, seed);
	}

	private static void compareAllNodes(final Network network, final long seed) {
		final Node[] all = network.nodes().toArray(new Node[0]);
		// Taps everywhere and gradients: nothing may be overwritten.
		try (GradientProgram program = new Nd4jBackend().compile(ProgramSpec.of(network, all))) {
			final float[] picture = new RandomWeights(seed).picture(program.inputShape().size());
			final Map<Node, double[]> expected = Reference.run(network, 0, 0, Differences.doubles(picture));
			program.forward(picture);
			final float[][] ones = new float[all.length][];
			ones[all.length - 1] = new float[program.tapShape(all.length - 1).size()];
			program.backward(ones, new float[picture.length]);
			for (int i = 0; i < all.length; i++) {
				final float[] actual = new float[program.tapShape(i).size()];
				program.read(i, actual);
				final double difference = Differences.relative(expected.get(all[i]), Differences.doubles(actual));
				assertTrue(difference < TOLERANCE, all[i] + " differs by " + difference + " in\n" + network);
			}
		}
	}
}
