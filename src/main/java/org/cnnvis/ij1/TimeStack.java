package org.cnnvis.ij1;

import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ColorProcessor;

import org.cnnvis.image.Pictures;
import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;

/** How pictures came about, as an ImageJ hyperstack: one slice for each filter, one frame every few steps. */
public final class TimeStack {

	private TimeStack() {}

	/** The frames' distance is calibrated in steps. The frames of a run that was stopped are those until then. */
	public static ImagePlus of(final Visualization visualization) {
		final List<FilterPicture> pictures = visualization.pictures();
		final int frames = pictures.stream().mapToInt(picture -> picture.history.frames().size()).min().getAsInt();
		final FilterPicture first = pictures.get(0);
		final ImageStack stack = new ImageStack((int) first.image.dimension(0), (int) first.image.dimension(1));
		for (int frame = 0; frame < frames; frame++)
			for (final FilterPicture picture : pictures)
				stack.addSlice(picture.layer + ":" + picture.filter + " step " + picture.history.frameSteps().get(frame),
					new ColorProcessor(stack.getWidth(), stack.getHeight(), Pictures.pixels(picture.history.frames().get(
						frame))));
		final ImagePlus image = new ImagePlus(visualization.title() + " over steps", stack);
		image.setDimensions(1, pictures.size(), frames);
		image.setOpenAsHyperStack(pictures.size() > 1 && frames > 1);
		final Calibration calibration = image.getCalibration();
		calibration.frameInterval = frames > 1 ? first.history.frameSteps().get(1) - first.history.frameSteps().get(0) : 0;
		calibration.setTimeUnit("step");
		image.setProperty("Info", visualization.provenance());
		return image;
	}
}
