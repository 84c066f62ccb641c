/**
 * The syntax of IRC as values: messages with tags, sources, numerics, case mappings, modes, masks,
 * ISUPPORT, formatting codes (RFC 1459, RFC 2812, the modern IRC client protocol document, IRCv3).
 *
 * <p>Server and client share it. Every parser is total on hostile text: it returns a value or
 * throws {@link MalformedException}, and takes time linear in its input.
 *
 * <pre>{@code
 * Message message = Message.parse("@time=2026-01-01T00:00:00.000Z :ann!a@host PRIVMSG #lobby :hi");
 * message.command();     // PRIVMSG
 * message.parameter(1);  // hi
 * }</pre>
 *
 * <p>Not here: sockets, files, clocks, and what a command does.
 */
@NullMarked
package sextant.irc;

import org.jspecify.annotations.NullMarked;
