package org.cnnvis.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.cnnvis.CnnVisException;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.image.PixelRows;
import org.cnnvis.model.Model;
import org.cnnvis.network.Node;

/**
 * Reads the numbers from which a classifier decides ({@link Features}), of any number of pictures, of which the middle
 * counts. Used by one thread at a time.
 */
public final class FeatureReader implements AutoCloseable {

	private final NetworkInput input;
	private final Views views;

	/**
	 * @param batch how many pictures the network computes at once
	 * @throws CnnVisException if the model's last layer with weights reads the picture itself
	 */
	public FeatureReader(final Model model, final Function<ProgramSpec, GradientProgram> compiler, final int batch) {
		Classifier.checkInput(model);
		final Node features = Features.of(model.network()).orElseThrow(() -> new CnnVisException("model: " + model +
			" has no layer before its last one with weights, from which pictures could be told apart."));
		final int side = Classifier.side(model);
		input = new NetworkInput(model.input(), Crops.CENTER, side);
		views = new Views(compiler.apply(ProgramSpec.of(model.network(), features).size(side, side).batch(batch)
			.forwardOnly()));
	}

	/** What the network is given of a picture; for several threads at once. */
	public float[] prepare(final PixelRows picture) {
		return input.of(picture);
	}

	/** The numbers of each picture, the mean over places. */
	public List<double[]> read(final List<float[]> prepared) {
		final List<double[]> found = new ArrayList<>();
		views.compute(prepared, input.length(), taps -> found.add(taps[0]));
		return found;
	}

	@Override
	public void close() {
		views.close();
	}
}
