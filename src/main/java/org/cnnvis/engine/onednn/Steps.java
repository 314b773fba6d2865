package org.cnnvis.engine.onednn;

/** Runs steps. Between them it yields to other programs and sees whether it is to stop. */
final class Steps {

	private Steps() {}

	/** @throws java.util.concurrent.CancellationException if the thread is interrupted */
	static void run(final Step[] steps, final Session session, final int threads) {
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
}
