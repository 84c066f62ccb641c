/**
 * Web: the network layer of a browser, and all of {@code sextant fetch}.
 *
 * <p>It asks servers over HTTP/1.1 and HTTP/2 and keeps what a browser keeps: cookies (RFC
 * 6265bis), a cache on disk (RFC 9111), hosts that insist on https (RFC 6797), logins (RFC 7617,
 * RFC 7616). It records every exchange for whoever wants to look. It knows no screen and renders
 * nothing.
 *
 * <pre>{@code
 * try (WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT);
 *     WebResponse response = client.fetch(WebRequest.get(WebUrl.of("http://localhost:8080/")))) {
 *   response.status();        // 200
 *   response.body();          // decoded, read as it arrives
 *   response.exchange();      // headers as sent, timings, certificates
 * }
 * }</pre>
 *
 * <p>Below it stands OkHttp for connections, HTTP/2 frames and the list of public suffixes; no
 * class of it is seen outside this package.
 */
@NullMarked
package sextant.web;

import org.jspecify.annotations.NullMarked;
