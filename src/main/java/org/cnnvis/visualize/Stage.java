package org.cnnvis.visualize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Node;
import org.cnnvis.network.Shape;
import org.cnnvis.visualize.objective.Aim;
import org.cnnvis.visualize.objective.Readout;

/** The steps that pictures of one size are made in, and the program for them. Immutable. */
final class Stage {

	/** Channels x height x width. */
	final Shape picture;
	/** The program to compile: its taps yield one number for each of a layer's channels. */
	final ProgramSpec program;
	/** The first step, and the first one after the last. */
	final int start, end;
	private final Map<Subject, Aim> aims = new HashMap<>();

	Stage(final Readout readout, final List<Subject> subjects, final Shape picture, final int batch, final int start,
		final int end)
	{
		for (final Subject subject : subjects)
			aims.put(subject, readout.aim(subject.objective));
		this.picture = picture;
		this.program = ProgramSpec.of(readout.network(), readout.taps().toArray(new Node[0])).size(picture.height(), picture
			.width()).batch(batch);
		this.start = start;
		this.end = end;
	}

	Aim aim(final Subject subject) {
		return aims.get(subject);
	}
}
