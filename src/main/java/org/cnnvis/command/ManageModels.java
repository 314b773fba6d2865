package org.cnnvis.command;

import java.util.Arrays;
import java.util.List;

import ij.IJ;

import org.cnnvis.CnnVisException;
import org.cnnvis.Suggestion;
import org.cnnvis.ij1.HostDownloads;
import org.cnnvis.ij1.ResultRows;
import org.cnnvis.ij1.models.ModelActions;
import org.cnnvis.ij1.models.ModelsWindow;
import org.cnnvis.model.ModelInfo;
import org.cnnvis.model.ModelList;
import org.cnnvis.model.Models;
import org.cnnvis.visualize.Parameters;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The window of all models; in a macro, what its buttons do. */
@Plugin(type = Command.class, menuPath = "Plugins>CNN Vis>Models...", headless = true,
	description = "Lists all models, shows their layers, downloads, imports, checks and removes them.")
public class ManageModels extends HostCommand implements ModelActions {

	private static final List<String> ACTIONS = Arrays.asList("list", "layers", "download", "verify", "remove");

	@Parameter(label = "Action", description = "What is done: list (a table of all models), layers (a table of a model's " +
		"layers), download, verify (compares the file with its sum) or remove (deletes the file).", persist = false)
	private String action = "list";

	@Parameter(label = Parameters.MODEL_LABEL, description = "The model that it is done with, as in the list.",
		persist = false)
	private String model = Models.DEFAULT;

	@Override
	void execute() {
		if (asksUser()) ModelsWindow.open(this);
		else perform(action, model);
	}

	@Override
	boolean asksInItsOwnWindow() {
		return true;
	}

	@Override
	void offerChoices() {
		// The window offers what there is.
	}

	@Override
	public void check() {
		if (!ACTIONS.contains(action)) throw new CnnVisException("action: '" + action + "' is none of " + String.join(", ",
			ACTIONS) + Suggestion.sentenceEnd(action, ACTIONS));
	}

	@Override
	public void perform(final String what, final String name) {
		action = what;
		check();
		final ModelList list = new ModelList(Models.shared());
		switch (what) {
			case "layers":
				LayerTable.of(Models.shared().get(name)).show();
				break;
			case "download":
				IJ.log(name + " is in " + Models.shared().download(name));
				break;
			case "verify":
				IJ.log(list.verify(name, new HostDownloads()));
				break;
			case "remove":
				IJ.log(list.remove(name));
				break;
			default:
				table(list).show();
		}
		IJ.showProgress(1);
	}

	private static ResultRows table(final ModelList list) {
		final ResultRows rows = ResultRows.of("Models");
		for (final ModelInfo known : list.all()) {
			final ModelInfo info = list.inspect(known.name());
			rows.row().text("Model", info.name()).text("Source", info.source()).integer("Layers", info.layers()).text("Input",
				info.input()).text("Classes", info.classes()).number("MB", info.bytes() / 1e6).text("SHA-256", info.sha256())
				.text("Licence", info.licence()).text("Problem", info.problem());
		}
		return rows;
	}

	@Override
	public void guard(final Runnable work) {
		report().guard(work);
	}

	@Override
	public void importFile() {
		IJ.run("Import Model...");
	}
}
