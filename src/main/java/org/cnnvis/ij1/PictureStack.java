package org.cnnvis.ij1;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;

import org.cnnvis.image.Montage;
import org.cnnvis.image.Pictures;
import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Visualization;

/** Filter pictures as ImageJ images. */
public final class PictureStack {

	private static final String INFO = "Info";
	private static final int LEAST_FONT = 7, WIDTHS_OF_FONT = 14;
	/** Letters are legible on every picture. */
	private static final Color SHADE = new Color(0, 0, 0, 128);

	private PictureStack() {}

	/** One labelled RGB slice for each picture, over the pictures' own pixels. */
	static ImageStack of(final List<FilterPicture> pictures) {
		final FilterPicture first = pictures.get(0);
		final ImageStack stack = new ImageStack((int) first.image.dimension(0), (int) first.image.dimension(1));
		for (final FilterPicture picture : pictures)
			stack.addSlice(picture.label(), new ColorProcessor(stack.getWidth(), stack.getHeight(), Pictures.pixels(
				picture.image)));
		return stack;
	}

	/** Title, slices, and where they come from: Image &gt; Show Info prints it, and TIFF files keep it. */
	static void show(final Visualization visualization, final ImagePlus image) {
		final List<FilterPicture> pictures = visualization.pictures();
		image.setStack(visualization.title(), of(pictures));
		// ImageJ keeps the label of a lone slice apart.
		if (pictures.size() == 1) image.setProp("Slice_Label", pictures.get(0).label());
		describe(image, visualization);
	}

	/** All pictures side by side, with labels that fit below them; as wide as high, about. */
	public static ImagePlus montage(final Visualization visualization) {
		final List<FilterPicture> pictures = visualization.pictures();
		final ImagePlus montage = new ImagePlus(visualization.title() + " montage", Montage.of(pictures.stream().map(
			p -> p.image).collect(Collectors.toList()), pictures.stream().map(FilterPicture::caption).collect(Collectors
				.toList()), 0));
		describe(montage, visualization);
		return montage;
	}

	/** Writes onto each picture what it is. The pixels stay as they are. */
	public static void writeLabels(final Visualization visualization, final ImagePlus image) {
		final Overlay labels = new Overlay();
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(LEAST_FONT, image.getWidth() / WIDTHS_OF_FONT));
		for (int i = 0; i < visualization.pictures().size(); i++) {
			final TextRoi label = new TextRoi(1, 1, visualization.pictures().get(i).caption(), font);
			label.setStrokeColor(Color.WHITE);
			label.setFillColor(SHADE);
			if (visualization.pictures().size() > 1) label.setPosition(i + 1);
			labels.add(label);
		}
		image.setOverlay(labels);
	}

	private static void describe(final ImagePlus image, final Visualization visualization) {
		image.setProperty(INFO, visualization.provenance());
	}
}
