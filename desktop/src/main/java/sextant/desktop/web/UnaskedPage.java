package sextant.desktop.web;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.web.WebUrl;

/** Covers a page with the reason why an address was not even asked for. JavaFX thread. */
final class UnaskedPage {
  private static final Pattern REFUSAL =
      Pattern.compile("Not allowed to use restricted network port \\d+: (https?://\\S{1,1000})");

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

  /**
   * Covers it if the engine says on the console that it does not ask where a script led to; what
   * only a part of the page was to come from is no reason.
   */
  void heard(String message) {
    Matcher refusal = REFUSAL.matcher(message);
    if (refusal.matches()) {
      String url = refusal.group(1);
      String isPart = Scripts.named("part") + "(" + Scripts.literal(url) + ")";
      boolean isOfPart =
          tab.pageProperty().get().filter(page -> page.script(isPart).equals("true")).isPresent();
      if (!isOfPart) {
        covers(url);
      }
    }
  }

  /** Shows the page again; {@code moved} hears of it. */
  void uncover(Consumer<Page> moved) {
    tab.troubleProperty().set(Optional.empty());
    tab.pageProperty()
        .get()
        .ifPresent(page -> {
          moved.accept(page);
          tab.titleProperty().set(page.script("document.title"));
        });
  }
}
