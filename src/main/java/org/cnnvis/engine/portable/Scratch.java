package org.cnnvis.engine.portable;

/** Memory of the forward or of the backward pass of a {@link Site}. */
@FunctionalInterface
interface Scratch {

	Slice array(long... shape);
}
