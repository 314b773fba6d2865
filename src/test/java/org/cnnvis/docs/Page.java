package org.cnnvis.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown file of the repository. */
final class Page {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)"), CODE = Pattern.compile(
		"(?ms)^```.*?^```$|^(    |\t)\\S.*?$|`[^`\n]*`"), HEADING = Pattern.compile("(?m)^#+ (.*)$");

	final Path file;
	final String text;

	private Page(final Path file) throws IOException {
		this.file = file;
		this.text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}

	/** All that people read: those at the top, those below docs, and the cards of the models. */
	static List<Page> all() throws IOException {
		final List<Page> pages = new ArrayList<>();
		for (final String folder : Arrays.asList(".", "docs", "src/main/resources/models"))
			try (Stream<Path> files = Files.walk(Paths.get(folder), folder.equals(".") ? 1 : 3)) {
				for (final Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().collect(Collectors.toList()))
					pages.add(new Page(file.normalize()));
			}
		return pages;
	}

	static Page read(final String file) throws IOException {
		return new Page(Paths.get(file));
	}

	/** Links and pictures that lead to files, as they are written; those in code are no links. */
	List<String> links() {
		return matches(LINK, CODE.matcher(text).replaceAll("")).map(link -> link.group(1)).filter(link -> !link.contains(
			"://")).collect(Collectors.toList());
	}

	/** The file that a link leads to. */
	Path target(final String link) {
		final String path = link.split("#", 2)[0];
		if (path.isEmpty()) return file;
		final Path folder = file.getParent() == null ? Paths.get("") : file.getParent();
		return folder.resolve(path).normalize();
	}

	/** Names that links to headings use: lower case, blanks as hyphens, without punctuation. */
	List<String> anchors() {
		return matches(HEADING, text).map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s-]", "")
			.trim().replaceAll("\\s", "-")).collect(Collectors.toList());
	}

	static Stream<MatchResult> matches(final Pattern pattern, final String text) {
		final Matcher matcher = pattern.matcher(text);
		return matcher.results();
	}

	@Override
	public String toString() {
		return file.toString();
	}
}
