/**
 * Connections of thousands of clients on one thread: TCP, Unix sockets, TLS, WebSocket, PROXY
 * headers, lines in, bytes out.
 *
 * <p>The {@link sextant.chat.net.Reactor}'s thread reads, calls the handler, and writes; nothing
 * else touches a connection, so nothing is locked. Bytes that wait for the disk stay in their
 * outbox until {@link sextant.chat.net.Reactor#durable} says they may go.
 *
 * <p>Not here: what a line means.
 */
@NullMarked
package sextant.chat.net;

import org.jspecify.annotations.NullMarked;
