package org.cnnvis.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.caffe.CaffeFormat;
import org.cnnvis.model.dl4j.Dl4jFormat;
import org.cnnvis.model.download.Checksum;
import org.cnnvis.model.download.Watcher;
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
		return named(file, () -> describe(name, file, read(file), Sidecar.beside(file)));
	}

	/** What a file says by itself, its fingerprint included. */
	static ReadFile read(final Path file) {
		return named(file, () -> {
			final ImportedModel content = finite(format(file, head(file)).read(file));
			return new ReadFile(content, content.isSingleFile() ? sha256(file) : sha256(file, content.network()));
		});
	}

	/** Of a file, 64 hexadecimal digits. */
	static String sha256(final Path file) throws IOException {
		return Checksum.sha256(file, Watcher.NONE).value();
	}

	/** Of a file whose network has its weights elsewhere: of the file's sum and all weights, in the network's order. */
	private static String sha256(final Path file, final Network network) throws IOException {
		final MessageDigest digest = DigestUtils.getSha256Digest();
		digest.update(sha256(file).getBytes(StandardCharsets.US_ASCII));
		for (final Node node : network.nodes())
			for (final float[] weights : node.op().weights()) {
				final ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES);
				bytes.asFloatBuffer().put(weights);
				digest.update(bytes);
			}
		return Hex.encodeHexString(digest.digest());
	}

	static Model describe(final String name, final Path file, final ReadFile read, final Sidecar sidecar) {
		return describe(name, sidecar.source().isEmpty() ? file.toString() : sidecar.source(), read.sha256, read.content,
			sidecar);
	}

	/** Whatever is wrong with a file is said with its name in front. */
	private static <T> T named(final Path file, final Reading<T> reading) {
		try {
			return reading.read();
		}
		catch (final NoSuchFileException e) {
			throw new CnnVisException(file + ": there is no such file", e);
		}
		catch (final IOException e) {
			throw new CnnVisException(file + " cannot be read: " + reason(e), e);
		}
		catch (final CnnVisException e) {
			if (e.getMessage().startsWith(file.toString())) throw e;
			// Names in damaged files are anything, a sentence is one line.
			throw new CnnVisException(file + ": " + e.getMessage().replaceAll("\\p{Cntrl}", "?"), e);
		}
	}

	/** Some of Java's exceptions say it by their class alone. */
	private static String reason(final IOException e) {
		if (e instanceof EOFException) return "it is cut short";
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	private interface Reading<T> {

		T read() throws IOException;
	}

	/** A file's content and fingerprint. */
	static final class ReadFile {

		final ImportedModel content;
		final String sha256;

		ReadFile(final ImportedModel content, final String sha256) {
			this.content = content;
			this.sha256 = sha256;
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
		// The offset of the first table, and the small number of its first field.
		if (head.length > 8 && head[0] > 0 && head[0] % 4 == 0 && head[1] == 0 && head[2] == 0 && head[3] == 0) return "FlatBuffers data, as SameDiff and TensorFlow Lite write them";
		for (final byte b : head)
			if (b < ' ' && b != '\n' && b != '\r' && b != '\t') return "of no known kind";
		return "text";
	}

	private static ImportedModel finite(final ImportedModel imported) {
		for (final Node node : imported.network().nodes())
			for (final float[] weights : node.op().weights())
				for (final float w : weights)
					if (!Float.isFinite(w)) throw new CnnVisException("The weights of layer '" + node.layer() + "' hold " + w +
						": the training has diverged, or the file is damaged");
		return imported;
	}

	static Model describe(final String name, final String source, final String sha256, final ImportedModel imported,
		final Sidecar sidecar)
	{
		final List<String> notes = new ArrayList<>(imported.notes());
		final Network network = imported.network();
		final InputSpec input = sidecar.input(network.input().channels()).orElseGet(() -> imported.input().orElseGet(
			() -> InputGuess.of(network, notes)));
		final List<String> classes = sidecar.classes(() -> ClassNames.outputs(network).orElse(0)).orElseGet(() -> imported
			.classes().isEmpty() ? ClassNames.guess(network, notes) : imported.classes());
		ClassNames.requireFit(classes, network);
		return new Model(name, source, sha256, sidecar.size(network), input, classes).withNotes(notes).withLicence(sidecar
			.licence()).withKnown(sidecar.known().orElse(null));
	}
}
