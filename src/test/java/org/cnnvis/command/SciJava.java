package org.cnnvis.command;

import java.util.List;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

/**
 * SciJava as it runs in Fiji, for all tests of a class; the Results table is empty again after them.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SciJava SCIJAVA = new SciJava();
 * }</pre>
 */
public final class SciJava implements BeforeAllCallback, AfterAllCallback {

	private final List<Class<? extends Service>> services;
	private Context context;

	public SciJava() {
		this(List.of(CommandService.class, ModuleService.class));
	}

	/** @param services that are needed; what they need is there too */
	public SciJava(final List<Class<? extends Service>> services) {
		this.services = services;
	}

	@Override
	public void beforeAll(final ExtensionContext test) {
		context = new Context(services);
	}

	@Override
	public void afterAll(final ExtensionContext test) {
		context.dispose();
		ResultsTable.getResultsTable().reset();
	}

	public <S extends Service> S service(final Class<S> type) {
		return context.service(type);
	}

	/** All commands, ours among them. */
	public List<CommandInfo> commands() {
		return service(CommandService.class).getCommands();
	}

	public Module module(final Class<? extends Command> command) {
		return module(service(CommandService.class).getCommand(command));
	}

	public Module module(final CommandInfo info) {
		return service(ModuleService.class).createModule(info);
	}

	/** Runs a command through the services. */
	public Module run(final Class<? extends Command> command, final Object... inputs) throws Exception {
		return service(ModuleService.class).run(module(command), true, inputs).get();
	}
}
