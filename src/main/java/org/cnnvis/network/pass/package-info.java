/**
 * What can be done to a network before it is computed. A pass takes a network and returns one with the same number of
 * outputs, in the same order, that yield the same values; inner nodes may vanish. After {@link Cut} the outputs are the
 * taps of a program, so taps are followed through passes by their index.
 */
package org.cnnvis.network.pass;
