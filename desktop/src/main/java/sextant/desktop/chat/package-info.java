/**
 * The Chat room: networks, rooms and conversations, what was said there, who is there, and a field
 * to say something; a room on this computer by one press. Module {@code chat-client} does the work
 * of a client and module {@code chat} that of the server; here are their pictures.
 */
@NullMarked
package sextant.desktop.chat;

import org.jspecify.annotations.NullMarked;
