package org.cnnvis.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.cnnvis.MacroLine;
import org.cnnvis.SampleModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.module.Module;

/** Classify Image and stacks that are larger than the memory, or would be. */
class LargeImagesTest {

	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava();

	@BeforeAll
	static void writeModel() {
		SampleModel.write();
	}

	@BeforeEach
	void clearResults() {
		ResultsTable.getResultsTable().reset();
	}

	@Test
	void ofAVirtualStackOneSliceAtATimeIsInMemory() throws Exception {
		final Computed stack = new Computed(60, 40, 50, 8);
		assertEquals(50, classify(new ImagePlus("virtual", stack), "stack=true top=1").size());
		assertTrue(stack.most <= 3, stack.most + " slices at once");
	}

	@Test
	void ofAVirtualCompositeTheChannelsOfOnePositionAreInMemory() throws Exception {
		final Computed stack = new Computed(60, 40, 60, 16);
		final ImagePlus plain = new ImagePlus("composite", stack);
		plain.setDimensions(3, 4, 5);
		final ResultsTable table = classify(new CompositeImage(plain, IJ.COMPOSITE), "stack=true top=1 levels=data");
		assertEquals(20, table.size());
		assertEquals("20", table.getStringValue("Slice", 19));
		assertTrue(stack.most <= 3 + 3 + 2, stack.most + " planes at once");
	}

	@Test
	void aSelectionOfALargeImageIsWhatItIsAsAnImageOfItsOwn() throws Exception {
		final ByteProcessor pixels = new ByteProcessor(12_000, 9_000);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, i * 7 + i / 1000 & 0xff);
		final ImagePlus large = new ImagePlus("large", pixels);
		pixels.setRoi(11_000, 8_000, 300, 200);
		final ImagePlus part = new ImagePlus("large", pixels.crop());
		final String expected = row(classify(part, "top=5"));
		clearResults();
		large.setRoi(new Roi(11_000, 8_000, 300, 200));
		assertEquals(expected, row(classify(large, "top=5")));
	}

	private static String row(final ResultsTable table) {
		final StringBuilder rows = new StringBuilder();
		for (int i = 0; i < table.size(); i++)
			rows.append(table.getRowAsString(i)).append('\n');
		return rows.toString();
	}

	@Test
	void escapeStopsAfterTheSliceThatIsBeingReadAndKeepsTheResults() throws Exception {
		final Computed stack = new Computed(60, 40, 50, 8);
		final ImagePlus image = new ImagePlus("virtual", stack);
		stack.escapeAt = 5;
		assertEquals(5, classify(image, "stack=true top=1").size());
	}

	@Test
	void escapeStopsWhileTheRangeOfTheDataIsFound() throws Exception {
		for (final String options : new String[] { "levels=data", "levels=data stack=true" }) {
			final Computed stack = new Computed(60, 40, 50, 16);
			final ImagePlus image = new ImagePlus("virtual", stack);
			stack.escapeAt = 5;
			assertEquals(0, classify(image, options).size());
			assertEquals(5, stack.last);
		}
	}

	/** As a macro runs it, with this image. */
	private static ResultsTable classify(final ImagePlus image, final String options) throws Exception {
		final FutureTask<Void> run = new FutureTask<>(() -> {
			Macro.setOptions(MacroLine.parse("model=" + SampleModel.NAME + " " + options).toString());
			final Module module = SCIJAVA.module(ClassifyImage.class);
			module.setInput("image", image);
			module.initialize();
			module.run();
			return null;
		});
		new Thread(run, "Run$_Classify Image...").start();
		run.get();
		return ResultsTable.getResultsTable();
	}

	/** Computes a slice when it is asked for one, and counts those that are still in use then. */
	private static final class Computed extends VirtualStack {

		private final int bits;
		private final List<WeakReference<ImageProcessor>> handedOut = new ArrayList<>();
		private int most, last, escapeAt;

		Computed(final int width, final int height, final int slices, final int bits) {
			super(width, height, slices);
			this.bits = bits;
			setBitDepth(bits);
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			System.gc();
			handedOut.removeIf(reference -> reference.get() == null);
			final ImageProcessor pixels = bits == 8 ? new ByteProcessor(getWidth(), getHeight()) : new ShortProcessor(
				getWidth(), getHeight());
			for (int i = 0; i < pixels.getPixelCount(); i++)
				pixels.set(i, i * slice % 251);
			handedOut.add(new WeakReference<>(pixels));
			most = Math.max(most, handedOut.size());
			last = slice;
			if (slice == escapeAt) IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			return pixels;
		}

		@Override
		public Object getPixels(final int slice) {
			return getProcessor(slice).getPixels();
		}
	}
}
