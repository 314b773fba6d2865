package org.cnnvis.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.cnnvis.engine.Precision;
import org.cnnvis.engine.onednn.OneDnnBackend;
import org.cnnvis.image.Pictures;
import org.cnnvis.model.Model;
import org.cnnvis.network.Network;
import org.cnnvis.visualize.FeatureVisualizer;
import org.cnnvis.visualize.FilterPicture;
import org.cnnvis.visualize.Progress;
import org.cnnvis.visualize.Settings;

/** Some units of one layer: makes their pictures by any method and measures them. */
final class Layer implements AutoCloseable {

	final String network, name;
	final List<Unit> units;
	private final Model model, other;
	private final int side;
	private final Precision precision;
	private final Judge judge;
	private final float[] photoBest;
	private final int photos;

	/**
	 * @param units all of the same layer
	 * @param other a network with the same classes, for the transfer; null for none
	 * @param side of the pictures in pixels
	 * @param precision in which the pictures are made
	 */
	Layer(final Model model, final Model other, final List<Unit> units, final int side, final List<Path> photographs,
		final Precision precision)
		throws IOException
	{
		this.model = model;
		this.other = other;
		this.units = units;
		this.side = side;
		this.precision = precision;
		this.network = units.get(0).network;
		this.name = units.get(0).layer;
		this.judge = new Judge(model, units.get(0).isClass() ? logits(model) : name, side);
		this.photos = photographs.size();
		float[] best = null;
		for (final Path photograph : photographs) {
			final float[] values = judge.readLevels(Photographs.read(photograph, side));
			if (best == null) best = values;
			for (int i = 0; i < values.length; i++)
				best[i] = Math.max(best[i], values[i]);
		}
		this.photoBest = best;
	}

	static String logits(final Model model) {
		return Network.beforeActivation(model.network().output()).name();
	}

	/** Whether the record is of one of these units. */
	boolean has(final Anchor anchor) {
		return units.stream().anyMatch(unit -> unit.is(anchor));
	}

	/** @param images receives the pictures, in the order of the records that are returned */
	List<Anchor> measure(final String method, final Settings settings,
		final List<ArrayImg<ARGBType, IntArray>> images) throws IOException
	{
		final String filters = units.stream().map(unit -> Integer.toString(unit.index)).collect(Collectors.joining(","));
		final List<FilterPicture> pictures = new FeatureVisualizer(spec -> new OneDnnBackend().compile(spec
			.precision(precision))).visualize(model, settings
			.layer(units.get(0).isClass() ? "" : name).filters(filters), Progress.NONE).pictures();
		final List<Anchor> records = new ArrayList<>();
		for (int i = 0; i < units.size(); i++) {
			records.add(record(units.get(i), method, settings, pictures.get(i)));
			images.add(pictures.get(i).image);
		}
		return records;
	}

	private Anchor record(final Unit unit, final String method, final Settings settings, final FilterPicture picture)
		throws IOException
	{
		final int[] argb = Pictures.pixels(picture.image);
		final Anchor a = new Anchor();
		a.network = network;
		a.layer = name;
		a.unit = unit.index;
		a.method = method;
		a.passes = picture.steps;
		a.seed = settings.seed();
		a.value = picture.activationFinal;
		a.valueStart = picture.activationStart;
		final float[] shown = judge.read(argb);
		a.value8bitShown = shown[unit.index];
		a.dead = a.value <= 0 || a.value <= 1.01 * a.valueStart;
		if (photoBest != null) {
			a.photoBest = photoBest[unit.index];
			a.photos = photos;
			if (a.photoBest > 0) a.photoRatio = a.value / a.photoBest;
		}
		final PictureStatistics statistics = new PictureStatistics(argb, side);
		a.slope = statistics.slope;
		a.energyAboveQuarter = statistics.energyAboveQuarter;
		a.std = statistics.deviation;
		a.meanRgb = statistics.mean;
		final DominantHue hue = new DominantHue(argb);
		a.hue = hue.degrees;
		a.hueShare = hue.share;
		a.borderRatio = statistics.borderRatio;
		a.secondsPerPicture = picture.milliseconds / 1000;
		a.pixels = Integer.toHexString(Arrays.hashCode(argb));
		if (unit.isClass()) judgeClass(a, unit, argb, shown);
		return a;
	}

	private void judgeClass(final Anchor a, final Unit unit, final int[] argb, final float[] logits) throws IOException {
		int top = 0;
		for (int i = 1; i < logits.length; i++)
			if (logits[i] > logits[top]) top = i;
		a.top1 = top;
		a.className = unit.className;
		a.probability = Judge.probability(logits, unit.index);
		a.robustProbability = judge.robustProbability(argb, unit.index);
		if (other != null) try (Judge second = new Judge(other, logits(other), OTHER_SIDE)) {
			a.transferProbability = Judge.probability(second.readLevels(Photographs.resample(argb, side, OTHER_SIDE)),
				unit.index);
		}
	}

	private static final int OTHER_SIDE = 227;

	@Override
	public void close() {
		judge.close();
	}
}
