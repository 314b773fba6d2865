package org.cnnvis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.cnnvis.engine.Engine;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Network;
import org.cnnvis.train.augment.Augmentation;
import org.cnnvis.train.data.LabelledPhotograph;

/** Feature vectors of photographs: what a fixed network says of one or several views of each. */
final class FeatureViews {

	private static final int BATCH = 16;
	/** Random ones, beside the middle and its mirror image. */
	private static final int RANDOM_VIEWS = 4;

	private final Network network;
	private final InputSpec input;
	private final int side;
	private final Engine engine;

	/** @param network that yields a vector */
	FeatureViews(final Network network, final InputSpec input, final int side, final Engine engine) {
		this.network = network;
		this.input = input;
		this.side = side;
		this.engine = engine;
	}

	/** How many {@link #all} yields of each photograph. */
	static int number(final Views views) {
		return views == Views.NONE ? 1 : 2 + RANDOM_VIEWS;
	}

	/** View by view: the middle, its mirror image, then random crops; only the first for {@link Views#NONE}. */
	List<float[]> all(final List<LabelledPhotograph> photographs, final Views views, final long seed,
		final TrainingListener listener)
	{
		final List<float[]> features = new ArrayList<>();
		for (int view = 0; view < number(views); view++) {
			final Augmentation augmentation = view == 0 ? Augmentation.none(side) : view == 1 ? Augmentation.mirrored(side)
				: Augmentation.standard(side);
			features.addAll(of(photographs, augmentation, seed + ((long) view << 32), listener, view, number(views)));
		}
		return features;
	}

	List<float[]> middle(final List<LabelledPhotograph> photographs, final TrainingListener listener) {
		return of(photographs, Augmentation.none(side), 0, listener, 0, 1);
	}

	private List<float[]> of(final List<LabelledPhotograph> photographs, final Augmentation augmentation, final long seed,
		final TrainingListener listener, final int view, final int views)
	{
		final List<float[]> features = new ArrayList<>();
		if (photographs.isEmpty()) return features;
		try (GradientProgram program = engine.compile(ProgramSpec.of(network, network.output()).size(side, side).batch(BATCH)
			.forwardOnly()); Prefetch batches = new Prefetch(new BatchMaker(augmentation, input), BATCH))
		{
			final int length = program.tapShape(0).size();
			final float[] out = new float[BATCH * length];
			batches.begin(photographs, seed, false);
			while (features.size() < photographs.size()) {
				if (listener.isCancelled()) throw new CancellationException("Training was stopped.");
				program.forward(batches.next().pictures);
				program.read(0, out);
				for (int i = 0; i < BATCH && features.size() < photographs.size(); i++)
					features.add(java.util.Arrays.copyOfRange(out, i * length, (i + 1) * length));
				listener.progress(new TrainingProgress("View " + (view + 1) + " of " + views, 0.9 * (view + (double) features
					.size() / photographs.size()) / views, Double.NaN, Double.NaN, 0));
			}
		}
		return features;
	}
}
