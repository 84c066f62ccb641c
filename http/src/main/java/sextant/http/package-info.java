/**
 * HTTP/1.1 (RFC 9112) on sockets: a strict reader with limits, a server and one connection's client
 * on virtual threads, plain or over TLS. Files move through it, and the browser's pages.
 *
 * <p>Strict means: what two programs could read in two ways is refused (a body with two lengths,
 * folded headers, rubbish behind a chunk), and nothing is allocated by a number a stranger sent.
 * There are no redirects, no proxies, no cookies and no HTTP/2: who needs them builds them on top.
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
package sextant.http;

import org.jspecify.annotations.NullMarked;
