package org.cnnvis.visualize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

	private static Plan plan(final String transforms) {
		return new Plan(Samples.classifier(), new Settings().layer("conv2").filters("0,1,2").transforms(transforms).steps(
			100), PLENTY);
	}

	@Test
	void eachPictureIsLeftWhereItsOwnActivationIsHighest() {
		final Plan plan = plan("settle 0.6");
		final int size = plan.picture.size();
		final List<Climber> climbers = Arrays.asList(new Plain(0.3, 0.2, size), new Plain(0.5, 0.75, size), new Plain(0, 0,
			size));
		final Ascent ascent = new Ascent(new LinearProgram(plan.last().program), climbers, plan.subjects.stream().map(plan
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
		assertEquals(40, plan("jitter 5, settle 0.6").placing);
		assertEquals(-1, plan("jitter 5").placing);
		assertEquals(-1, new Plan(Samples.classifier(), new Settings().layer("conv2").filters("0").parametrization("pixels")
			.transforms("settle 0.6"), PLENTY).placing);
		assertEquals(-1, new Plan(Samples.classifier(), new Settings().layer("conv2").filters("0").transforms("settle 0.6")
			.fromImage(true), PLENTY).placing);
		assertEquals(-1, new Plan(Samples.classifier(), new Settings().layer("conv2").filters("0").preset("Logits"), PLENTY).placing);
		final Plan coarseFirst = new Plan(Samples.fullyConvolutional(Samples.classifier().input()), new Settings().layer("conv2").filters("0").size(64)
			.transforms("settle 0.9").sizes("0.5 50%, 1").steps(100), PLENTY);
		assertEquals(50, coarseFirst.placing, "in the final size");
	}

	@Test
	void aPictureThatWasMovedIsShownAndDevelopedAtItsPlace() {
		final Settings settings = new Settings().layer("conv2").filters("0-2").steps(20);
		final FeatureVisualizer visualizer = new FeatureVisualizer(LinearProgram::new);
		final Visualization moved = visualizer.visualize(Samples.classifier(), settings.transforms("jitter 8, settle 0.5"),
			Progress.NONE), unmoved = visualizer.visualize(Samples.classifier(), settings.transforms("jitter 8"), Progress.NONE);
		for (int i = 0; i < 3; i++) {
			final FilterPicture picture = moved.pictures().get(i);
			assertNotEquals(Arrays.hashCode(Pictures.pixels(unmoved.pictures().get(i).image)), Arrays.hashCode(Pictures
				.pixels(picture.image)));
			assertEquals(picture.activationBest, picture.activationFinal);
		}
	}
}
