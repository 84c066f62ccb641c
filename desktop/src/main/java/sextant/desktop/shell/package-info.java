/**
 * The house around the rooms: rail, command palette, activity strip, settings, cross-links, and the
 * state of the window. It knows rooms only as {@link sextant.desktop.shell.Room}.
 *
 * <p>To add a room: one package beside {@code sextant.desktop.talk} with a class that implements
 * {@link sextant.desktop.shell.Room}, and one line in {@link sextant.desktop.Desktop}.
 */
@NullMarked
package sextant.desktop.shell;

import org.jspecify.annotations.NullMarked;
