/**
 * The operating system's raw and packet sockets, called through the Foreign Function &amp; Memory
 * API: ICMP sockets with kernel timestamps, packet sockets for capture, raw IP sockets for probes;
 * and, where {@code java.nio} is too slow, TCP streams by {@code epoll}, UDP in batches and small
 * files by their folder's descriptor.
 *
 * <p>This is the only package that touches native memory, and it knows nothing of what the bytes
 * mean: it moves them, says when the kernel saw them, and turns {@code errno} into a {@link
 * sextant.words.Failure}. Linux is complete; macOS has datagram ICMP; Windows answers with a clear
 * {@code NOT_YET_HERE} failure.
 *
 * <p>A blocking native call pins its carrier, so one platform thread owns each socket. Only {@code
 * close} and {@link sextant.raw.SocketWaiter#wake} may be called from other threads, unless a class
 * says more.
 *
 * <pre>{@code
 * try (var socket = PacketSocket.open(CaptureRequest.of("lo"))) {
 *   var batch = new PacketBatch(256, 1 << 20);
 *   while (socket.receive(batch, 250_000_000)) { ... batch.bytes() ... }
 * }
 * }</pre>
 */
@NullMarked
package sextant.raw;

import org.jspecify.annotations.NullMarked;
