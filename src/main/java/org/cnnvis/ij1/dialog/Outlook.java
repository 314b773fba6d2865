package org.cnnvis.ij1.dialog;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.concurrent.ExecutionException;

import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import javax.swing.SwingWorker;
import javax.swing.Timer;

import org.cnnvis.CnnVisException;

/** What a command is going to do, while the user still chooses: its summary, and what the network will see. */
final class Outlook {

	/** Milliseconds after the last key: nobody reads while typing. */
	private static final int PAUSE = 250;
	private static final int THUMBNAIL = 128, GAP = 12;

	private final Advice advice;
	private final JLabel summary = new JLabel(" ");
	private final JLabel picture = new JLabel("", SwingConstants.CENTER);
	private final Owner owner;
	private final Timer pause;
	private int asked;

	/** The dialog. */
	interface Owner {

		/** The command is changing the inputs, so that they must not be read. */
		boolean isBusy();

		/** Takes over what the user has typed. */
		void read();

		/** Tells why the command cannot run as it is; empty where it can. */
		void show(String problem);

		/** Makes room. */
		void pack();
	}

	Outlook(final Advice advice, final Owner owner) {
		this.advice = advice;
		this.owner = owner;
		pause = new Timer(PAUSE, event -> updateNow());
		pause.setRepeats(false);
		picture.setBorder(BorderFactory.createEmptyBorder(0, GAP, 0, 0));
		picture.setFont(picture.getFont().deriveFont(Font.PLAIN));
		picture.setVerticalAlignment(SwingConstants.TOP);
		picture.setVerticalTextPosition(SwingConstants.BOTTOM);
		picture.setHorizontalTextPosition(SwingConstants.CENTER);
		picture.setToolTipText("The part of the image that is used, in the size that the network takes.");
		picture.setName("seen");
		picture.setVisible(false);
		summary.setName("summary");
	}

	JLabel summary() {
		return summary;
	}

	JLabel picture() {
		return picture;
	}

	/** Looks again when the user stops typing. */
	void updateSoon() {
		pause.restart();
	}

	private void updateNow() {
		if (owner.isBusy()) updateSoon();
		else try {
			owner.read();
			update();
		}
		catch (final CnnVisException e) {
			summary.setText(" ");
			owner.show(e.getMessage());
		}
	}

	/** Looks again. Of several answers under way only the last one is shown. */
	void update() {
		pause.stop();
		final int number = ++asked;
		new SwingWorker<String, Void>() {

			private BufferedImage seen;

			@Override
			protected String doInBackground() {
				seen = advice.picture();
				return advice.summary();
			}

			@Override
			protected void done() {
				if (number != asked) return;
				try {
					show(get(), seen, "");
				}
				catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				catch (final ExecutionException e) {
					show("", seen, e.getCause().getMessage());
				}
			}
		}.execute();
	}

	private void show(final String text, final BufferedImage seen, final String sentence) {
		summary.setText(text.isEmpty() ? " " : text);
		final boolean isNew = seen != null && !picture.isVisible();
		picture.setVisible(seen != null);
		if (seen != null) {
			picture.setIcon(new ImageIcon(seen.getScaledInstance(THUMBNAIL, THUMBNAIL, BufferedImage.SCALE_FAST)));
			picture.setText("seen as " + seen.getWidth() + " x " + seen.getHeight());
		}
		owner.show(sentence);
		if (isNew) owner.pack();
	}
}
