package org.cnnvis.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.InputSpec;
import org.cnnvis.network.Network;
import org.cnnvis.network.Shape;

/** What else an ONNX file tells: class names that its writer has put into its metadata, the program that wrote it. */
final class OnnxMetadata {

	private static final Set<String> CLASS_KEYS = Set.of("names", "classes", "class_names", "labels");

	private static final int IMAGENET = 1000;

	/** {@code 12: 'name'} as Python writes dictionaries, {@code "12": "name"} as JSON does. */
	private static final Pattern NUMBERED = Pattern.compile("[\"']?(\\d{1,6})[\"']?\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");
	private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

	private OnnxMetadata() {}

	static ImportedModel describe(final ModelProto model, final Network network, final List<String> notes) {
		ImportedModel imported = ImportedModel.of(network).withNotes(notes.toArray(new String[0]));
		final Shape output = network.shapes(network.input().height() == 0 ? OnnxGraph.ANY : 0, network.input().width() == 0
			? OnnxGraph.ANY : 0).get(network.output());
		for (final StringStringEntryProto entry : model.getMetadataPropsList()) {
			final List<String> names = CLASS_KEYS.contains(entry.getKey()) ? names(entry.getValue()) : Collections.emptyList();
			// Names that do not fit the output are names of something else.
			if (!names.isEmpty() && output.isVector() && names.size() == output.channels()) imported = imported.withClasses(
				names);
		}
		final String producer = model.getProducerName();
		final boolean isFromTensorFlow = producer.startsWith("tf2onnx") || producer.startsWith("keras");
		if (isFromTensorFlow || network.input().channels() != 3 || !output.isVector() || output.channels() != IMAGENET)
			return imported;
		final List<String> all = new ArrayList<>(notes);
		all.add("The file does not say how pictures go in: taken as usual for ImageNet networks in ONNX files (" +
			InputSpec.TORCH + ").");
		return imported.withInput(InputSpec.TORCH).withNotes(all.toArray(new String[0]));
	}

	/** Names in a list, in a dictionary by number, or separated by commas or lines; empty if it is none of these. */
	static List<String> names(final String text) {
		final Map<Integer, String> numbered = new TreeMap<>();
		for (final Matcher m = NUMBERED.matcher(text); m.find();)
			numbered.put(Integer.parseInt(m.group(1)), m.group(2) == null ? m.group(3) : m.group(2));
		if (!numbered.isEmpty()) return new ArrayList<>(numbered.values());
		final List<String> quoted = new ArrayList<>();
		for (final Matcher m = QUOTED.matcher(text); m.find();)
			quoted.add(m.group(1) == null ? m.group(2) : m.group(1));
		if (!quoted.isEmpty()) return quoted;
		return Arrays.asList(text.trim().split("\\s*[,;\\n]\\s*"));
	}
}
