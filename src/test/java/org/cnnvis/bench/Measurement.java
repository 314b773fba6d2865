package org.cnnvis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;

import com.google.gson.Gson;
import org.cnnvis.engine.Backend;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.Precision;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Network;

/** One way to compute one network, measured in a process of its own, so that memory and start are its own too. */
final class Measurement {

	/** What the process prints before its result. */
	static final String MARK = "MEASURED ";

	static final String STEPS_ONLY = "steps";

	private static final int WARM_UP = 3, REPETITIONS = 10, INTERRUPTIONS = 5;

	String backend;
	String unavailable;
	double msPerImage;
	/** Of the Java heap, per step. */
	long heapBytes;
	long nativeBytes;
	/** With all convolutions by their definition, so without the filters that Winograd's method transforms; 0 for bfloat16. */
	long definitionBytes;
	/** Of the whole process, resident at most; 0 where the system does not tell. */
	long residentBytes;
	double compileMs;
	/** From the start of the process; the network is made or read before. */
	double firstGradientMs;
	/** From the interruption of a computing thread to its end, the longest of {@link #INTERRUPTIONS}. */
	double stopMs;

	/** Arguments: a name of {@link BenchNetworks}, the way, the batch; and {@link #STEPS_ONLY}, so that no step is interrupted. */
	public static void main(final String[] args) throws IOException {
		final Network network = BenchNetworks.named(args[0]);
		final int batch = Integer.parseInt(args[2]);
		final Measurement measured = new Measurement();
		if (args[1].equals("dl4j")) measured.stock(network, batch);
		else measured.engine(network, args[1], batch, args.length == 3);
		System.out.println(MARK + new Gson().toJson(measured));
	}

	private void stock(final Network network, final int batch) throws IOException {
		final StockDl4j stock = new StockDl4j(network, batch);
		final Timing timing = Timing.of(stock::step, 1, REPETITIONS);
		backend = "DL4J layers";
		msPerImage = timing.milliseconds / batch;
		heapBytes = timing.allocated;
		residentBytes = resident();
	}

	private void engine(final Network network, final String way, final int batch, final boolean interrupts)
		throws IOException
	{
		final Backend computes = way.equals("portable") ? new Nd4jBackend() : new OneDnnBackend();
		unavailable = computes.unavailable().orElse(null);
		if (unavailable != null) return;
		final long start = System.nanoTime();
		try (GradientProgram program = computes.compile(ProgramSpec.of(network, network.output()).batch(batch).precision(way
			.endsWith("bf16") ? Precision.BFLOAT16 : Precision.FLOAT32)))
		{
			compileMs = (System.nanoTime() - start) / 1e6;
			backend = program.backend();
			nativeBytes = program.memory();
			final float[] pictures = new float[batch * program.inputShape().size()];
			final Random random = new Random(1);
			for (int i = 0; i < pictures.length; i++)
				pictures[i] = (float) random.nextGaussian() * 50;
			final float[] gradient = new float[pictures.length];
			final float[][] cotangents = { new float[batch * program.tapShape(0).size()] };
			Arrays.fill(cotangents[0], 1e-3f);
			final Runnable step = () -> {
				program.forward(pictures);
				program.backward(cotangents, gradient);
			};
			step.run();
			firstGradientMs = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
			final Timing timing = Timing.of(step, WARM_UP, REPETITIONS);
			msPerImage = timing.milliseconds / batch;
			heapBytes = timing.allocated;
			residentBytes = resident();
			if (program.spec().precision() == Precision.FLOAT32) definitionBytes = memory(computes, program.spec().precision(
				Precision.DIRECT));
			for (int i = 1; interrupts && i <= INTERRUPTIONS; i++)
				stopMs = Math.max(stopMs, stop(step, (long) (timing.milliseconds * (i - 0.5) / INTERRUPTIONS)));
		}
	}

	private static long memory(final Backend computes, final ProgramSpec spec) {
		try (GradientProgram program = computes.compile(spec)) {
			return program.memory();
		}
	}

	/** Interrupts a thread that computes, after some time. */
	private static double stop(final Runnable step, final long after) {
		final long[] stopped = new long[1];
		final Thread thread = new Thread(() -> {
			try {
				while (true)
					step.run();
			}
			catch (final CancellationException e) {
				stopped[0] = System.nanoTime();
			}
		});
		thread.start();
		try {
			Thread.sleep(after);
			final long start = System.nanoTime();
			thread.interrupt();
			thread.join();
			return (stopped[0] - start) / 1e6;
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public String toString() {
		final String definition = definitionBytes == 0 ? "" : String.format(Locale.ROOT, " (%.0f MB without Winograd's method)",
			definitionBytes / 1e6);
		return String.format(Locale.ROOT, "%s; compiled in %.0f ms, first gradient %.1f s after the start of Java; %.0f MB of " +
			"native memory%s, %.2f GB resident at most, %d bytes of Java heap per step; stops within %.0f ms", backend,
			compileMs, firstGradientMs / 1e3, nativeBytes / 1e6, definition, residentBytes / 1e9, heapBytes, stopMs);
	}

	private static long resident() throws IOException {
		final Path status = Paths.get("/proc/self/status");
		if (!Files.exists(status)) return 0;
		for (final String line : Files.readAllLines(status))
			if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
		return 0;
	}
}
