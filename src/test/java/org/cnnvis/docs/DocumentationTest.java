package org.cnnvis.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.MacroLine;
import org.cnnvis.Version;
import org.cnnvis.command.VisualizeFilter;
import org.cnnvis.ij1.Inputs;
import org.cnnvis.ij1.dialog.Advice;
import org.cnnvis.command.SciJava;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/**
 * What the documentation says is so. The tables of parameters are written by
 * {@code mvn -q test -Dtest=DocumentationTest -Dcnnvis.docs=write}.
 */
class DocumentationTest {

	private static final String MENU = "Plugins>CNN Vis>";
	private static final Pattern TABLE = Pattern.compile("(?s)(<!-- parameters of (.*?) -->\n).*?(<!-- end -->)");
	private static final Pattern CALL = Pattern.compile("run\\(\"([^\"]+\\.\\.\\.)\", *\"([^\"]*)\"\\)");
	private static final Pattern MESSAGE = Pattern.compile("(?m)^### `(.*)`$");
	private static final long MOST_BYTES_OF_PICTURES = 3_000_000;

	@RegisterExtension
	static final SciJava SCIJAVA = new SciJava();

	private static List<Page> pages;

	@BeforeAll
	static void readPages() throws IOException {
		pages = Page.all();
	}

	@Test
	void everyLinkLeadsToAFileAndAHeading() throws IOException {
		final List<String> broken = new ArrayList<>();
		for (final Page page : pages)
			for (final String link : page.links())
				if (!leadsSomewhere(page, link)) broken.add(page + ": " + link);
		assertEquals("", String.join("\n", broken));
	}

	private static boolean leadsSomewhere(final Page page, final String link) throws IOException {
		final Path target = page.target(link);
		if (!Files.exists(target)) return false;
		return !link.contains("#") || Page.read(target.toString()).anchors().contains(link.split("#", 2)[1]);
	}

	@Test
	void everyPageCanBeReachedFromTheReadme() {
		final Set<Path> reached = new TreeSet<>();
		reach(Paths.get("README.md"), reached);
		assertEquals("", pages.stream().map(page -> page.file).filter(file -> !reached.contains(file)).map(Path::toString)
			.collect(Collectors.joining("\n")));
	}

	private static void reach(final Path file, final Set<Path> reached) {
		if (!reached.add(file)) return;
		for (final Page page : pages)
			if (page.file.equals(file)) for (final String link : page.links())
				reach(page.target(link), reached);
	}

	@Test
	void everyPictureIsShownAndTogetherTheyAreSmall() throws IOException {
		final Set<Path> shown = new TreeSet<>();
		for (final Page page : pages)
			for (final String link : page.links())
				shown.add(page.target(link));
		try (Stream<Path> files = Files.list(Paths.get("docs/pictures"))) {
			long bytes = 0;
			for (final Path picture : files.collect(Collectors.toList())) {
				assertTrue(shown.contains(picture), picture + " is not shown on any page");
				bytes += Files.size(picture);
			}
			assertTrue(bytes < MOST_BYTES_OF_PICTURES, bytes + " bytes of pictures");
		}
	}

	@Test
	void theTablesOfParametersAreThoseOfTheCommands() throws IOException {
		final Set<String> described = new TreeSet<>(), listed = new TreeSet<>();
		for (final Page page : pages) {
			final String right = TABLE.matcher(page.text).replaceAll(table -> Matcher.quoteReplacement(table
				.group(1) + ParameterTable.of(module(table.group(2))) + table.group(3)));
			if ("write".equals(System.getProperty("cnnvis.docs"))) Files.write(page.file, right.getBytes(
				StandardCharsets.UTF_8));
			else assertTrue(right.equals(page.text), page + " is not up to date: mvn -q test -Dtest=DocumentationTest " +
				"-Dcnnvis.docs=write");
			Page.matches(TABLE, page.text).forEach(table -> (page.file.startsWith("docs/commands") ? described : listed).add(
				table.group(2)));
		}
		assertEquals(commands().keySet(), described, "commands that have a page");
		assertEquals(commands().keySet(), listed, "commands in the macro reference");
	}

	/** The Help button of a command's dialog opens it. */
	@Test
	void theFileNameOfACommandsPageIsItsName() {
		for (final String name : commands().keySet()) {
			final String file = "docs/commands/" + name.toLowerCase(Locale.ROOT).replace("...", "").replace(' ', '-') + ".md";
			assertTrue(Files.exists(Paths.get(file)), file);
		}
	}

	@Test
	void everyMacroLineHasParametersThatTheCommandHas() {
		int lines = 0;
		for (final Page page : pages)
			for (final MatchResult call : Page.matches(CALL, page.text).collect(Collectors.toList())) {
				final Module module = module(call.group(1));
				Inputs.set(module, MacroLine.parse(call.group(2)));
				if (isForBundledModel(module)) ((Advice) module).check();
				lines++;
			}
		assertTrue(lines > 3);
	}

	/** Such a line can be checked further: model, layer, filters, ranges. */
	private static boolean isForBundledModel(final Module module) {
		return module instanceof VisualizeFilter && module.getInput("model").toString().endsWith("(bundled)");
	}

	@Test
	void everyMessageOfTheTroubleshootingPageIsInTheCode() throws IOException {
		final String literals = literals();
		final List<MatchResult> messages = Page.matches(MESSAGE, Page.read("docs/troubleshooting.md").text).collect(
			Collectors.toList());
		assertTrue(messages.size() > 5);
		for (final MatchResult message : messages)
			for (final String part : message.group(1).split("\u2026"))
				assertTrue(literals.contains(part.trim()), message.group(1) + ": nothing says '" + part.trim() + "'");
	}

	/** The source with strings that are put together from several lines in one piece. */
	private static String literals() throws IOException {
		try (Stream<Path> files = Files.walk(Paths.get("src/main/java"))) {
			final StringBuilder all = new StringBuilder();
			for (final Path file : files.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toList()))
				all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceAll("\" \\+\\s+\"", ""));
			return all.toString().replace("\\\"", "\"");
		}
	}

	@Test
	void theTemplatesOfTheScriptEditorAreListed() throws IOException {
		final String reference = Page.read("docs/macro-reference.md").text;
		try (Stream<Path> templates = Files.list(Paths.get("src/main/resources/script_templates/CNN_Vis"))) {
			assertEquals("", templates.map(file -> file.getFileName().toString().replaceAll("\\..*", "").replace('_', ' '))
				.filter(name -> !reference.contains(name)).collect(Collectors.joining(", ")));
		}
	}

	@Test
	void citationAndChangesAreThoseOfThisVersion() throws IOException {
		final String version = Version.TEXT.replace("-SNAPSHOT", ""), citation = Page.read("CITATION.cff").text;
		for (final String line : new String[] { "cff-version: 1\\.2\\.0", "version: " + Pattern.quote(version),
			"date-released: \\d{4}-\\d\\d-\\d\\d", "license: BSD-2-Clause", "title: \".+\"", "repository-code: \"" + Pattern.quote(
				Version.URL) + "\"" })
			assertTrue(Pattern.compile("(?m)^" + line + "$").matcher(citation).find(), line);
		assertTrue(Pattern.compile("(?m)^## " + Pattern.quote(version) + " ").matcher(Page.read("CHANGELOG.md").text).find());
	}

	/** By their labels in the menu Plugins &gt; CNN Vis. */
	private static SortedMap<String, CommandInfo> commands() {
		final SortedMap<String, CommandInfo> commands = new TreeMap<>();
		for (final CommandInfo info : SCIJAVA.commands())
			if (info.getAnnotation() != null && info.getAnnotation().menuPath().startsWith(MENU)) commands.put(info.getMenuPath().getLeaf().getName(), info);
		return commands;
	}

	private static Module module(final String command) {
		assertTrue(commands().containsKey(command), "There is no command '" + command + "'");
		return SCIJAVA.module(commands().get(command));
	}
}
