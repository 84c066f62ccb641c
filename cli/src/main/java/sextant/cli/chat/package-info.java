/**
 * Chat on the whole terminal: networks, rooms and people at the sides, what was said between them,
 * a field to write in.
 *
 * <p>Three parts that know little of each other. What is shown is a {@link
 * sextant.cli.chat.ScreenState}, changed on one thread only. {@link sextant.cli.chat.ScreenView}
 * turns it into a {@link sextant.cli.chat.Frame}, purely, so that tests compare screens as text.
 * {@link sextant.cli.chat.ChatScreen} is the loop between keys, networks and the terminal.
 *
 * <p>Words of strangers go through {@link sextant.cli.chat.Span}, which lets no control character
 * through; there is no other way to the terminal.
 */
@NullMarked
package sextant.cli.chat;

import org.jspecify.annotations.NullMarked;
