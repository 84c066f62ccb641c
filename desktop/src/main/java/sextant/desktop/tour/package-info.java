/**
 * The tour in the window: six exercises, each with what was done and measured and how to do it by
 * hand. What happens is {@code sextant.tour}'s; this only shows it.
 */
@NullMarked
package sextant.desktop.tour;

import org.jspecify.annotations.NullMarked;
