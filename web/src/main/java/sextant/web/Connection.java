package sextant.web;

import java.util.Optional;
import sextant.http.HttpClient;

/**
 * An open connection to one origin.
 *
 * @param address the server's address and port
 * @param tls how it is encrypted, empty without encryption
 */
record Connection(HttpClient client, String origin, String address, Optional<TlsDetails> tls) {}
