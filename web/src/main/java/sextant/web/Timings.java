package sextant.web;

/**
 * How long each part of an exchange took, in nanoseconds; -1 for a part that did not happen, such
 * as connecting when a connection was there already.
 *
 * @param blocked before anything could begin: the cache was asked, a connection was waited for
 * @param dns finding the address of the name
 * @param connect the TCP handshake
 * @param tls the TLS handshake
 * @param send sending the request
 * @param await until the first byte of the answer
 * @param receive from the first byte to the last
 */
public record Timings(
    long blocked, long dns, long connect, long tls, long send, long await, long receive) {

  /** The whole time from the start to the last byte. */
  public long total() {
    long total = 0;
    for (long part : new long[] {blocked, dns, connect, tls, send, await, receive}) {
      total += Math.max(0, part);
    }
    return total;
  }
}
