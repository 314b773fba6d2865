package org.cnnvis.network;

import org.cnnvis.CnnVisException;

/** A layer cannot work on the shapes it is given, for example a picture too small for its kernel. */
public class ShapeException extends CnnVisException {

	private static final long serialVersionUID = 1L;

	public ShapeException(final String message) {
		super(message);
	}
}
