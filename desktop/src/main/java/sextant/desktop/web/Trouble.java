package sextant.desktop.web;

import java.util.Optional;
import sextant.web.Exchange;
import sextant.web.WebUrl;
import sextant.words.Failure;

/**
 * Why a page did not come.
 *
 * @param address what was to be loaded, as the engine is told it
 * @param exchange how it went, where there was a request at all
 */
record Trouble(String address, Failure failure, Optional<Exchange> exchange) {
  /** A page that held the whole window and is loaded again only when a person wants it. */
  static Trouble held(String address) {
    return new Trouble(address, new Failure(Failure.Kind.PAGE_HELD, address, ""), Optional.empty());
  }

  /** Whether the page held the whole window. */
  boolean isHeld() {
    return failure.kind() == Failure.Kind.PAGE_HELD;
  }

  /** The address, unless it is one of this machine. */
  Optional<WebUrl> url() {
    return WebUrl.parse(address);
  }

  /** Whether a person may go on in spite of it: the certificate is known and not believed. */
  boolean mayGoOn() {
    return isAboutCertificate()
        && exchange.filter(one -> !one.refusedChain().isEmpty()).isPresent();
  }

  /** Whether the certificate is what is wrong. */
  boolean isAboutCertificate() {
    return switch (failure.kind()) {
      case CERTIFICATE_UNTRUSTED,
          CERTIFICATE_EXPIRED,
          CERTIFICATE_WRONG_NAME,
          CERTIFICATE_NOT_PINNED,
          CERTIFICATE_CHANGED ->
          true;
      default -> false;
    };
  }
}
