package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.LivePage;
import sextant.desktop.kit.Ui;
import sextant.web.Exchange;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;

/** A page without a tab: in the same engine and on the same network layer, asking nobody. */
final class PageAlone implements LivePage, PageHost, TabLoads.Listener {
  private final WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT);
  private final TabLoads loads;
  private final WebKitPage page;
  private final Listening listening = new Listening();
  private Consumer<Optional<Failure>> then = outcome -> {};

  /** An empty page; see {@link WebKitPage} for the place and the languages. */
  PageAlone(Path storage, String languages) {
    var who = new TabLoads.Who(TabRegistry.nextNumber(), true, client);
    loads = new TabLoads(who, PageAlone::nothingOfThisMachine, this);
    TabRegistry.add(loads);
    page = new WebKitPage(loads, this, storage, languages);
    listening.to(page.busyProperty(), this::busy);
  }

  private static TabAnswer nothingOfThisMachine(TabLoads tab, String url) throws IOException {
    throw new IOException("not here: " + url);
  }

  @Override
  public Node node() {
    return page.node();
  }

  @Override
  public void load(String url, Consumer<Optional<Failure>> whenThere) {
    then = whenThere;
    loads.typed(true);
    page.load(url);
  }

  private void busy(boolean isBusy) {
    if (!isBusy) {
      tell(Optional.empty());
    }
  }

  private void tell(Optional<Failure> outcome) {
    Consumer<Optional<Failure>> hears = then;
    then = later -> {};
    hears.accept(outcome);
  }

  @Override
  public void failed(WebUrl url, Failure failure, Optional<Exchange> exchange) {
    Ui.later(() -> tell(Optional.of(failure)));
  }

  @Override
  public void received() {}

  @Override
  public void refused(String url) {
    tell(Optional.of(new Failure(Failure.Kind.BLOCKED, url, "WebKit")));
  }

  @Override
  public void answered(Exchange exchange) {}

  @Override
  public void answered() {}

  @Override
  public void download(WebResponse begun) {
    begun.close();
  }

  @Override
  public Optional<Page> popUp() {
    return Optional.empty();
  }

  @Override
  public void say(String message) {}

  @Override
  public boolean confirm(String message) {
    return false;
  }

  @Override
  public Optional<String> prompt(String message, String proposed) {
    return Optional.empty();
  }

  @Override
  public void said(String what) {}

  @Override
  public void closeRequested() {}

  @Override
  public void console(String message, int line, String source) {}

  @Override
  public void close() {
    listening.stop();
    TabRegistry.remove(loads);
    page.close();
    client.close();
  }
}
