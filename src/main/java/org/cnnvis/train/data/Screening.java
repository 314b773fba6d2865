package org.cnnvis.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.DigestUtils;

import org.cnnvis.CnnVisException;
import org.cnnvis.ij1.ImageFile;
import org.cnnvis.ij1.ShownImage;

/**
 * Looks through the photographs of a folder before anything is learned from them: files that cannot be read as images,
 * and files with the content of another one, are left out and listed. So no photograph is learned from and judged by at
 * the same time under two names. Immutable.
 *
 * <pre>{@code
 * Screening screening = Screening.of(ImageFolder.open(folder));
 * screening.remarks().forEach(log);
 * Split split = Split.stratified(screening.folder(), 10, seed);
 * }</pre>
 */
public final class Screening {

	private final ImageFolder folder;
	private final List<String> remarks;
	private final Map<LabelledFile, String> hashes;

	private Screening(final ImageFolder folder, final List<String> remarks, final Map<LabelledFile, String> hashes) {
		this.folder = folder;
		this.remarks = Collections.unmodifiableList(remarks);
		this.hashes = hashes;
	}

	/**
	 * Reads each file once, on all cores.
	 *
	 * @throws CnnVisException if nothing is left of a class
	 */
	public static Screening of(final ImageFolder folder) {
		final List<Look> looks = folder.files().parallelStream().map(Look::new).collect(Collectors.toList());
		final List<String> remarks = new ArrayList<>();
		final Set<LabelledFile> left = new HashSet<>();
		final Map<String, List<LabelledFile>> same = new LinkedHashMap<>();
		final Map<LabelledFile, String> hashes = new LinkedHashMap<>();
		for (final Look look : looks) {
			if (look.problem == null) {
				same.computeIfAbsent(look.hash, hash -> new ArrayList<>()).add(look.file);
				hashes.put(look.file, look.hash);
				continue;
			}
			left.add(look.file);
			remarks.add("Skipped: " + look.problem);
		}
		for (final List<LabelledFile> copies : same.values())
			if (copies.size() > 1) leaveOut(copies, folder, left, remarks);
		hashes.keySet().removeAll(left);
		return new Screening(folder.without(left).requireFiles(), remarks, hashes);
	}

	/** The first of them stays; none, where they are in different classes, as nobody knows which one is right. */
	private static void leaveOut(final List<LabelledFile> copies, final ImageFolder folder, final Set<LabelledFile> left,
		final List<String> remarks)
	{
		final LabelledFile first = copies.get(0);
		final boolean agree = copies.stream().allMatch(copy -> copy.label() == first.label());
		if (!agree) left.add(first);
		for (final LabelledFile copy : copies.subList(1, copies.size())) {
			left.add(copy);
			remarks.add("Skipped: " + relative(copy, folder) + " has the same content as " + relative(first, folder) + (agree
				? "." : ", which is skipped too, as they are in different classes."));
		}
	}

	private static Path relative(final LabelledFile file, final ImageFolder folder) {
		return folder.path().relativize(file.file());
	}

	/** What is left. */
	public ImageFolder folder() {
		return folder;
	}

	/** A sentence for each file that was left out. */
	public List<String> remarks() {
		return remarks;
	}

	/** SHA-256 of each file that is left, in hexadecimal digits. */
	public Map<LabelledFile, String> hashes() {
		return Collections.unmodifiableMap(hashes);
	}

	/**
	 * SHA-256 of all photographs that are left and their classes; it does not depend on the names of files, nor on their
	 * order.
	 */
	public String hash() {
		return DigestUtils.sha256Hex(hashes.entrySet().stream().map(entry -> folder.classes().get(entry.getKey().label()) +
			"\t" + entry.getValue() + "\n").sorted().collect(Collectors.joining()));
	}

	/** A file, its sum, and what is wrong with it. */
	private static final class Look {

		private final LabelledFile file;
		private String hash, problem;

		Look(final LabelledFile file) {
			this.file = file;
			try (InputStream in = Files.newInputStream(file.file())) {
				hash = DigestUtils.sha256Hex(in);
				new ShownImage(ImageFile.open(file.file()));
			}
			catch (final CnnVisException e) {
				problem = e.getMessage();
			}
			catch (final IOException e) {
				problem = "The file " + file.file() + " cannot be read (" + e.getMessage() + ").";
			}
		}
	}
}
