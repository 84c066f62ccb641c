/** The desktop face: JavaFX shell, rooms and kit. */
@NullMarked
package sextant.desktop;

import org.jspecify.annotations.NullMarked;
