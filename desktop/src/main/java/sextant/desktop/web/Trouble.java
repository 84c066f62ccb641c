package sextant.desktop.web;

import java.util.Optional;
import sextant.web.Exchange;
import sextant.web.WebUrl;
import sextant.words.Failure;

/**
 * Why a page did not come.
 *
 * @param exchange how it went, where there was a request at all
 */
record Trouble(WebUrl url, Failure failure, Optional<Exchange> exchange) {
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
