package org.cnnvis.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.NetworkBuilder;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.network.ShapeException;
import org.cnnvis.network.Tensor;
import org.cnnvis.network.op.Activation;
import org.cnnvis.network.op.Convolution;
import org.cnnvis.network.op.Input;
import org.cnnvis.network.op.Op;
import org.cnnvis.network.op.Padding;
import org.cnnvis.network.op.Pooling;
import org.cnnvis.network.op.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {

	private final List<String> messages = new ArrayList<>();
	private final List<String> compiledBy = new ArrayList<>();
	private final List<Precision> precisions = new ArrayList<>();
	private final NetworkBuilder net = new NetworkBuilder();
	private final Node input = net.add("input", new Input(1, 8, 8));

	@AfterEach
	void forgetChoice() {
		System.clearProperty(Engine.BACKEND);
	}

	/** Compiles nothing, but tells that it was asked to. */
	private Backend backend(final String name, final String unavailable, final Class<? extends Op> unknown) {
		return new Backend() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Optional<String> unavailable() {
				return Optional.ofNullable(unavailable);
			}

			@Override
			public Optional<String> unsupported(final Network network) {
				return network.nodes().stream().filter(n -> n.op().getClass() == unknown).findFirst().map(n -> "layer '" + n
					.layer() + "' is a " + n.op().name());
			}

			@Override
			public GradientProgram compile(final ProgramSpec spec) {
				compiledBy.add(name);
				precisions.add(spec.precision());
				return null;
			}
		};
	}

	private Engine engine(final Backend... backends) {
		return new Engine(Arrays.asList(backends), messages::add);
	}

	@Test
	void theFirstBackendThatCanComputesWithoutAWord() {
		final Node relu = net.add("relu", Activation.RELU, input);
		engine(backend("fast", null, Pooling.class), backend("slow", null, null)).compile(ProgramSpec.of(net.build(relu),
			relu));
		assertEquals(Collections.singletonList("fast"), compiledBy);
		assertEquals(Collections.emptyList(), messages);
	}

	@Test
	void theNextOneTakesOverAndTheReasonIsToldOnce() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final Network network = net.build(relu);
		final Engine engine = engine(backend("fast", "no natives", null), backend("middle", null, Activation.class), backend(
			"slow", null, null));
		engine.compile(ProgramSpec.of(network, relu));
		engine.compile(ProgramSpec.of(network, relu));
		assertEquals(Arrays.asList("slow", "slow"), compiledBy);
		assertEquals(Arrays.asList("slow computes instead of fast: no natives.",
			"slow computes instead of middle: layer 'relu' is a relu."), messages);
	}

	@Test
	void whereTheNextOneHasNoBfloat16ItComputesWithFloat32AndSaysSoOnce() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final ProgramSpec spec = ProgramSpec.of(net.build(relu), relu).precision(Precision.BFLOAT16);
		final Engine engine = engine(backend("fast", null, Activation.class), backend("slow", null, null));
		engine.compile(spec);
		engine.compile(spec);
		assertEquals(Arrays.asList(Precision.FLOAT32, Precision.FLOAT32), precisions);
		assertEquals(Arrays.asList("slow computes instead of fast: layer 'relu' is a relu.",
			"slow computes with float32, as it has no bfloat16."), messages);
		engine.compile(spec.precision(Precision.DIRECT));
		assertEquals(Precision.DIRECT, precisions.get(2));
	}

	@Test
	void onlyTheLayersThatTheTapNeedsCount() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final Node pool = net.add("pool", Pooling.max(9, 9, Padding.NONE), relu);
		final Network network = net.build(pool);
		engine(backend("fast", null, Pooling.class)).compile(ProgramSpec.of(network, relu));
		assertEquals(1, compiledBy.size());
	}

	@Test
	void anOperationThatNoBackendKnowsIsNamedWithItsLayer() {
		final Node pool = net.add("pool", Pooling.max(2, 2, Padding.NONE), input);
		final Node relu = net.add("relu", Activation.RELU, pool);
		final CnnVisException e = assertThrows(CnnVisException.class, () -> engine(backend("fast", null, Activation.class))
			.compile(ProgramSpec.of(net.build(relu), relu)));
		assertTrue(e.getMessage().contains("layer 'relu' is a relu"), e.getMessage());
		assertTrue(e.getMessage().contains("Layers before it can be visualised: 'pool'"), e.getMessage());
	}

	@Test
	void thePropertyChoosesABackendByName() {
		System.setProperty(Engine.BACKEND, "slow");
		final Node relu = net.add("relu", Activation.RELU, input);
		engine(backend("fast", null, null), backend("slow", null, null)).compile(ProgramSpec.of(net.build(relu), relu));
		assertEquals(Collections.singletonList("slow"), compiledBy);
	}

	@Test
	void aChosenBackendThatCannotIsAnErrorNotAReplacement() {
		final Node relu = net.add("relu", Activation.RELU, input);
		final ProgramSpec spec = ProgramSpec.of(net.build(relu), relu);
		final Engine engine = engine(backend("fast", "no natives", null), backend("slow", null, null));
		System.setProperty(Engine.BACKEND, "fast");
		assertTrue(assertThrows(CnnVisException.class, () -> engine.compile(spec)).getMessage().contains("no natives"));
		System.setProperty(Engine.BACKEND, "cuda");
		assertTrue(assertThrows(CnnVisException.class, () -> engine.compile(spec)).getMessage().contains("fast, slow"));
	}

	@Test
	void weightsThatAreNotFiniteAreNamedWithTheirLayer() {
		for (final float bad : new float[] { Float.NaN, Float.POSITIVE_INFINITY }) {
			final NetworkBuilder b = new NetworkBuilder();
			final Node in = b.add("input", new Input(1, 8, 8));
			final Node good = b.add("good", Activation.RELU, in);
			final Node conv = b.add("conv7", new Convolution(Tensor.of(new float[] { 1 }, 1, 1, 1, 1), new float[] { bad }, Window
				.of(1, 1, Padding.NONE), 1), good);
			final Network network = b.build(conv);
			final Engine engine = engine(backend("fast", null, null));
			final CnnVisException e = assertThrows(CnnVisException.class, () -> engine.compile(ProgramSpec.of(network, conv)));
			assertTrue(e.getMessage().contains("'conv7'"), e.getMessage());
			engine.compile(ProgramSpec.of(network, good));
		}
	}

	@Test
	void aPictureTooSmallNamesTheLayerThatItIsTooSmallFor() {
		final Node pool = net.add("pool3", Pooling.max(4, 4, Padding.NONE), net.add("pool2", Pooling.max(4, 4, Padding.NONE),
			input));
		final ShapeException e = assertThrows(ShapeException.class, () -> engine(backend("fast", null, null)).compile(
			ProgramSpec.of(net.build(pool), pool)));
		assertTrue(e.getMessage().contains("'pool3'"), e.getMessage());
		assertTrue(e.getMessage().contains("8 x 8"), e.getMessage());
	}

	@Test
	void theStandardBackendsCompute() {
		final Node relu = net.add("relu", Activation.RELU, input);
		try (GradientProgram program = Engine.standard(messages::add).compile(ProgramSpec.of(net.build(relu), relu).size(1,
			2)))
		{
			assertEquals(Shape.of(1, 1, 2), program.tapShape(0));
			final float[] activation = new float[2];
			program.forward(new float[] { -3, 4 });
			program.read(0, activation);
			assertArrayEquals(new float[] { 0, 4 }, activation);
		}
	}
}
