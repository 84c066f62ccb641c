package sextant.desktop.web;

import java.util.List;
import sextant.web.Exchange;
import sextant.web.WebUrl;

/** How safe the way of a page was: the sign in front of the address. */
enum Safety {
  /** Nothing came over a network. */
  OURS,
  /** Encrypted, and the certificate is believed. */
  SECURE,
  /** The same, and parts of the page were left out that would have come in the clear. */
  MIXED,
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

  /**
   * The same once the engine has said this: it lets no part of an encrypted page come in the clear.
   */
  Safety with(List<ConsoleLine> said) {
    boolean isMixed = said.stream().anyMatch(ConsoleLine::isOfPartLeftOut);
    return this == SECURE && isMixed ? MIXED : this;
  }
}
