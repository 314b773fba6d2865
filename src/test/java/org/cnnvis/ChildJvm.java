package org.cnnvis;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a Java virtual machine of its own, with this one's class path: what it printed and how it ended. */
public final class ChildJvm {

	private static final int SECONDS = 180;
	/** MB. */
	private static final int HEAP = 2048;

	private final int status;
	private final String output, errors;

	private ChildJvm(final int status, final String output, final String errors) {
		this.status = status;
		this.output = output;
		this.errors = errors;
	}

	/** Without a display. */
	public static ChildJvm headless(final Class<?> main, final String... arguments) throws IOException,
		InterruptedException
	{
		return run("", classPath(), main.getName(), arguments);
	}

	/** Without a display, and with so many MB for Java's heap. */
	public static ChildJvm withHeap(final int megabytes, final Class<?> main, final String... arguments)
		throws IOException, InterruptedException
	{
		return run(megabytes, "", classPath(), main.getName(), arguments);
	}

	/** Of this Java virtual machine. */
	public static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	/**
	 * @param display as in the variable DISPLAY; empty for none
	 * @param main name of the class
	 */
	public static ChildJvm run(final String display, final String classPath, final String main, final String... arguments)
		throws IOException, InterruptedException
	{
		return run(HEAP, display, classPath, main, arguments);
	}

	private static ChildJvm run(final int heap, final String display, final String classPath, final String main,
		final String... arguments) throws IOException, InterruptedException
	{
		final Path home = Files.createDirectories(Paths.get("target", "home").toAbsolutePath());
		final String natives = Paths.get(System.getProperty("user.home"), ".javacpp", "cache").toString();
		final List<String> command = new ArrayList<>(Arrays.asList(Paths.get(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx" + heap + "m", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Duser.home=" + home,
			"-Djava.util.prefs.userRoot=" + home, "-Dcnnvis.models=" + System.getProperty("cnnvis.models"), "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty(
				"org.bytedeco.javacpp.cachedir", natives), "-cp", classPath, main));
		command.addAll(Arrays.asList(arguments));
		final File out = File.createTempFile("child", ".out"), err = File.createTempFile("child", ".err");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
		builder.environment().remove("DISPLAY");
		if (!display.isEmpty()) builder.environment().put("DISPLAY", display);
		final Process process = builder.start();
		if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
		return new ChildJvm(process.exitValue(), textOf(out), textOf(err));
	}

	private static String textOf(final File file) throws IOException {
		final String text = new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
		Files.delete(file.toPath());
		return text;
	}

	public int status() {
		return status;
	}

	public String output() {
		return output;
	}

	public String errors() {
		return errors;
	}

	@Override
	public String toString() {
		return "exit status " + status + "\n" + output + "\n" + errors;
	}
}
