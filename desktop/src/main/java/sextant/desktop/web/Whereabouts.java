package sextant.desktop.web;

import java.util.Optional;
import sextant.web.WebUrl;

/**
 * Which address a tab shows: that of the page that is there, or the one a person has just asked
 * for. A page that leads on is shown under its own address until the other one is there, so that it
 * never stands under the name of a server that only keeps silent. JavaFX thread.
 */
final class Whereabouts {
  private final Tab tab;
  private final TabLoads loads;
  private boolean isByPerson;
  private Optional<Runnable> coming = Optional.empty();
  private Optional<Trouble> left = Optional.empty();

  Whereabouts(Tab tab, TabLoads loads) {
    this.tab = tab;
    this.loads = loads;
  }

  /** What comes next is what a person wants. */
  void wanted() {
    isByPerson = true;
  }

  /** What stands in place of a page makes room; it comes back when nothing comes. */
  void leaves() {
    left = tab.troubleProperty().get().or(() -> left);
    tab.troubleProperty().set(Optional.empty());
  }

  /** The engine names the address of what it asks for, or the page there gave itself another. */
  void moved(Page page) {
    show(isByPerson ? page.locationProperty().get() : ofDocument(page));
    tab.pendingProperty().set(isByPerson && !tab.addressProperty().get().equals(there(page)));
  }

  /** The engine asks for a page. */
  void begins(Page page) {
    coming = Optional.empty();
    moved(page);
    String host = WebUrl.parse(page.locationProperty().get()).map(WebUrl::hostPort).orElse("");
    tab.waitingForProperty().set(host);
  }

  /** An answer has begun; {@code then} runs when its page takes the place of the one before. */
  void answered(Runnable then) {
    tab.console().clear();
    coming = Optional.of(then);
  }

  /** Something of a page has come. The engine has the one before stay until that is enough. */
  void received(Page page) {
    Optional<Runnable> then = coming;
    if (then.isPresent() && isThere(page)) {
      ends();
      show(page.locationProperty().get());
      then.get().run();
    }
  }

  /** No page comes from this address, and why is said instead. */
  void fails(String url) {
    ends();
    String shown = tab.addressProperty().get();
    if (!TabLoads.withoutFragment(shown).equals(url)) {
      show(url);
    }
  }

  /** The load is over: by the page that came, or what was there before stays. */
  void settles(Page page) {
    received(page);
    Optional<Trouble> stays = left;
    ends();
    if (stays.isPresent() && tab.troubleProperty().get().isEmpty()) {
      show(stays.get().address());
      tab.troubleProperty().set(stays);
    }
  }

  private void ends() {
    isByPerson = false;
    coming = Optional.empty();
    left = Optional.empty();
    tab.pendingProperty().set(false);
    tab.waitingForProperty().set("");
  }

  private boolean isThere(Page page) {
    String url = TabLoads.withoutFragment(ofDocument(page));
    String asked = TabLoads.withoutFragment(page.locationProperty().get());
    return url.equals(asked) || url.equals(loads.page());
  }

  private String there(Page page) {
    String url = ofDocument(page);
    return url.equals("about:blank") ? "" : LocalPages.toPerson(url);
  }

  private String ofDocument(Page page) {
    String url = page.script("document.URL");
    return url.isEmpty() ? loads.page() : url;
  }

  private void show(String url) {
    if (url != null && !url.isEmpty()) {
      tab.addressProperty().set(url.equals("about:blank") ? "" : LocalPages.toPerson(url));
    }
  }
}
