package org.cnnvis.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.cnnvis.CnnVisException;
import org.cnnvis.model.download.Watcher;

/**
 * Takes a model file of the user's into the models folder, with what the user says about it in the JSON beside it. The
 * file is read once, so that answers can be tried out.
 *
 * <pre>{@code
 * ModelImport mine = ModelImport.of(folder, file);
 * Model model = mine.model(new ModelAnswers("RGB 0 to 1", "daisy, iris", ""));   // and classify a photograph with it
 * mine.finish(answers, true, watcher);
 * }</pre>
 */
public final class ModelImport {

	private static final int BUFFER = 1 << 20;

	private final ModelFolder folder;
	private final Path file;
	private final ModelLoader.ReadFile read;

	private ModelImport(final ModelFolder folder, final Path file, final ModelLoader.ReadFile read) {
		this.folder = folder;
		this.file = file;
		this.read = read;
	}

	/** @throws CnnVisException naming the file and the reason, if it is not a model that can be computed */
	public static ModelImport of(final ModelFolder folder, final Path file) {
		final Path absolute = file.toAbsolutePath().normalize();
		return new ModelImport(folder, absolute, ModelLoader.read(absolute));
	}

	/**
	 * The model as it is with these answers; its notes say what is guessed where there is none.
	 *
	 * @throws CnnVisException if an answer is wrong for it
	 */
	public Model model(final ModelAnswers answers) {
		return ModelLoader.describe(name(), file, read, Sidecar.parse("the description", json(answers).toString()));
	}

	/** What stands beside the file already, completed by the answers. */
	private JsonObject json(final ModelAnswers answers) {
		final JsonObject json;
		try {
			json = Sidecar.beside(file).json();
		}
		catch (final IOException e) {
			throw new CnnVisException(Sidecar.pathFor(file) + " cannot be read: " + e.getMessage(), e);
		}
		final JsonObject said = answers.json(read.content.network().input().channels());
		said.keySet().forEach(key -> json.add(key, said.get(key)));
		return json;
	}

	private String name() {
		return file.getFileName().toString();
	}

	/** Whether all of the model is in this one file, so that it can be copied. */
	public boolean isSingleFile() {
		return read.content.isSingleFile();
	}

	/** Where the file will be. */
	public Path target(final boolean copy) {
		return copy && isSingleFile() && !folder.contains(file) ? folder.path().resolve(name()) : file;
	}

	/**
	 * @param copy into the models folder, where lists offer it by name; else the description is written beside the file
	 *          where it is
	 * @return the model, by the name under which it can be had now
	 */
	public Model finish(final ModelAnswers answers, final boolean copy, final Watcher watcher) {
		final Path target = target(copy);
		final JsonObject json = json(answers);
		model(answers);
		json.addProperty("sha256", read.sha256);
		if (!json.has("source")) json.addProperty("source", file.toString());
		try {
			if (!target.equals(file)) copy(target, watcher);
			Files.write(Sidecar.pathFor(target), new GsonBuilder().setPrettyPrinting().create().toJson(json).getBytes(
				StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new CnnVisException("The model cannot be written to " + target + ": " + e.getMessage(), e);
		}
		final String name = folder.contains(target) ? folder.path().toAbsolutePath().normalize().relativize(target
			.toAbsolutePath().normalize()).toString().replace('\\', '/') : target.toString();
		return ModelLoader.describe(name, target, read, Sidecar.parse(Sidecar.pathFor(target).toString(), json.toString()));
	}

	private void copy(final Path target, final Watcher watcher) throws IOException {
		if (Files.exists(target) && !ModelLoader.sha256(target).equals(read.sha256)) throw new CnnVisException("There is another model '" +
			name() + "' in " + folder.path() + ": rename the file, or remove that model with Models... first.");
		final long size = Files.size(file);
		final Path part = Files.createTempFile(Files.createDirectories(folder.path()), name(), ".part");
		try {
			try (InputStream in = Files.newInputStream(file); OutputStream out = Files.newOutputStream(part)) {
				final byte[] buffer = new byte[BUFFER];
				long done = 0;
				for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
					out.write(buffer, 0, n);
					watcher.update(done += n, size, "Copying " + name());
					if (watcher.isCancelled()) throw new CnnVisException("The import was stopped");
				}
			}
			move(part, target);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	private static void move(final Path part, final Path target) throws IOException {
		try {
			Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** {@code mine.h5: 12 layers, input 224 x 224 RGB 0 to 1, 3 classes (daisy, iris, tulip)} */
	public static String line(final Model model) {
		return ModelInfo.of(model, 0).line();
	}
}
