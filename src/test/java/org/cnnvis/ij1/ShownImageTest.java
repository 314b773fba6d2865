package org.cnnvis.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.util.Arrays;
import java.util.Random;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.plugin.RGBStackConverter;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import org.cnnvis.CnnVisException;
import org.cnnvis.image.PixelRows;
import org.junit.jupiter.api.Test;

class ShownImageTest {

	@Test
	void eightBitsAreTakenAsTheyAreDisplayed() {
		final ImagePlus image = new ImagePlus("8", new ByteProcessor(3, 1, new byte[] { 0, 100, (byte) 255 }));
		assertArrayEquals(grey(0, 100, 255), row(image, 1, 0));
		image.setDisplayRange(90, 110);
		assertArrayEquals(grey(0, 127.5f, 255), row(image, 1, 0));
	}

	/** ImageJ multiplies by 256, not 255, and rounds up, down or to the nearest: at most one and a half levels apart. */
	@Test
	void everyKindOfImageIsWhatItsConversionToRgbShows() {
		final Random random = new Random(5);
		for (final String type : Arrays.asList("8-bit", "8-bit color", "16-bit", "32-bit", "RGB", "8-bit composite",
			"16-bit composite")) for (int round = 0; round < 20; round++)
		{
			final ImagePlus image = random(type, random);
			final PixelRows rows = new ShownImage(image).pixels(1);
			if (image.isComposite()) RGBStackConverter.convertToRGB(image);
			else new ImageConverter(image).convertToRGB();
			final float[] row = new float[3 * rows.width()];
			for (int y = 0; y < rows.height(); y++) {
				rows.read(y, row);
				for (int i = 0; i < row.length; i++)
					assertEquals(image.getProcessor().get(i % rows.width(), y) >> 16 - 8 * (i / rows.width()) & 0xff, row[i], 1.51, type);
			}
		}
	}

	private static ImagePlus random(final String type, final Random random) {
		final boolean composite = type.contains("composite");
		final ImagePlus image = IJ.createImage(type, type, 7, 5, composite ? 3 : 1,
			1, 1);
		for (int c = 1; c <= image.getStackSize(); c++)
			for (int i = 0; i < 35; i++)
				image.getStack().getProcessor(c).setf(i, random.nextFloat() * (image.getBitDepth() == 16 ? 60000 : 255));
		for (int c = 1; c <= image.getStackSize() && !type.equals("RGB"); c++) {
			image.setPosition(c, 1, 1);
			final double low = random.nextInt(100), range = 1 + random.nextInt(image.getBitDepth() == 16 ? 50000 : 150);
			image.setDisplayRange(low, low + range);
		}
		if (type.equals("RGB")) image.setProcessor(new ColorProcessor(7, 5, random.ints(35).toArray()));
		return image;
	}

	@Test
	void theDataRangeCountsWhateverIsDisplayedIfThatIsWanted() {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ShortProcessor(2, 1, new short[] { 100, 200 }, null));
		stack.addSlice(new ShortProcessor(2, 1, new short[] { 300, 150 }, null));
		final ImagePlus shorts = new ImagePlus("16", stack);
		shorts.setDisplayRange(0, 65535);
		assertArrayEquals(grey(255, 63.75f), dataRow(shorts, 2), 1e-4f);
		final ImagePlus floats = new ImagePlus("32", new FloatProcessor(4, 1, new float[] { -1, Float.NaN,
			Float.POSITIVE_INFINITY, 1 }));
		floats.setDisplayRange(5, 6);
		assertArrayEquals(grey(0, 0, 255, 255), dataRow(floats, 1), 1e-4f);
		final ImagePlus bytes = new ImagePlus("8", new ByteProcessor(3, 1, new byte[] { 0, 100, (byte) 255 }));
		bytes.setDisplayRange(90, 110);
		assertArrayEquals(grey(0, 100, 255), dataRow(bytes, 1));
		assertArrayEquals(new float[] { 255, 0, 0 }, dataRow(composite(), 2), 1);
	}

	private static float[] dataRow(final ImagePlus image, final int slice) {
		final PixelRows rows = new ShownImage(image, GreyLevels.DATA).pixels(slice);
		final float[] row = new float[3 * rows.width()];
		rows.read(0, row);
		return row;
	}

	@Test
	void aThresholdIsNoColour() {
		final ByteProcessor pixels = new ByteProcessor(1, 1, new byte[] { 100 });
		pixels.setThreshold(50, 200, ImageProcessor.RED_LUT);
		assertArrayEquals(grey(100), row(new ImagePlus("threshold", pixels), 1, 0));
	}

	@Test
	void channelsThatAreSwitchedOffAreNotSeen() {
		final CompositeImage image = composite();
		image.setActiveChannels("10");
		assertArrayEquals(new float[] { 255, 0, 0 }, row(image, 2, 0), 1);
	}

	@Test
	void aLookupTableGivesItsColours() {
		final ByteProcessor pixels = new ByteProcessor(2, 1, new byte[] { 0, (byte) 255 });
		pixels.setLut(LUT.createLutFromColor(Color.GREEN));
		assertArrayEquals(new float[] { 0, 0, 0, 255, 0, 0 }, row(new ImagePlus("lut", pixels), 1, 0));
		final ByteProcessor inverted = new ByteProcessor(2, 1, new byte[] { 0, (byte) 255 });
		inverted.invertLut();
		assertArrayEquals(grey(255, 0), row(new ImagePlus("inverted", inverted), 1, 0));
	}

	/** As ImageJ shows it, which takes the colours of a stack's slice for all others. */
	@Test
	void theColoursOfAVirtualStackAreThoseInWhichItIsShown() {
		final ImagePlus image = new ImagePlus("virtual", new VirtualStack(2, 1, 3) {

			@Override
			public ImageProcessor getProcessor(final int slice) {
				return new ByteProcessor(2, 1, new byte[] { 0, (byte) (255 / slice) });
			}

			@Override
			public int getBitDepth() {
				return 8;
			}
		});
		image.setLut(LUT.createLutFromColor(Color.GREEN));
		assertArrayEquals(new float[] { 0, 0, 0, 85, 0, 0 }, row(image, 3, 0));
		image.setSlice(3);
		assertArrayEquals(new float[] { 0, 0, 0, 85, 0, 0 }, row(image, 3, 0));
	}

	/** The display range is of the raw values that ImageJ keeps. */
	@Test
	void aCalibrationOfValuesChangesNothing() {
		final ImagePlus image = new ImagePlus("signed", new ShortProcessor(3, 1, new short[] { (short) 32768, (short) 33768,
			(short) 34768 }, null));
		image.getCalibration().setSigned16BitCalibration();
		image.setDisplayRange(32768, 34768);
		assertArrayEquals(grey(0, 127.5f, 255), row(image, 1, 0), 1e-4f);
		assertArrayEquals(grey(0, 127.5f, 255), dataRow(image, 1), 1e-4f);
	}

	@Test
	void sixteenAndThirtyTwoBitsAreScaledByTheDisplayRangeNotByTheData() {
		final ImagePlus shorts = new ImagePlus("16", new ShortProcessor(4, 1, new short[] { 0, 1000, 2000, (short) 60000 },
			null));
		shorts.setDisplayRange(1000, 3000);
		assertArrayEquals(grey(0, 0, 127.5f, 255), row(shorts, 1, 0), 1e-4f);
		final ImagePlus floats = new ImagePlus("32", new FloatProcessor(4, 1, new float[] { -1, 0.25f, Float.NaN, 2 }));
		floats.setDisplayRange(0, 1);
		assertArrayEquals(grey(0, 63.75f, 0, 255), row(floats, 1, 0), 1e-4f);
	}

	@Test
	void anImageOfOneValueIsNoDivisionByZero() {
		final ImagePlus flat = new ImagePlus("flat", new FloatProcessor(2, 1, new float[] { 5, 5 }));
		flat.setDisplayRange(5, 5);
		assertArrayEquals(grey(0, 0), row(flat, 1, 0));
	}

	@Test
	void rgbIsTakenAsItIs() {
		assertArrayEquals(new float[] { 10, 40, 20, 50, 30, 60 }, row(new ImagePlus("rgb", new ColorProcessor(2, 1,
			new int[] { 0x0a141e, 0xff28323c })), 1, 0));
	}

	@Test
	void slicesOfAStackShareTheDisplayRangeAndTheCurrentOneIsShown() {
		final ImageStack stack = new ImageStack(1, 1);
		stack.addSlice(new ShortProcessor(1, 1, new short[] { 100 }, null));
		stack.addSlice(new ShortProcessor(1, 1, new short[] { 200 }, null));
		final ImagePlus image = new ImagePlus("stack", stack);
		image.setDisplayRange(0, 400);
		image.setSlice(2);
		final ShownImage shown = new ShownImage(image);
		assertEquals(2, shown.currentSlice());
		assertEquals(2, shown.slices());
		assertArrayEquals(grey(63.75f), row(image, 1, 0), 1e-4f);
		assertArrayEquals(grey(127.5f), row(image, 2, 0), 1e-4f);
	}

	@Test
	void aCompositeIsTakenInItsDisplayedColoursWithAllChannelsAsOneSlice() {
		final CompositeImage image = composite();
		final ShownImage shown = new ShownImage(image);
		assertEquals(2, shown.slices());
		assertEquals(2, shown.currentSlice());
		assertArrayEquals(new float[] { 255, 128, 0 }, row(image, 2, 0), 1);
		assertArrayEquals(new float[] { 128, 255, 0 }, row(image, 1, 0), 1);
	}

	@Test
	void lookingAtACompositeLeavesItAsItIs() {
		final CompositeImage image = composite();
		row(image, 1, 0);
		assertEquals("1, 1, 2", image.getC() + ", " + image.getZ() + ", " + image.getT());
		assertEquals(2000, image.getProcessor().get(0, 0));
	}

	/** Two channels (red, green) in two frames, of which the second one is shown: 1000 and 2000, then 2000 and 1000. */
	private static CompositeImage composite() {
		final ImageStack stack = new ImageStack(1, 1);
		for (final int value : new int[] { 1000, 2000, 2000, 1000 })
			stack.addSlice(new ShortProcessor(1, 1, new short[] { (short) value }, null));
		final ImagePlus plain = new ImagePlus("composite", stack);
		plain.setDimensions(2, 1, 2);
		final CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
		final LUT red = LUT.createLutFromColor(Color.RED), green = LUT.createLutFromColor(Color.GREEN);
		red.min = green.min = 0;
		red.max = green.max = 2000;
		image.setLuts(new LUT[] { red, green });
		image.setPosition(1, 1, 2);
		return image;
	}

	@Test
	void onlyTheBoundingBoxOfASelectionCounts() {
		final ByteProcessor pixels = new ByteProcessor(5, 4);
		pixels.set(2, 1, 77);
		final ImagePlus image = new ImagePlus("selection", pixels);
		image.setRoi(new OvalRoi(2, 1, 2, 3));
		final PixelRows rows = new ShownImage(image).pixels(1);
		assertEquals("2 x 3", rows.width() + " x " + rows.height());
		assertArrayEquals(grey(77, 0), row(image, 1, 0));
		image.setRoi(new OvalRoi(3, 3, 100, 100));
		assertEquals(2, new ShownImage(image).pixels(1).width());
		for (final Roi roi : Arrays.asList(new Line(0, 0, 4, 0), new PointRoi(1, 1), new PolygonRoi(new float[] { 0, 3, 1 },
			new float[] { 0, 1, 3 }, Roi.POLYLINE)))
		{
			image.setRoi(roi);
			assertEquals(5, new ShownImage(image).pixels(1).width(), roi.toString());
		}
		for (final Roi roi : Arrays.asList(new PolygonRoi(new float[] { 1, 4, 1 }, new float[] { 0, 1, 3 }, Roi.POLYGON),
			new PolygonRoi(new float[] { 1, 4, 1 }, new float[] { 0, 1, 3 }, Roi.FREEROI), new ShapeRoi(new OvalRoi(1, 0, 2,
				2)).or(new ShapeRoi(new Roi(3, 2, 1, 1))), new RotatedRectRoi(1, 1, 4, 1, 2)))
		{
			image.setRoi(roi);
			assertEquals(3, new ShownImage(image).pixels(1).width(), roi.toString());
		}
	}

	@Test
	void whatCannotBeShownIsToldInOneSentence() {
		assertMessage("There is no image open; open the image that is to be used.", null);
		assertMessage("The image 'empty' has no pixels.", new ImagePlus("empty", new ByteProcessor(0, 0)));
		final ImagePlus image = new ImagePlus("small", new ByteProcessor(4, 4));
		image.setRoi(new OvalRoi(10, 10, 3, 3));
		assertMessage("The selection lies outside the image 'small'; move it, or remove it with Edit > Selection > Select " +
			"None.", image);
	}

	private static void assertMessage(final String message, final ImagePlus image) {
		assertEquals(message, assertThrows(CnnVisException.class, () -> new ShownImage(image)).getMessage());
	}

	private static float[] row(final ImagePlus image, final int slice, final int y) {
		final PixelRows rows = new ShownImage(image).pixels(slice);
		final float[] row = new float[3 * rows.width()];
		rows.read(y, row);
		return row;
	}

	private static float[] grey(final float... levels) {
		final float[] row = new float[3 * levels.length];
		for (int i = 0; i < row.length; i++)
			row[i] = levels[i % levels.length];
		return row;
	}
}
