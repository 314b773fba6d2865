package org.cnnvis.model.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.CnnVisException;

/** Which arrays of a file belong to which layer. Arrays are assigned by their order, as Keras itself does. */
final class WeightIndex {

	/** One array of one layer. */
	private static final class Slot {

		final KerasLayer layer;
		final String array;

		Slot(final KerasLayer layer, final String array) {
			this.layer = layer;
			this.array = array;
		}
	}

	private final Hdf5File file;
	private final Map<KerasLayer, LayerWeights> weights = new IdentityHashMap<>();

	private WeightIndex(final Hdf5File file) {
		this.file = file;
	}

	LayerWeights of(final KerasLayer layer) {
		return weights.getOrDefault(layer, LayerWeights.none(layer.name()));
	}

	/**
	 * The layout of {@code .h5} files: a group for each layer of the outermost model, whose attribute weight_names lists
	 * its arrays. A nested model has all arrays of its layers there, what training changes first.
	 *
	 * @param root group of the layers' groups, empty or ending in a slash
	 */
	static WeightIndex ofGroups(final ModelConfig model, final Hdf5File file, final String root) {
		final WeightIndex index = new WeightIndex(file);
		for (final KerasLayer layer : model.layers()) {
			final String group = root + layer.name();
			final List<String> paths = new ArrayList<>();
			for (final String name : arrays(file, group))
				paths.add(group + "/" + name);
			if (layer.nested() == null) index.put(layer, WeightNames.all(layer.config()), paths);
			else index.putNested(layer, paths);
		}
		return index;
	}

	/** Names of a group's arrays, without the state of random number generators; empty where there is no such group. */
	static List<String> arrays(final Hdf5File file, final String group) {
		final List<String> names = file.texts(group, "weight_names"), arrays = new ArrayList<>();
		if (names != null) for (final String name : names)
			if (!name.contains("StateVar") && !name.contains("seed_generator")) arrays.add(name);
		return arrays;
	}

	private void put(final KerasLayer layer, final List<String> names, final List<String> paths) {
		weights.put(layer, new LayerWeights(layer.name(), file, names, paths));
	}

	private void putNested(final KerasLayer model, final List<String> paths) {
		final List<Slot> trained = new ArrayList<>(), fixed = new ArrayList<>();
		collect(model, true, trained, fixed);
		trained.addAll(fixed);
		if (trained.size() != paths.size()) throw new CnnVisException("The weights of layer '" + model.name() + "' are " +
			paths.size() + " arrays in the file, but the model that it is needs " + trained.size());
		final Map<KerasLayer, List<String>> names = new IdentityHashMap<>(), found = new IdentityHashMap<>();
		for (int i = 0; i < trained.size(); i++) {
			final Slot slot = trained.get(i);
			names.computeIfAbsent(slot.layer, l -> new ArrayList<>()).add(slot.array);
			found.computeIfAbsent(slot.layer, l -> new ArrayList<>()).add(paths.get(i));
		}
		names.forEach((layer, list) -> put(layer, list, found.get(layer)));
	}

	private static void collect(final KerasLayer layer, final boolean parentTrains, final List<Slot> trained,
		final List<Slot> fixed)
	{
		final boolean trains = parentTrains && layer.isTrainable();
		if (layer.nested() != null) for (final KerasLayer inner : layer.nested().layers())
			collect(inner, trains, trained, fixed);
		for (final String array : WeightNames.trained(layer.config()))
			(trains ? trained : fixed).add(new Slot(layer, array));
		for (final String array : WeightNames.fixed(layer.config()))
			fixed.add(new Slot(layer, array));
	}

	/**
	 * The layout inside {@code .keras} files: {@code layers/<class>_<number>/vars/<i>}; the number counts the layers of
	 * a class in a model. Nested models nest.
	 */
	static WeightIndex ofArchive(final ModelConfig model, final Hdf5File file) {
		final WeightIndex index = new WeightIndex(file);
		index.putArchived(model, "");
		return index;
	}

	private void putArchived(final ModelConfig model, final String prefix) {
		final Map<String, Integer> count = new java.util.HashMap<>();
		for (final KerasLayer layer : model.layers()) {
			if (Operators.isOperator(layer.config())) continue;
			final String snake = snakeCase(layer.config().className());
			final int number = count.merge(snake, 1, Integer::sum) - 1;
			final String group = prefix + "layers/" + snake + (number == 0 ? "" : "_" + number) + "/";
			if (layer.nested() != null) putArchived(layer.nested(), group);
			final List<String> names = WeightNames.all(layer.config());
			final String[] paths = new String[names.size()];
			Arrays.setAll(paths, i -> group + "vars/" + i);
			put(layer, names, Arrays.asList(paths));
		}
	}

	/** MaxPooling2D becomes max_pooling2d (keras/src/utils/naming.py). */
	static String snakeCase(final String className) {
		final String name = className.substring(className.lastIndexOf('>') + 1).replaceAll("\\W+", "");
		return name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2").replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
	}
}
