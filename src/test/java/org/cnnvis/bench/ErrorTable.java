package org.cnnvis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.cnnvis.engine.Backend;
import org.cnnvis.engine.Differences;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.RandomWeights;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.DoublePrecision;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.op.Convolution;

/** How far each way is from float64: relative L2 norm of the difference at each convolution of VGG16 and at the picture. */
final class ErrorTable {

	private static final String MARK = "ERRORS ";

	private static final class Way {

		final String name, precision, limit;

		Way(final String name, final String precision, final String limit) {
			this.name = name;
			this.precision = precision;
			this.limit = limit;
		}
	}

	private static final List<Way> WAYS = Arrays.asList(new Way("oneDNN, Winograd", "FLOAT32", ""), new Way(
		"oneDNN, Winograd by tiles (AVX2)", "FLOAT32", "AVX2"), new Way("oneDNN, direct", "DIRECT", ""), new Way(
			"oneDNN, bfloat16", "BFLOAT16", ""), new Way("portable", "portable", ""));

	private ErrorTable() {}

	/** As Markdown. */
	static String ofVgg16() throws IOException, InterruptedException {
		final Map<String, String[]> columns = new LinkedHashMap<>();
		for (final Way way : WAYS) {
			final List<String> lines = Processes.java(way.limit, way.limit.isEmpty() ? Map.of() : Map.of("DNNL_MAX_CPU_ISA",
				way.limit), ErrorTable.class, way.precision);
			for (final String line : lines)
				if (line.startsWith(MARK)) columns.put(way.name, line.substring(MARK.length()).split(" "));
		}
		final List<String> rows = convolutions(BenchNetworks.vgg16Body()).stream().map(Node::layer).collect(Collectors
			.toCollection(ArrayList::new));
		rows.add("gradient at the picture");
		final StringBuilder s = new StringBuilder("\n## Errors\n\nRelative L2 norm of the difference to float64, VGG16 with " +
			"random weights, 224 px.\n\n| |");
		columns.keySet().forEach(name -> s.append(' ').append(name).append(" |"));
		s.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
		for (int i = 0; i < rows.size(); i++) {
			s.append("| ").append(rows.get(i)).append(" |");
			for (final String[] errors : columns.values())
				s.append(' ').append(errors[i]).append(" |");
			s.append('\n');
		}
		return s.toString();
	}

	/** Argument: a precision of oneDNN, or portable. */
	public static void main(final String[] args) {
		final Network network = BenchNetworks.vgg16Body();
		final boolean portable = args[0].equals("portable");
		final ProgramSpec spec = ProgramSpec.of(network, convolutions(network).toArray(new Node[0])).precision(portable
			? Precision.FLOAT32 : Precision.valueOf(args[0]));
		final List<double[]> right = compute(DoublePrecision.backend(), spec.precision(Precision.FLOAT32));
		final Backend backend = portable ? new Nd4jBackend() : new OneDnnBackend();
		final List<double[]> computed = compute(backend, spec);
		final StringBuilder s = new StringBuilder(MARK);
		for (int i = 0; i < right.size(); i++)
			s.append(String.format(Locale.ROOT, "%.1e ", Differences.norm(right.get(i), computed.get(i))));
		System.out.println(s.toString().trim());
	}

	private static List<Node> convolutions(final Network network) {
		return network.nodes().stream().filter(n -> n.op() instanceof Convolution).collect(Collectors.toList());
	}

	/** The activations of all convolutions, and the gradient of a random function of the last. */
	private static List<double[]> compute(final Backend backend, final ProgramSpec spec) {
		final List<double[]> results = new ArrayList<>();
		try (GradientProgram program = backend.compile(spec)) {
			final RandomWeights random = new RandomWeights(9);
			final float[] picture = random.array(program.inputShape().size(), 50), gradient = new float[picture.length];
			program.forward(picture);
			for (int tap = 0; tap < spec.taps().size(); tap++) {
				final float[] activation = new float[program.tapShape(tap).size()];
				program.read(tap, activation);
				results.add(Differences.doubles(activation));
			}
			final float[][] cotangents = new float[spec.taps().size()][];
			final int last = cotangents.length - 1;
			cotangents[last] = random.array(program.tapShape(last).size(), 1);
			program.backward(cotangents, gradient);
			results.add(Differences.doubles(gradient));
		}
		return results;
	}
}
