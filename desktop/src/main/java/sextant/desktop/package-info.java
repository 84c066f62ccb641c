/**
 * The desktop face: {@link sextant.desktop.Desktop} opens it, {@code shell} is the house around the
 * rooms, {@code kit} what all rooms are made of, and every room is a package of its own. The
 * classes {@code XText} here are made of {@code src/main/text} and hold every word a person reads.
 *
 * <p>Arrows: {@code Desktop} → rooms → {@code shell} → {@code kit} → texts. A screen is three
 * classes: {@code XModel} (properties, no toolkit needed), {@code XView} (nodes and bindings, no
 * logic), {@code XActions} (services; work on virtual threads, back through {@link
 * sextant.desktop.kit.Ui}).
 */
@NullMarked
package sextant.desktop;

import org.jspecify.annotations.NullMarked;
