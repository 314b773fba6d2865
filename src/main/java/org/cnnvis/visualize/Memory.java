package org.cnnvis.visualize;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.cnnvis.CnnVisException;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;

/** How much memory there is, and how many pictures at a time it is enough for. Immutable. */
final class Memory {

	/** Beyond this, more pictures at a time make a step per picture no faster. */
	private static final int LARGEST_BATCH = 8;
	/** Copies of the weights that each program makes: the kernels' layouts and the transformed one of Winograd's method. */
	private static final int WEIGHT_COPIES = 3;
	/** Of each activation: its value and its gradient. */
	private static final int ACTIVATION_COPIES = 2;
	/** Arrays of the picture's size in Java: two pictures, gradient, cache, network input. */
	private static final int PICTURE_ARRAYS = 5;
	private static final double GIGABYTE = 1L << 30;

	private final long machine, java;

	/**
	 * @param machine bytes for native code
	 * @param java bytes for Java's arrays
	 */
	Memory(final long machine, final long java) {
		this.machine = machine;
		this.java = java;
	}

	/** The computer's memory without what Java may take, at least half of it. */
	static Memory ofThisMachine() {
		final long physical = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getTotalPhysicalMemorySize();
		final long heap = Runtime.getRuntime().maxMemory();
		return new Memory(Math.max(physical / 2, physical - heap), heap);
	}

	/**
	 * How many pictures to compute at a time: as many as memory takes, no more than are useful, spread evenly.
	 *
	 * @param sizes that pictures of a final size go through: a program for each of them is in memory
	 * @param pictures to be made in all
	 * @throws CnnVisException if memory is not enough for one, with the size for which it would be
	 */
	int batchSize(final Network readout, final Shape picture, final Function<Shape, List<Shape>> sizes,
		final int pictures)
	{
		final List<Shape> shapes = sizes.apply(picture);
		final double fixed = weights(readout, shapes.size()), each = activations(readout, shapes);
		if (fixed + each > machine) throw tooLarge(readout, picture, sizes, fixed + each);
		final double results = 4.0 * picture.area() * pictures, arrays = 4.0 * PICTURE_ARRAYS * picture.size();
		if (results + arrays > java) throw tooMany(picture, pictures, results + arrays);
		final double fit = Math.min((machine - fixed) / each, (java - results) / arrays);
		final int most = (int) Math.min(fit, LARGEST_BATCH), rounds = (pictures + most - 1) / most;
		return (pictures + rounds - 1) / rounds;
	}

	private CnnVisException tooLarge(final Network readout, final Shape picture,
		final Function<Shape, List<Shape>> sizes, final double need)
	{
		int fits = Math.min(picture.height(), picture.width());
		while (fits > 0 && !fits(readout, Shape.of(picture.channels(), fits, fits), sizes))
			fits--;
		return new CnnVisException("size: " + picture.width() + " x " + picture.height() + " pixels need about " +
			gigabytes(need) + " of memory up to layer " + readout.output().layer() + ", and there are " + gigabytes(machine) +
			"; " + (fits > 0 ? "a size of " + fits + " fits." : "choose a smaller network."));
	}

	private boolean fits(final Network readout, final Shape picture, final Function<Shape, List<Shape>> sizes) {
		if (!PictureSize.works(readout, picture.height())) return false;
		final List<Shape> shapes = sizes.apply(picture);
		return weights(readout, shapes.size()) + activations(readout, shapes) <= machine;
	}

	private CnnVisException tooMany(final Shape picture, final int pictures, final double need) {
		return new CnnVisException("filters: " + pictures + " pictures of " + picture.width() + " x " + picture.height() +
			" pixels need " + gigabytes(need) + " of Java's memory, which has " + gigabytes(java) +
			"; take fewer or smaller ones, or raise it in Edit > Options > Memory & Threads.");
	}

	/** The model's own and those of the programs. */
	private static double weights(final Network network, final int programs) {
		double count = 0;
		for (final Node node : network.nodes())
			count += node.op().parameters();
		return 4 * (1 + WEIGHT_COPIES * programs) * count;
	}

	/** The network's own, and for each output that is read its squares. */
	private static double activations(final Network network, final List<Shape> pictures) {
		double count = 0;
		for (final Shape picture : pictures) {
			final Map<Node, Shape> shapes = network.shapes(picture.height(), picture.width());
			count += shapes.values().stream().mapToDouble(Memory::numbers).sum();
			count += network.outputs().stream().mapToDouble(output -> numbers(shapes.get(output))).sum();
		}
		return 4 * ACTIVATION_COPIES * count;
	}

	private static double numbers(final Shape shape) {
		return (double) shape.channels() * shape.height() * shape.width();
	}

	private static String gigabytes(final double bytes) {
		return Numbers.short3(bytes / GIGABYTE) + " GB";
	}
}
