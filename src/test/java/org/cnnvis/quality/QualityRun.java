package org.cnnvis.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

import javax.imageio.ImageIO;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

import org.cnnvis.image.Montage;
import org.cnnvis.model.Model;
import org.cnnvis.model.ModelLoader;
import org.cnnvis.model.Models;
import org.cnnvis.network.Network;
import org.cnnvis.visualize.Settings;

/**
 * Makes pictures of the reference units by each method, measures them as the peers' were, and writes report.md,
 * report.json and contact sheets.
 */
public final class QualityRun {

	private static final int SIDE = 224, COLUMNS = 4;
	private static final long SEED = 2026;

	private final QualityOptions options = new QualityOptions();
	private final List<Anchor> peers, own = new ArrayList<>();

	private QualityRun() throws IOException {
		peers = Anchor.read(options.data.resolve("reference-pictures/anchors.json"));
		final Path before = options.out.resolve("report.json");
		if (options.resume && Files.exists(before)) own.addAll(Anchor.read(before));
	}

	public static void main(final String[] args) throws IOException {
		final QualityRun run = new QualityRun();
		for (final String network : run.options.networks)
			run.network(network);
	}

	private Model model(final String network) {
		switch (network) {
			case "googlenet":
				return ModelLoader.load(options.data.resolve("models/googlenet-caffe/deploy.prototxt"));
			case "squeezenet":
				return ModelLoader.load(options.data.resolve("models/squeezenet11-caffe/deploy.prototxt"));
			case "vgg19":
				return ModelLoader.load(options.data.resolve(
					"models/vgg19-body/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5"));
			case "bundled":
				return Models.shared().get(Models.DEFAULT);
			default:
				throw new IllegalArgumentException(network + " is not googlenet, squeezenet, vgg19 or bundled");
		}
	}

	private void network(final String network) throws IOException {
		final Map<String, List<Unit>> layers = units(network);
		if (layers.isEmpty()) return;
		final Model model = model(network);
		final Model other = network.equals("googlenet") ? model("squeezenet") : network.equals("squeezenet") ? model(
			"googlenet") : null;
		final List<Path> photographs = Photographs.choose(options.data, options.photos);
		for (final List<Unit> units : layers.values()) {
			final Map<String, List<Settings>> missing = missing(units);
			if (missing.isEmpty()) continue;
			try (Layer layer = new Layer(model, other, units, SIDE, photographs, options.precision)) {
				for (final Map.Entry<String, List<Settings>> method : missing.entrySet())
					for (final Settings settings : method.getValue())
						measure(layer, method.getKey(), settings);
			}
		}
	}

	/** By which methods some of these units have not been pictured. */
	private Map<String, List<Settings>> missing(final List<Unit> units) {
		final Map<String, List<Settings>> missing = new LinkedHashMap<>();
		options.methods.forEach((method, settings) -> {
			for (final int passes : options.passes)
				if (!units.stream().allMatch(unit -> own.stream().anyMatch(a -> unit.is(a) && a.method.equals(method) &&
					a.passes == passes))) missing.computeIfAbsent(method, k -> new ArrayList<>()).add(settings.steps(passes));
		});
		return missing;
	}

	private void measure(final Layer layer, final String method, final Settings settings) throws IOException {
		final List<ArrayImg<ARGBType, IntArray>> pictures = new ArrayList<>();
		final List<Anchor> records = layer.measure(method, settings.size(SIDE), pictures);
		own.removeIf(a -> layer.has(a) && a.method.equals(method) && a.passes == settings.steps());
		own.addAll(records);
		final List<String> labels = new ArrayList<>();
		for (final Unit unit : layer.units)
			labels.add(unit.index + " " + unit.className);
		final String sheet = (layer.network + "-" + layer.name + "-" + method + "-" + settings.steps()).replaceAll(
			"[^A-Za-z0-9_.-]+", "_") + ".png";
		options.out.toFile().mkdirs();
		ImageIO.write(Montage.of(pictures, labels, COLUMNS), "png", options.out.resolve(sheet).toFile());
		final QualityReport report = new QualityReport(peers, own);
		System.out.println(report.row(layer.network, layer.name, records));
		report.write(options.out);
	}

	/** The units to picture, by their layers. */
	private Map<String, List<Unit>> units(final String network) throws IOException {
		final Map<String, List<Unit>> layers = new LinkedHashMap<>();
		final boolean sameClasses = network.equals("squeezenet");
		for (final Anchor a : peers)
			if (a.method.equals(Anchor.LUCENT) && a.passes == 200 && (a.network.equals(network) || sameClasses && a
				.isClass())) add(layers, new Unit(network, a.layer, a.unit, a.className == null ? "" : a.className));
		if (options.more > 0) moreFilters(network, layers);
		if (options.classes > 0 && layers.containsKey(Anchor.CLASSES)) more(layers, new Unit(network, Anchor.CLASSES, 0, ""),
			model(network).classes().size(), options.classes);
		return layers;
	}

	private void add(final Map<String, List<Unit>> layers, final Unit unit) {
		if (!options.wantsLayer(unit.layer)) return;
		final List<Unit> units = layers.computeIfAbsent(unit.layer, k -> new ArrayList<>());
		if (options.units == 0 || units.size() < options.units) units.add(unit);
	}

	/** Adds a unit that is not there yet, however many there may be. */
	private void addNew(final Map<String, List<Unit>> layers, final Unit unit) {
		if (!options.wantsLayer(unit.layer)) return;
		final List<Unit> units = layers.computeIfAbsent(unit.layer, k -> new ArrayList<>());
		if (units.stream().noneMatch(other -> other.index == unit.index)) units.add(unit);
	}

	/** Further filters of the layers at the ends of six equal parts of the network, and those that others failed at. */
	private void moreFilters(final String network, final Map<String, List<Unit>> layers) {
		final Network graph = model(network).network();
		for (final String name : QualityLayers.spread(graph))
			more(layers, new Unit(network, name, 0, ""), QualityLayers.filters(graph, name, SIDE), options.more);
		if (network.equals("vgg19")) for (final String text : QualityLayers.KNOWN_FAILURES) {
			final String[] parts = text.split("[:,]");
			for (int i = 1; i < parts.length; i++)
				addNew(layers, new Unit(network, parts[0], Integer.parseInt(parts[i]), ""));
		}
	}

	/**
	 * Draws further units of a layer by a seed.
	 *
	 * @param any unit of the layer
	 * @param units that the layer has
	 */
	private void more(final Map<String, List<Unit>> layers, final Unit any, final int units, final int count) {
		final TreeSet<Integer> drawn = new TreeSet<>();
		final SplittableRandom random = new SplittableRandom(SEED);
		while (drawn.size() < Math.min(units, count))
			drawn.add(random.nextInt(units));
		for (final int index : drawn)
			addNew(layers, new Unit(any.network, any.layer, index, ""));
	}
}
