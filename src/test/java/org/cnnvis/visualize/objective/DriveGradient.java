package org.cnnvis.visualize.objective;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.engine.portable.Nd4jBackend;
import org.cnnvis.network.Node;

/** Where an objective's drive leads, in the pixels of a batch of pictures. */
final class DriveGradient {

	private DriveGradient() {}

	/**
	 * @param pictures as many as the batch holds
	 * @param picture whose objective it is, from 0
	 * @return a number for each of all pictures' pixels
	 */
	static float[] of(final Readout readout, final Objective objective, final float[] pictures, final int picture, final int batch) {
		final Aim aim = readout.aim(objective);
		final int count = readout.taps().size();
		final float[][] taps = new float[count][], cotangents = new float[count][];
		final float[] gradient = new float[pictures.length];
		try (GradientProgram program = new Nd4jBackend().compile(ProgramSpec.of(readout.network(), readout.taps().toArray(
			new Node[0])).batch(batch)))
		{
			program.forward(pictures);
			for (int t = 0; t < count; t++) {
				taps[t] = new float[batch * program.tapShape(t).size()];
				cotangents[t] = new float[taps[t].length];
				program.read(t, taps[t]);
			}
			aim.drive(taps, cotangents, picture, batch);
			program.backward(cotangents, gradient);
		}
		return gradient;
	}
}
