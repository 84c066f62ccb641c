package sextant.desktop.web;

import sextant.web.Exchange;
import sextant.web.WebUrl;

/** How safe the way of a page was: the sign in front of the address. */
enum Safety {
  /** Nothing came over a network. */
  OURS,
  /** Encrypted, and the certificate is believed; the engine lets no part come in the clear. */
  SECURE,
  /** Encrypted; a person accepted the certificate against the warning. */
  EXCEPTION,
  /** In the clear, but from this very machine. */
  LOOPBACK,
  /** In the clear: who is on the way can read and change it. */
  CLEAR;

  /** What the answer of a page says. */
  static Safety of(Exchange exchange, boolean isExcepted) {
    WebUrl url = exchange.request().url();
    if (!url.isHttps()) {
      return url.isLoopback() ? LOOPBACK : CLEAR;
    }
    return isExcepted ? EXCEPTION : SECURE;
  }
}
