/** Capture, decode, follow, filter, save. */
@NullMarked
package sextant.packets;

import org.jspecify.annotations.NullMarked;
