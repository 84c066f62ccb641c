/**
 * HTTP/1.1 (RFC 9112) for moving files: a strict reader with limits, a server and a client on
 * virtual threads, over plain sockets or TLS with a device's own certificate.
 *
 * <p>Strict means: what two programs could read in two ways is refused (a body with two lengths,
 * folded headers, bare line feeds), and nothing is allocated by a number a stranger sent. There are
 * no redirects, no proxies, no cookies and no HTTP/2, because none of it helps here and each was a
 * hole somewhere.
 *
 * <pre>{@code
 * try (HttpServer server = HttpServer.open(address, Optional.empty(), exchange -> {
 *     exchange.respond(Reply.text(200, "hello"));
 *   })) { … }
 * }</pre>
 *
 * <p>Not here: what the requests mean.
 */
@NullMarked
package sextant.files.http;

import org.jspecify.annotations.NullMarked;
