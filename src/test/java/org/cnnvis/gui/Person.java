package org.cnnvis.gui;

import static org.junit.jupiter.api.Assertions.fail;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.imageio.ImageIO;
import javax.swing.JTextField;

import ij.text.TextPanel;

/** Looks at the screen, moves the mouse and types, as a person does. */
final class Person {

	private static final long PATIENCE = 20_000;
	private static final int ATTEMPTS = 10;
	private static final int LEFT = 20;

	private final Robot robot;

	Person() throws AWTException {
		robot = new Robot();
		robot.setAutoDelay(30);
	}

	/** Waits until it is so; fails with what was waited for. */
	void await(final String what, final BooleanSupplier condition) {
		find(what, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
	}

	/** Waits until it is there. Looks between events, so that what an event changes is seen as a whole. */
	<T> T find(final String what, final Supplier<T> search) {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (System.currentTimeMillis() < end) {
			final AtomicReference<T> found = new AtomicReference<>();
			onEventThread(() -> found.set(search.get()));
			if (found.get() != null) return found.get();
			pause(20);
		}
		screenshot("failure");
		return fail("in " + PATIENCE / 1000 + " s there was no " + what);
	}

	void onEventThread(final Runnable action) {
		try {
			EventQueue.invokeAndWait(action);
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A visible window of this kind, ready for typing. */
	<T extends Window> T window(final Class<T> kind) {
		final T found = find(kind.getSimpleName(), () -> {
			for (final Window window : Window.getWindows())
				if (kind.isInstance(window) && window.isShowing()) return kind.cast(window);
			return null;
		});
		for (int attempt = 0; attempt < ATTEMPTS && !found.isFocused(); attempt++) {
			// The window manager gives the keyboard a moment later; without one the window that is clicked has it.
			pause(100);
		}
		return found;
	}

	/** The component with this name in a window. */
	<T extends Component> T component(final Container container, final String name, final Class<T> kind) {
		for (final Component component : container.getComponents()) {
			if (name.equals(component.getName()) && kind.isInstance(component)) return kind.cast(component);
			if (component instanceof Container) {
				final T found = component(Container.class.cast(component), name, kind);
				if (found != null) return found;
			}
		}
		return null;
	}

	void click(final Component component) {
		final Point corner = component.getLocationOnScreen();
		robot.mouseMove(corner.x + component.getWidth() / 2, corner.y + component.getHeight() / 2);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		settle();
	}

	/** @param row from 0, below the headings */
	void clickRow(final TextPanel table, final int row) {
		final Component text = table.getComponent(0);
		final int line = text.getFontMetrics(text.getFont()).getHeight();
		final Point corner = text.getLocationOnScreen();
		robot.mouseMove(corner.x + LEFT, corner.y + line * (row + 1) + line * 2 / 3);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		settle();
	}

	void press(final int... keys) {
		for (final int key : keys) {
			robot.keyPress(key);
			robot.keyRelease(key);
		}
		settle();
	}

	/** Replaces the text of a field: digits and lower case letters. */
	void type(final JTextField field, final String text) {
		click(field);
		for (int attempt = 0; attempt < ATTEMPTS && !field.isFocusOwner(); attempt++) {
			pause(200);
			click(field);
		}
		robot.keyPress(KeyEvent.VK_CONTROL);
		press(KeyEvent.VK_A);
		robot.keyRelease(KeyEvent.VK_CONTROL);
		for (final char c : text.toCharArray())
			press(KeyEvent.getExtendedKeyCodeForChar(c));
		await(text + " in " + field.getName(), () -> field.getText().equals(text));
	}

	void pause(final long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Waits until what was caused has happened. */
	void settle() {
		robot.waitForIdle();
	}

	/** Of the whole screen, into target/screenshots. */
	void screenshot(final String name) {
		screenshot(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()), name);
	}

	void screenshot(final Window window, final String name) {
		screenshot(window.getBounds(), name);
	}

	private void screenshot(final Rectangle part, final String name) {
		settle();
		final File file = new File("target/screenshots/" + name + ".png");
		file.getParentFile().mkdirs();
		try {
			ImageIO.write(robot.createScreenCapture(part), "png", file);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
