package org.cnnvis.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import org.cnnvis.WholeFile;

/**
 * An evaluation as files: {@code evaluation.csv}, a row for each picture; {@code confusion.csv}, what the pictures show
 * in rows and what they were taken for in columns; {@code summary.json}.
 */
public final class EvaluationFiles {

	private final Evaluation evaluation;

	public EvaluationFiles(final Evaluation evaluation) {
		this.evaluation = evaluation;
	}

	/**
	 * @param folder is made if it is not there
	 * @param more what else the summary holds: texts and numbers by their names
	 * @throws org.cnnvis.CnnVisException if a file cannot be written
	 */
	public void write(final Path folder, final Map<String, ?> more) {
		WholeFile.write(folder.resolve("evaluation.csv"), pictures());
		WholeFile.write(folder.resolve("confusion.csv"), confusion());
		WholeFile.write(folder.resolve("summary.json"), summary(more));
	}

	private String pictures() {
		final StringBuilder csv = new StringBuilder("file,true class,predicted,probability\n");
		for (final Evaluation.Row row : evaluation.rows())
			csv.append(cell(row.file())).append(',').append(cell(evaluation.name(row.label()))).append(',').append(cell(
				evaluation.name(row.predicted()))).append(',').append((float) row.probability()).append('\n');
		return csv.toString();
	}

	private String confusion() {
		final List<String> names = evaluation.occurring().stream().map(evaluation::name).map(EvaluationFiles::cell).collect(
			Collectors.toList());
		final StringBuilder csv = new StringBuilder("true class,").append(String.join(",", names)).append('\n');
		final int[][] counts = evaluation.confusion();
		for (int i = 0; i < counts.length; i++) {
			csv.append(names.get(i));
			for (final int count : counts[i])
				csv.append(',').append(count);
			csv.append('\n');
		}
		return csv.toString();
	}

	private String summary(final Map<String, ?> more) {
		final JsonObject json = new JsonObject();
		json.addProperty("images", evaluation.rows().size());
		json.addProperty("accuracy", evaluation.accuracy());
		json.addProperty("top5", evaluation.top(5));
		json.addProperty("logLoss", evaluation.logLoss());
		json.addProperty("calibrationError", evaluation.calibrationError());
		json.addProperty("warned", evaluation.warned());
		for (final Map.Entry<String, ?> entry : more.entrySet())
			if (entry.getValue() instanceof Number) json.addProperty(entry.getKey(), (Number) entry.getValue());
			else json.addProperty(entry.getKey(), String.valueOf(entry.getValue()));
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
	}

	/** Quoted where it has to be (RFC 4180). */
	static String cell(final String text) {
		return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
	}
}
