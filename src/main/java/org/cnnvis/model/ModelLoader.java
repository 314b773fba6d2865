package org.cnnvis.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.caffe.CaffeFormat;
import org.cnnvis.model.dl4j.Dl4jFormat;
import org.cnnvis.model.keras.KerasArchive;
import org.cnnvis.model.keras.KerasHdf5;
import org.cnnvis.model.known.KnownWeights;
import org.cnnvis.model.onnx.OnnxFormat;
import org.cnnvis.network.Network;
import org.cnnvis.network.Node;

/**
 * Loads models from files of any known kind. What a file does not say is taken from the JSON beside it
 * ({@link Sidecar}), then from what is known of the architecture ({@link InputGuess}), and is noted in the model.
 *
 * <pre>{@code
 * Model model = ModelLoader.load(Paths.get("vgg16.h5"));
 * }</pre>
 */
public final class ModelLoader {

	/** Bytes of a file that formats are shown to recognise it. */
	public static final int HEAD_BYTES = 16;

	/** Asked in this order. */
	private static final List<ModelFormat> FORMATS = Collections.unmodifiableList(Arrays.asList(new KerasArchive(),
		new KnownWeights(), new KerasHdf5(), new Dl4jFormat(), new OnnxFormat(), new CaffeFormat()));

	private ModelLoader() {}

	/** @throws CnnVisException naming the file and the reason, if it is missing, damaged or holds no image network */
	public static Model load(final Path file) {
		return load(file.toString(), file);
	}

	/** @param name what the user calls the model */
	public static Model load(final String name, final Path file) {
		try {
			final byte[] head = head(file);
			final ImportedModel imported = format(file, head).read(file);
			try (final InputStream in = Files.newInputStream(file)) {
				return describe(name, file.toString(), in, imported, Sidecar.beside(file));
			}
		}
		catch (final NoSuchFileException e) {
			throw new CnnVisException(file + ": there is no such file", e);
		}
		catch (final IOException e) {
			throw new CnnVisException(file + " cannot be read: " + e.getMessage(), e);
		}
		catch (final CnnVisException e) {
			throw new CnnVisException(file + ": " + e.getMessage(), e);
		}
	}

	private static byte[] head(final Path file) throws IOException {
		if (Files.isDirectory(file)) throw new CnnVisException("this is a folder, not a model file");
		try (final InputStream in = Files.newInputStream(file)) {
			final byte[] head = in.readNBytes(HEAD_BYTES);
			if (head.length == 0) throw new CnnVisException("The file is empty");
			return head;
		}
	}

	private static ModelFormat format(final Path file, final byte[] head) throws IOException {
		for (final ModelFormat format : FORMATS)
			if (format.recognises(file, head)) return format;
		final String known = FORMATS.stream().map(ModelFormat::name).collect(Collectors.joining(", "));
		throw new CnnVisException("The file is not a model (it is " + kindOf(head) + "); known are " + known);
	}

	private static String kindOf(final byte[] head) {
		if (head.length > 1 && head[0] == 'P' && head[1] == 'K') return "a zip archive of something else";
		for (final byte b : head)
			if (b < ' ' && b != '\n' && b != '\r' && b != '\t') return "of no known kind";
		return "text";
	}

	private static void requireFinite(final Network network) {
		for (final Node node : network.nodes())
			for (final float[] weights : node.op().weights())
				for (final float w : weights)
					if (!Float.isFinite(w)) throw new CnnVisException("The weights of layer '" + node.layer() + "' hold " + w +
						": the training has diverged, or the file is damaged");
	}

	/** @param content the file's bytes, for its sum */
	static Model describe(final String name, final String source, final InputStream content,
		final ImportedModel imported, final Sidecar sidecar) throws IOException
	{
		requireFinite(imported.network());
		final List<String> notes = new ArrayList<>(imported.notes());
		final int channels = imported.network().input().channels();
		final InputSpec input = sidecar.input(channels).orElseGet(() -> imported.input().orElseGet(() -> InputGuess.of(
			imported.network(), notes)));
		final List<String> classes = sidecar.classes().orElseGet(() -> imported.classes().isEmpty() ? ClassNames.guess(
			imported.network(), notes) : imported.classes());
		ClassNames.requireFit(classes, imported.network());
		return new Model(name, source, DigestUtils.sha256Hex(content), sidecar.size(imported.network()), input, classes)
			.withNotes(notes).withLicence(sidecar.licence());
	}
}
