package org.cnnvis.visualize;

import java.util.function.Function;

import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.model.Model;

/**
 * Makes pictures that excite the filters of a network.
 *
 * <pre>{@code
 * Visualization v = new FeatureVisualizer(engine::compile).visualize(model, new Settings().filters("sea snake"),
 * 	Progress.NONE);
 * }</pre>
 */
public final class FeatureVisualizer {

	private final Function<ProgramSpec, GradientProgram> compiler;

	/** @param compiler makes programs; it is not asked before all settings are found good */
	public FeatureVisualizer(final Function<ProgramSpec, GradientProgram> compiler) {
		this.compiler = compiler;
	}

	/**
	 * Checks the settings against the model, without computing anything or loading native code.
	 *
	 * @throws org.cnnvis.CnnVisException naming the parameter at fault
	 */
	public void check(final Model model, final Settings settings) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Makes a picture for each filter. If the user stops it (or the thread is interrupted), the pictures made so far are
	 * returned, those under way marked as stopped; there may be none.
	 *
	 * @throws org.cnnvis.CnnVisException naming the parameter at fault, before anything is computed; or if the network
	 *           cannot be computed
	 */
	public Visualization visualize(final Model model, final Settings settings, final Progress progress) {
		throw new UnsupportedOperationException(compiler.toString());
	}
}
