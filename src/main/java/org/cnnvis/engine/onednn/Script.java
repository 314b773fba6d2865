package org.cnnvis.engine.onednn;

import java.util.List;

/** A written program: what {@link Compiler} hands to {@link OneDnnProgram}. */
final class Script {

	final Emitter emitter;
	final List<Step> forward;
	/** For each tap, the steps that copy its activation out. */
	final List<List<Step>> reads;
	final List<Step> backward;

	Script(final Emitter emitter, final List<Step> forward, final List<List<Step>> reads, final List<Step> backward) {
		this.emitter = emitter;
		this.forward = forward;
		this.reads = reads;
		this.backward = backward;
	}
}
