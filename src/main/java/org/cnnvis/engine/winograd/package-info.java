/**
 * Winograd's F(4 x 4, 3 x 3) around somebody else's matrix products: 3 x 3 convolutions with 4 times fewer multiplications
 * (Winograd 1980, Lavin and Gray 2016), for processors and libraries that have no kernel of their own for it.
 * <p>
 * A map is cut into tiles of 6 x 6 pixels that overlap by 2. Each tile is transformed to 36 numbers per channel, the 36
 * matrices tiles x channels are multiplied with those of the transformed filters, and each product is transformed back to
 * 4 x 4 pixels. The transforms are plain loops over arrays, which Java's compiler vectorises: over the channels of a row of
 * tiles where channels lie last, over the tiles of a channel where they lie first.
 * </p>
 */
package org.cnnvis.engine.winograd;
