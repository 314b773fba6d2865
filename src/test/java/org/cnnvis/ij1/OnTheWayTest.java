package org.cnnvis.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.gui.Plot;

import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.LinearProgram;
import org.cnnvis.visualize.Progress;
import org.cnnvis.visualize.Samples;
import org.cnnvis.visualize.Settings;
import org.cnnvis.visualize.Visualization;
import org.junit.jupiter.api.Test;

/** How pictures came about, in ImageJ's stacks and plots. */
class OnTheWayTest {

	private final Visualization visualization = new FeatureVisualizer(LinearProgram::new).visualize(Samples.classifier(),
		new Settings().layer("conv2").filters("1, 3, 4").steps(10).every(5).sizes("1"), Progress.NONE);

	@Test
	void theTimeStackHasASliceForEachFilterAndAFrameEveryFewSteps() {
		final ImagePlus stack = TimeStack.of(visualization);
		assertArrayEquals(new int[] { 16, 16, 1, 3, 3 }, stack.getDimensions());
		assertEquals(5, stack.getCalibration().frameInterval, 0);
		assertEquals("step", stack.getCalibration().getTimeUnit());
		assertEquals("conv2:3 step 5", stack.getStack().getSliceLabel(stack.getStackIndex(1, 2, 2)));
		assertEquals(visualization.provenance(), stack.getInfoProperty());
	}

	@Test
	void thePlotHasACurveForEachPicture() {
		final Plot plot = ActivationPlot.of(visualization);
		assertEquals(3, plot.getDataObjectDesignations().length);
		final float[] steps = plot.getDataObjectArrays(1)[0], activations = plot.getDataObjectArrays(1)[1];
		assertArrayEquals(new float[] { 0, 4, 8, 10 }, steps);
		for (int i = 0; i < steps.length; i++) {
			assertEquals((float) visualization.pictures().get(1).history.activations()[i], activations[i], 0);
		}
	}
}
