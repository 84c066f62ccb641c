/** The terminal face: commands and screens. */
@NullMarked
package sextant.cli;

import org.jspecify.annotations.NullMarked;
