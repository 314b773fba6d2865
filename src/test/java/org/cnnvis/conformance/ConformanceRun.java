package org.cnnvis.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.cnnvis.engine.Backend;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Tensor;

/** Computes everything that a conformance case has numbers for, with one network and one backend. */
final class ConformanceRun {

	private final ConformanceCase golden;
	private final List<ArrayCheck> checks = new ArrayList<>();

	private ConformanceRun(final ConformanceCase golden) {
		this.golden = golden;
	}

	static List<ArrayCheck> of(final ConformanceCase golden, final Network network, final Backend backend)
		throws IOException
	{
		final ConformanceRun run = new ConformanceRun(golden);
		run.compute(network, backend);
		return run.checks;
	}

	private void compute(final Network network, final Backend backend) throws IOException {
		final Tensor pictures = golden.array("input");
		final JsonObject json = golden.json();
		try (final Probe probe = new Probe(backend, network, pictures, taps(network))) {
			final float[][] cotangents = new float[network.outputs().size()][];
			for (int i = 0; i < cotangents.length; i++) {
				final String suffix = i == 0 ? "" : "_" + i;
				check("output" + suffix, probe.activation(network.outputs().get(i)));
				cotangents[i] = golden.array("cotangent" + suffix).data();
			}
			check("input_gradient", probe.gradient(network.outputs(), cotangents));
			for (final JsonElement element : json.getAsJsonArray("probes")) {
				final JsonObject p = element.getAsJsonObject();
				final Node node = network.node(p.get("layer").getAsString());
				check(stem(p.get("activation")), probe.activation(node));
				if (p.has("channel_gradient")) check(stem(p.get("channel_gradient")), probe.channelGradient(node, p.get(
					"channel").getAsInt()));
			}
			if (json.has("logits")) logits(json.getAsJsonObject("logits"), network, probe);
		}
	}

	private void logits(final JsonObject json, final Network network, final Probe probe) throws IOException {
		final Node logits = Network.beforeActivation(network.node(json.get("layer").getAsString()));
		check("logits", probe.activation(logits));
		for (final JsonElement k : json.getAsJsonArray("classes"))
			check("logit_gradient_" + k.getAsInt(), probe.channelGradient(logits, k.getAsInt()));
	}

	private List<Node> taps(final Network network) {
		final List<Node> taps = new ArrayList<>(network.outputs());
		for (final JsonElement p : golden.json().getAsJsonArray("probes"))
			taps.add(network.node(p.getAsJsonObject().get("layer").getAsString()));
		if (golden.json().has("logits")) taps.add(Network.beforeActivation(network.node(golden.json().getAsJsonObject(
			"logits").get("layer").getAsString())));
		return taps;
	}

	private static String stem(final JsonElement file) {
		return file.getAsString().replace(".npy", "");
	}

	private void check(final String array, final float[] computed) throws IOException {
		checks.add(new ArrayCheck(array, computed, golden.array(array), golden.tolerance(array), false));
	}
}
