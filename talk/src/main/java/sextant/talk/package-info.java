/**
 * Talk: conversations over TCP, UDP, TLS, DTLS, Unix sockets and WebSocket, served or opened,
 * recorded, replayed, measured.
 *
 * <p>It knows no screen and writes no files unless asked. Blocking calls on virtual threads carry
 * what has a life of its own; one loop on a platform thread ({@code epoll} through {@code
 * sextant.raw} on Linux, a {@code Selector} elsewhere) carries conversation, echo, discard and
 * relay over plain sockets.
 *
 * <pre>{@code
 * try (TalkServer server = TalkServer.listen(new Address.Tcp("localhost", 0), new Mode.Echo(),
 *         ServerOptions.DEFAULT, TalkObserver.NONE);
 *     TalkClient client = TalkClient.connect(new Address.Tcp("localhost", server.port()),
 *         ClientOptions.DEFAULT, TalkObserver.NONE)) {
 *   client.conversation().send(Bytes.ofText("hello"));
 *   client.conversation().finishSending();
 *   client.conversation().awaitEnding(); // FINISHED
 *   client.conversation().recording().entries(); // OUT hello, IN hello
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link sextant.talk.Address}: where; one record per transport, {@code
 *       Address.parse("udp:host:9")}.
 *   <li>{@link sextant.talk.Connection}, {@link sextant.talk.Listener}: the seam that a transport
 *       implements; chosen in {@code Transports}, the only place that knows them all.
 *   <li>{@link sextant.talk.TalkServer} + {@link sextant.talk.Mode}, {@link
 *       sextant.talk.TalkClient}: the two ends. Each peer is a {@link sextant.talk.Conversation}:
 *       send, kick, counters, {@link sextant.talk.Recording}.
 *   <li>{@link sextant.talk.TalkObserver}: what happens, as it happens. A screen polls {@code
 *       recording().since(sequence)} instead.
 * </ul>
 */
@NullMarked
package sextant.talk;

import org.jspecify.annotations.NullMarked;
