package org.cnnvis;

/**
 * Something the user asked for cannot be done. The message is one sentence for the user: what is wrong, where, and
 * what to do about it. Commands show it as it is; it never needs a stack trace to be understood.
 */
public class CnnVisException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public CnnVisException(final String message) {
		super(message);
	}

	public CnnVisException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
