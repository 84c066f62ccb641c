package sextant.desktop.web;

import java.util.Optional;
import sextant.web.Exchange;
import sextant.web.WebUrl;
import sextant.web.store.TabState;
import sextant.words.Failure;

/**
 * Why a page did not come.
 *
 * @param address what was to be loaded, as the engine is told it
 * @param exchange how it went, where there was a request at all
 */
record Trouble(String address, Failure failure, Optional<Exchange> exchange) {
  /** A page that is loaded only when a person wants it; empty for any other. */
  static Optional<Trouble> held(TabState state) {
    return switch (state.hold()) {
      case NONE -> Optional.empty();
      case SCRIPT -> Optional.of(held(state.url(), Failure.Kind.PAGE_HELD));
      case SUSPICION -> Optional.of(held(state.url(), Failure.Kind.PAGE_SUSPECTED));
      case MEMORY -> Optional.of(held(state.url(), Failure.Kind.PAGE_HUNGRY));
    };
  }

  private static Trouble held(String address, Failure.Kind kind) {
    return new Trouble(address, new Failure(kind, address, ""), Optional.empty());
  }

  /** Why the page is loaded only when a person wants it. */
  TabState.Hold hold() {
    return switch (failure.kind()) {
      case PAGE_HELD -> TabState.Hold.SCRIPT;
      case PAGE_SUSPECTED -> TabState.Hold.SUSPICION;
      case PAGE_HUNGRY -> TabState.Hold.MEMORY;
      default -> TabState.Hold.NONE;
    };
  }

  /** Whether the page is loaded only when a person wants it. */
  boolean isHeld() {
    return hold() != TabState.Hold.NONE;
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
