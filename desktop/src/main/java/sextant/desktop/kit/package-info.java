/**
 * What every room is made of: the theme, the row on top, cards, error panel, inspector, hex view,
 * log list, timeline. The kit knows no room and no engine; its colours and sizes live in the
 * stylesheets beside it, never in Java.
 *
 * <p>All controls belong to the JavaFX thread except where a method says it may be called from any
 * thread (only {@link sextant.desktop.kit.LogFeed#offer}).
 */
@NullMarked
package sextant.desktop.kit;

import org.jspecify.annotations.NullMarked;
