package sextant.desktop.web;

import java.util.Optional;
import java.util.function.Consumer;
import sextant.web.WebUrl;

/** Covers a page with the reason why an address was not even asked for. JavaFX thread. */
final class UnaskedPage {
  private final Tab tab;
  private final TabLoads.Listener listener;

  UnaskedPage(Tab tab, TabLoads.Listener listener) {
    this.tab = tab;
    this.listener = listener;
  }

  /** Covers it if the engine would not ask at this address, and not say a word about it. */
  boolean covers(String address) {
    Optional<WebUrl> url = WebUrl.parse(address).filter(ForbiddenPorts::isOf);
    url.ifPresent(one -> {
      tab.addressProperty().set(one.toString());
      tab.titleProperty().set(one.hostPort());
      listener.failed(one, ForbiddenPorts.failure(one), Optional.empty());
    });
    return url.isPresent();
  }

  /** Shows the page again; {@code moved} hears its address. */
  void uncover(Consumer<String> moved) {
    tab.troubleProperty().set(Optional.empty());
    tab.pageProperty()
        .get()
        .ifPresent(page -> {
          moved.accept(page.locationProperty().get());
          tab.titleProperty().set(page.script("document.title"));
        });
  }
}
