package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Ui;
import sextant.web.Exchange;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;

/** Drives one tab: loads pages into it, and answers what its page and its loads ask. */
final class TabDriver implements PageHost, TabLoads.Listener {
  private final Tab tab;
  private final TabLoads loads;
  private final Maker maker;
  private final TabHouse house;
  private final Listening listening = new Listening();
  private final ScriptQuestions questions;
  private final PageFiles files;
  private final UnaskedPage unasked;
  private final Whereabouts whereabouts;
  private final Gesture gesture = new Gesture();

  /** Makes the page of a tab in the engine. */
  @FunctionalInterface
  interface Maker {
    Page page(TabLoads loads, PageHost host);
  }

  TabDriver(Tab tab, TabLoads.Who who, TabLoads.LocalSource local, Maker maker, TabHouse house) {
    this.tab = tab;
    this.maker = maker;
    this.house = house;
    questions = new ScriptQuestions(tab);
    files = new PageFiles(tab, house);
    unasked = new UnaskedPage(tab, this);
    loads = new TabLoads(who, local, this);
    whereabouts = new Whereabouts(tab, loads);
    TabRegistry.add(loads);
  }

  Tab tab() {
    return tab;
  }

  TabLoads loads() {
    return loads;
  }

  /** A person wants this address. */
  void load(String url) {
    String address = LocalPages.toEngine(url);
    loads.typed(true);
    wanted();
    questions.hear();
    if (LocalPages.isLocal(address)) {
      loads.allow(address);
    }
    tab.addressProperty().set(LocalPages.toPerson(address));
    whereabouts.leaves();
    if (!unasked.covers(address)) {
      page().load(address);
    }
  }

  /** Loads what a tab of the last time showed, now that a person looks at it. */
  void wake() {
    String url = tab.addressProperty().get();
    boolean isLeft = tab.troubleProperty().get().filter(Trouble::isHeld).isPresent();
    if (tab.pageProperty().get().isEmpty() && !url.isEmpty() && !isLeft) {
      load(url);
    }
  }

  /** Asks for the same page again. */
  void reload(boolean isHard) {
    questions.hear();
    String address = LocalPages.toEngine(tab.addressProperty().get());
    Optional<Page> page = tab.pageProperty().get();
    if (page.isEmpty() || LocalPages.isLocal(address) || tab.troubleProperty().get().isPresent()) {
      if (!address.isEmpty()) {
        load(address);
      }
      return;
    }
    wanted();
    page.get().reload(isHard);
  }

  private void wanted() {
    if (tab.busyProperty().get()) {
      stopLoading();
    }
    whereabouts.wanted();
  }

  void stop() {
    questions.leaveServers();
    stopLoading();
  }

  private void stopLoading() {
    tab.pageProperty().get().ifPresent(Page::stop);
    loads.traffic().cancelTab(tab.number());
  }

  void go(int steps) {
    if (steps < 0 && tab.isCovered()) {
      unasked.uncover(whereabouts::moved);
      if (steps < -1) {
        go(steps + 1);
      }
      return;
    }
    loads.typed(true);
    questions.leaveServers();
    tab.pageProperty()
        .get()
        .ifPresent(page -> {
          int to = page.position() + steps;
          if (to >= 0 && to < page.steps().size()) {
            loads.allow(page.steps().get(to).url());
            wanted();
            page.go(steps);
          }
        });
  }

  /** A person pressed a key or a button on the page: it may open one window now. */
  void gesture() {
    gesture.pressed();
    files.gesture();
    loads.typed(false);
  }

  /** The page, made now if there is none yet. */
  Page page() {
    Optional<Page> known = tab.pageProperty().get();
    if (known.isPresent()) {
      return known.get();
    }
    Page fresh = maker.page(loads, this);
    listening.to(
        fresh.titleProperty(), title -> tab.titleProperty().set(title == null ? "" : title));
    listening.to(fresh.locationProperty(), url -> whereabouts.moved(fresh));
    listening.to(fresh.progressProperty(), done -> tab.progressProperty().set(done.doubleValue()));
    listening.to(fresh.busyProperty(), this::busy);
    tab.pageProperty().set(Optional.of(fresh));
    return fresh;
  }

  private void busy(boolean isBusy) {
    tab.busyProperty().set(isBusy);
    if (isBusy) {
      whereabouts.leaves();
      tab.hoverProperty().set("");
      tab.forgetPopUps();
      questions.newPage();
      whereabouts.begins(page());
      return;
    }
    whereabouts.settles(page());
    // A load that ended as a download or was stopped leaves the page before it in place.
    Page page = page();
    page.script(Scripts.named("dark"));
    String shown = page.script("document.URL");
    boolean isPage = !shown.isEmpty() && !shown.equals("about:blank");
    if (isPage && tab.troubleProperty().get().isEmpty()) {
      tab.addressProperty().set(LocalPages.toPerson(shown));
      tab.titleProperty().set(page.script("document.title"));
      tab.call(tab.addressProperty().get(), tab.titleProperty().get());
    }
    house.loaded(tab);
  }

  @Override
  public void answered(Exchange exchange) {
    Ui.later(() ->
        whereabouts.answered(() -> {
          boolean isExcepted =
              loads.client().profile().certificateExceptions().has(exchange.request().url());
          comes(Optional.of(exchange), Safety.of(exchange, isExcepted));
          house.visited(tab, exchange.request().context().page().isEmpty());
        }));
  }

  @Override
  public void answered() {
    Ui.later(() ->
        whereabouts.answered(() -> {
          comes(Optional.empty(), Safety.OURS);
          house.shownLocal(tab);
        }));
  }

  @Override
  public void received() {
    whereabouts.received(page());
  }

  private void comes(Optional<Exchange> exchange, Safety safety) {
    tab.exchangeProperty().set(exchange);
    tab.safetyProperty().set(safety.with(tab.console()));
    tab.iconProperty().set(Optional.empty());
  }

  @Override
  public void failed(WebUrl url, Failure failure, Optional<Exchange> exchange) {
    Ui.later(() -> {
      whereabouts.fails(url.toString());
      tab.exchangeProperty().set(exchange);
      tab.safetyProperty().set(url.isHttps() ? Safety.OURS : Safety.CLEAR);
      tab.troubleProperty().set(Optional.of(new Trouble(url.toString(), failure, exchange)));
    });
  }

  @Override
  public void download(WebResponse begun) {
    Ui.later(() -> house.download(tab, begun));
  }

  @Override
  public void refused(String url) {
    WebUrl.parse(url)
        .ifPresent(one ->
            failed(
                one,
                new Failure(Failure.Kind.BLOCKED, one.hostPort(), "WebKit"),
                Optional.empty()));
  }

  // One window for one press: more are offered, not opened.
  @Override
  public Optional<Page> popUp() {
    if (!gesture.takeWindow()) {
      tab.blockedPopUpsProperty().set(tab.blockedPopUpsProperty().get() + 1);
      return Optional.empty();
    }
    return Optional.of(house.tabFor(tab).page());
  }

  @Override
  public void say(String message) {
    questions.ask(Question.Kind.ALERT, host(), message, "");
  }

  @Override
  public boolean confirm(String message) {
    return questions.ask(Question.Kind.CONFIRM, host(), message, "").isPresent();
  }

  @Override
  public Optional<String> prompt(String message, String proposed) {
    return questions.ask(Question.Kind.PROMPT, host(), message, proposed);
  }

  private String host() {
    return WebUrl.parse(loads.page()).map(WebUrl::host).orElse("");
  }

  @Override
  public void said(String what) {
    String[] parts = what.split("\n", 3);
    String address = parts.length < 3 ? "" : parts[2];
    switch (parts[0]) {
      case "window" -> tab.refuse(address);
      case "port" -> unasked.covers(address);
      default -> files.hear(what);
    }
  }

  @Override
  public void closeRequested() {
    Ui.later(() -> house.close(tab));
  }

  @Override
  public void console(String message, int line, String source) {
    var told = ConsoleLine.told(message, line, source);
    tab.log(told);
    tab.safetyProperty().set(tab.safetyProperty().get().with(List.of(told)));
    if (gesture.isFresh() || tab.addressProperty().get().isEmpty()) {
      Ui.later(() -> unasked.heard(message));
    }
  }

  /** Ends everything of the tab; what waits for an answer gets none. */
  void close() {
    questions.silence();
    files.forget();
    loads.traffic().cancelTab(tab.number());
    List.copyOf(tab.questions()).forEach(Question::dismiss);
    listening.stop();
    TabRegistry.remove(loads);
    tab.pageProperty().get().ifPresent(Page::close);
    tab.pageProperty().set(Optional.empty());
  }
}
