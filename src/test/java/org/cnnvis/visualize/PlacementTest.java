package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.cnnvis.image.Pictures;
import org.junit.jupiter.api.Test;

class PlacementTest {

	private static final Memory PLENTY = new Memory(1L << 40, 1L << 40);

	/** A picture of one brightness, which depends on its place. */
	private static final class Plain implements Climber {

		private final double bestX, bestY;
		private final int size;
		private double x, y, sign = 1;

		Plain(final double bestX, final double bestY, final int size) {
			this.bestX = bestX;
			this.bestY = bestY;
			this.size = size;
		}

		@Override
		public void show(final float[] input, final int offset) {
			Arrays.fill(input, offset, offset + size, (float) (sign * (2 - Math.hypot(x - bestX, y - bestY))));
		}

		@Override
		public void moveTo(final double toX, final double toY) {
			x = toX;
			y = toY;
		}

		@Override
		public void showTransformed(final int step, final float[] input, final int offset) {
			throw new AssertionError("the place is chosen without transforms");
		}

		@Override
		public double climb(final float[] gradient, final int offset, final int step) {
			throw new AssertionError("choosing a place changes no picture");
		}

		@Override
		public void keep() {
			throw new AssertionError("a picture on trial is not a result");
		}

		@Override
		public ArrayImg<ARGBType, IntArray> current() {
			throw new AssertionError();
		}

		@Override
		public ArrayImg<ARGBType, IntArray> image() {
			throw new AssertionError();
		}
	}

	private static Settings settings() {
		return new Settings().layer("conv2").filters("0,1,2").steps(100);
	}

	private static Group group(final Settings settings) {
		return Group.all(new Plan(Samples.classifier(), settings), PLENTY).get(0);
	}

	@Test
	void eachPictureIsLeftWhereItsOwnActivationIsHighest() {
		final Group group = group(settings().transforms("settle 0.6"));
		final int size = group.last().picture.size();
		final List<Climber> climbers = Arrays.asList(new Plain(0.3, 0.2, size), new Plain(0.5, 0.75, size), new Plain(0, 0,
			size));
		final Ascent ascent = new Ascent(new LinearProgram(group.last().program), climbers, group.subjects.stream().map(group
			.last()::aim).collect(Collectors.toList()), Collections.emptyList());
		// Of a network with random weights, some filters like it dark.
		ascent.evaluate();
		for (int i = 0; i < climbers.size(); i++)
			((Plain) climbers.get(i)).sign = Math.signum(ascent.activation(i));

		new Placement(ascent, climbers).choose();

		assertArrayEquals(new double[] { 0.25, 0.5, 0 }, climbers.stream().mapToDouble(c -> ((Plain) c).x).toArray());
		assertArrayEquals(new double[] { 0.25, 0.75, 0 }, climbers.stream().mapToDouble(c -> ((Plain) c).y).toArray());
	}

	@Test
	void thePlaceIsChosenWhenTransformsBeginToSettleAndOnlyOnACanvasWithoutEdges() {
		assertEquals(40, group(settings().transforms("jitter 5, settle 0.6")).placing);
		assertEquals(-1, group(settings().transforms("jitter 5")).placing);
		assertEquals(-1, group(settings().parametrization("pixels").transforms("settle 0.6")).placing);
		assertEquals(-1, group(settings().transforms("settle 0.6").fromImage(true)).placing);
		assertEquals(-1, group(settings().preset("Logits")).placing);
		final Plan coarseFirst = new Plan(Samples.fullyConvolutional(Samples.classifier().input()), settings().size(64)
			.transforms("settle 0.9").sizes("0.5 50%, 1"));
		assertEquals(50, Group.all(coarseFirst, PLENTY).get(0).placing, "in the final size");
	}

	/** One step that changes next to nothing: what is left is the choice. */
	@Test
	void thePictureShownIsTheUnmovedOneTurnedToAPlaceThatExcitesAtLeastAsMuch() {
		final Settings still = new Settings().layer("conv2").filters("0-5").sizes("1").optimizer("adam 0.000001").steps(1);
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		final List<FilterPicture> moved = visualizer.visualize(Samples.classifier(), still.transforms("settle 1"),
			Progress.NONE).pictures(), unmoved = visualizer.visualize(Samples.classifier(), still.transforms("none"),
				Progress.NONE).pictures();
		int turned = 0;
		for (int i = 0; i < moved.size(); i++) {
			final int[] seen = Pictures.pixels(moved.get(i).image), whole = Pictures.pixels(unmoved.get(i).image);
			int found = -1;
			for (int place = 0; place < 16 && found < 0; place++)
				if (isTurned(seen, whole, 4 * (place % 4), 4 * (place / 4))) found = place;
			assertTrue(found >= 0, "filter " + i + " shows none of the 16 places");
			assertTrue(moved.get(i).activationFinal >= unmoved.get(i).activationFinal, "filter " + i);
			if (found > 0) turned++;
		}
		assertTrue(turned > 0, "no filter of 6 likes another place better");
	}

	/** 16 x 16 pixels; a level more or less is rounding. */
	private static boolean isTurned(final int[] seen, final int[] whole, final int right, final int down) {
		for (int i = 0; i < seen.length; i++) {
			final int other = whole[(i / 16 + down) % 16 * 16 + (i + right) % 16];
			for (int shift = 0; shift < 24; shift += 8)
				if (Math.abs((seen[i] >> shift & 255) - (other >> shift & 255)) > 1) return false;
		}
		return true;
	}
}
