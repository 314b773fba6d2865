package org.cnnvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.google.gson.GsonBuilder;

/** Rows, goals and remarks, printed as they come and written as Markdown and JSON into target/bench. */
final class BenchReport {

	private final List<BenchRow> rows = new ArrayList<>();
	private final List<String> goals = new ArrayList<>(), notes = new ArrayList<>();

	void add(final BenchRow row) {
		rows.add(row);
		System.out.printf(Locale.ROOT, "%-24s n=%d %-24s %8.1f ms per image%n", row.network, row.batch, row.way,
			row.msPerImage);
	}

	void note(final String note) {
		notes.add(note);
		System.out.println(note);
	}

	/** Of the first row that is of this network and way; NaN if there is none. */
	double ms(final String network, final String way) {
		return rows.stream().filter(r -> r.network.equals(network) && r.way.equals(way)).mapToDouble(r -> r.msPerImage)
			.findFirst().orElse(Double.NaN);
	}

	/** Something of which less is better; left out where it was not measured. */
	void atMost(final String what, final double goal, final double measured) {
		goal(what, "<= ", goal, measured, measured <= goal);
	}

	/** Something of which more is better. */
	void atLeast(final String what, final double goal, final double measured) {
		goal(what, ">= ", goal, measured, measured >= goal);
	}

	private void goal(final String what, final String sign, final double goal, final double measured,
		final boolean reached)
	{
		if (!Double.isNaN(measured)) goals.add(String.format(Locale.ROOT, "| %s | %s%s | %.2f | %s |", what, sign, goal,
			measured, reached ? "reached" : "NOT reached"));
	}

	/** @param name of the files, without their endings */
	void write(final String name, final String title) throws IOException {
		final Path folder = Files.createDirectories(Paths.get("target", "bench"));
		Files.writeString(folder.resolve(name + ".json"), new GsonBuilder().setPrettyPrinting().create().toJson(rows));
		final StringBuilder s = new StringBuilder("# " + title + "\n\n" + Runtime.getRuntime().availableProcessors() +
			" cores.\n\n| network | size | batch | way | ms per image |\n|---|---|---|---|---|\n");
		for (final BenchRow row : rows)
			s.append(String.format(Locale.ROOT, "| %s | %d | %d | %s | %.1f |%n", row.network, row.size, row.batch, row.way,
				row.msPerImage));
		s.append("\n| | goal | measured | |\n|---|---|---|---|\n").append(String.join("\n", goals)).append("\n\n");
		for (final String note : notes)
			s.append("- ").append(note).append('\n');
		Files.writeString(folder.resolve(name + ".md"), s);
		System.out.println(s);
	}
}
