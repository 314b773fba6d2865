package org.cnnvis.engine.onednn;

import java.util.List;

import org.bytedeco.dnnl.stream;

/**
 * A script with the memory it works on, ready to run: weights are in place. Between steps it yields to other programs
 * and sees whether it is to stop.
 */
final class Execution implements AutoCloseable {

	final NativeMemory memory;
	final Session session;
	private final Step[] forward, backward;
	private final Step[][] reads;
	private final int threads;
	private final Natives natives = new Natives();
	private final Helpers helpers;
	private boolean isClosed;

	/**
	 * @param what the memory is for, at the beginning of a sentence
	 * @throws org.cnnvis.CnnVisException if there is not enough memory
	 */
	Execution(final Script script, final int threads, final String what) {
		this.threads = threads;
		helpers = script.emitter.helpers();
		memory = new NativeMemory(script.emitter.plan().place(), what);
		session = new Session(natives.keep(new stream(OneDnn.engine())));
		forward = bind(script.forward);
		backward = bind(script.backward);
		reads = script.reads.stream().map(this::bind).toArray(Step[][]::new);
		for (final Constant constant : script.emitter.constants())
			constant.write(memory, session.stream());
	}

	private Step[] bind(final List<Step> steps) {
		for (final Step step : steps)
			step.bind(memory, natives);
		return steps.toArray(new Step[0]);
	}

	/** @throws java.util.concurrent.CancellationException if the thread is interrupted, here and below */
	void forward() {
		run(forward);
	}

	void read(final int output) {
		run(reads[output]);
	}

	void backward() {
		run(backward);
	}

	private void run(final Step[] steps) {
		if (isClosed) throw new IllegalStateException("the program is closed");
		final int before = OpenMp.begin(threads);
		try {
			for (final Step step : steps) {
				if (!step.isNeeded(session)) continue;
				Cores.acquire(threads);
				try {
					step.run(session);
				}
				finally {
					Cores.release(threads);
				}
			}
		}
		finally {
			OpenMp.end(before);
			session.end();
		}
	}

	static void requireLength(final float[] array, final long length, final String what) {
		if (array.length != length) throw new IllegalArgumentException(what + ": " + length + " numbers, not " +
			array.length);
	}

	@Override
	public void close() {
		if (isClosed) return;
		isClosed = true;
		helpers.close();
		natives.close();
		memory.close();
	}
}
