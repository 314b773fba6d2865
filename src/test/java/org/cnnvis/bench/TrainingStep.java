package org.cnnvis.bench;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import org.cnnvis.engine.Engine;
import org.cnnvis.engine.TrainingProgram;
import org.cnnvis.engine.TrainingSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.pass.Passes;

public final class TrainingStep {
	public static void main(final String[] args) throws Exception {
		final Path models = Paths.get("/work/shared/data/models");
		for (final String[] m : new String[][] { { "squeezenet11-caffe", "pool10" }, { "googlenet-caffe", "loss3/classifier" } }) {
			final Network full = BenchNetworks.caffe(models.resolve(m[0]).resolve("deploy.prototxt"));
			final Network net = Passes.prepare(full, Collections.singletonList(full.node(m[1])));
			try (TrainingProgram p = Engine.standard(System.err::println).compile(TrainingSpec.of(net, 224, 32))) {
				final float[] x = new float[32 * 3 * 224 * 224];
				final Random r = new Random(1);
				for (int i = 0; i < x.length; i++) x[i] = (float) r.nextGaussian() * 50;
				final float[] out = new float[32 * p.outputShape().size()], g = new float[out.length];
				Arrays.fill(g, 1e-3f);
				final double f = Timing.of(() -> p.forward(x, null), 2, 6).milliseconds / 32;
				final double b = Timing.of(() -> { p.forward(x, null); p.read(out); p.backward(g); }, 2, 6).milliseconds / 32;
				System.out.printf("%s: forward %.1f, step %.1f ms per image, %d MB%n", m[0], f, b, p.memory() >> 20);
			}
		}
	}
}
