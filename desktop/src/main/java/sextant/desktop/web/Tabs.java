package sextant.desktop.web;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import sextant.desktop.web.stuck.PageWatch;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.web.store.Session;
import sextant.web.store.Setting;
import sextant.web.store.TabState;

/** The tabs: opening, closing, moving them, and what they ask of the room. JavaFX thread. */
final class Tabs implements TabHouse {
  private static final int MOST_TABS = 200;

  private final WebRoomModel model;
  private final WebServices services;
  private final Map<Tab, TabDriver> drivers = new HashMap<>();
  private final MemoryRelease memory = new MemoryRelease();
  private final OpenTabs seen;
  private final PageWatch watch;
  private boolean isRestored;

  Tabs(WebRoomModel model, WebServices services) {
    this.model = model;
    this.services = services;
    seen = new OpenTabs(model);
    watch = new PageWatch(new WatchedTabs(seen, services), services.start().asker());
    model.tabs().addListener((ListChangeListener<Tab>) change -> look());
    model.selectedProperty().subscribe(this::look);
  }

  /** Looks at the tabs, for who must know them when nothing can look any more, and keeps them. */
  private void look() {
    seen.look();
    if (!seen.pages().isEmpty()) {
      watch.wake();
    }
    keepTabs();
  }

  /** Brings the tabs of the last time back, asleep; once, when the room is first entered. */
  void restore() {
    if (isRestored) {
      return;
    }
    isRestored = true;
    Session last = services.remembered().memory(false).session().last();
    boolean isWanted =
        services.start().isAgain() || services.remembered().isOn(Setting.RESTORE_TABS);
    if (!isWanted || !model.tabs().isEmpty()) {
      return;
    }
    for (TabState state : last.tabs()) {
      Tab tab = open(false, model.tabs().size()).tab();
      tab.titleProperty().set(state.title());
      tab.addressProperty().set(state.url());
      tab.troubleProperty().set(Trouble.held(state));
    }
    if (!model.tabs().isEmpty()) {
      int at = Math.clamp(last.selected(), 0, model.tabs().size() - 1);
      model.selectedProperty().set(Optional.of(model.tabs().get(at)));
    }
    keepTabs();
  }

  /** A person looks at the tab in front: what sleeps in it is loaded. */
  void wake() {
    current().ifPresent(TabDriver::wake);
  }

  /** Keeps which tabs there are, for the next time. */
  void keepTabs() {
    if (!isRestored) {
      return;
    }
    seen.look();
    services.remembered().keep(closed -> seen.session(closed));
  }

  /** The driver of a tab that is open. */
  Optional<TabDriver> driver(Tab tab) {
    return Optional.ofNullable(drivers.get(tab));
  }

  /** The driver of the tab in front. */
  Optional<TabDriver> current() {
    return model.selectedProperty().get().flatMap(this::driver);
  }

  /** Opens an empty tab in front, behind the one that was. */
  Tab newTab(boolean isPrivate) {
    Tab tab = open(isPrivate, place()).tab();
    model.selectedProperty().set(Optional.of(tab));
    return tab;
  }

  private int place() {
    return model.selectedProperty().get().map(tab -> model.tabs().indexOf(tab) + 1).orElse(0);
  }

  private TabDriver open(boolean isPrivate, int place) {
    if (model.tabs().size() >= MOST_TABS) {
      return Objects.requireNonNull(drivers.get(model.tabs().getLast()), "bug: a tab undriven");
    }
    long number = TabRegistry.nextNumber();
    var tab = new Tab(number, isPrivate);
    var who = new TabLoads.Who(number, isPrivate, services.network().client(isPrivate));
    var driver = new TabDriver(tab, who, this::local, this::page, this);
    drivers.put(tab, driver);
    tab.addressProperty().subscribe(this::look);
    tab.pageProperty().subscribe(this::look);
    tab.busyProperty().subscribe(this::look);
    tab.titleProperty().subscribe(this::look);
    tab.troubleProperty().subscribe(this::look);
    model.tabs().add(Math.clamp(place, 0, model.tabs().size()), tab);
    return driver;
  }

  private Page page(TabLoads loads, PageHost host) {
    Path storage = services.storage(loads.isPrivate());
    var page = new WebKitPage(loads, host, storage, services.languages());
    dress(page);
    return page;
  }

  private TabAnswer local(TabLoads tab, String url) throws java.io.IOException {
    Optional<String> own =
        url.startsWith(LocalPages.SEXTANT + ":") ? services.ownPages().page(url) : Optional.empty();
    return own.map(TabAnswer::page)
        .orElseGet(() -> new LocalAnswers(services.language(), services.isDark()).answer(tab, url));
  }

  private void dress(Page page) {
    page.style(services.css());
    page.scripts(services.remembered().isOn(Setting.SCRIPTS));
  }

  /** Has the look that is set hold on every page. */
  void dress() {
    model.tabs().forEach(tab -> tab.pageProperty().get().ifPresent(this::dress));
  }

  @Override
  public TabDriver tabFor(Tab opener) {
    TabDriver driver = open(opener.isPrivate(), model.tabs().indexOf(opener) + 1);
    if (driver.tab().pageProperty().get().isEmpty()) {
      driver.tab().openedByPage();
      driver(opener).map(TabDriver::loads).ifPresent(one -> driver.loads().openedBy(one.page()));
    }
    model.selectedProperty().set(Optional.of(driver.tab()));
    return driver;
  }

  /** Opens an address beside the tab in front; {@code isInFront} goes there. */
  void openBeside(String url, boolean isInFront) {
    boolean isPrivate = model.selectedProperty().get().map(Tab::isPrivate).orElse(false);
    TabDriver driver = open(isPrivate, place());
    if (isInFront || model.selectedProperty().get().isEmpty()) {
      model.selectedProperty().set(Optional.of(driver.tab()));
    }
    driver.load(url);
  }

  /** Opens an address in a private tab in front. */
  void openPrivate(String url) {
    Tab tab = newTab(true);
    driver(tab).ifPresent(driver -> driver.load(url));
  }

  @Override
  public void close(Tab tab) {
    TabDriver driver = drivers.remove(tab);
    if (driver == null) {
      return;
    }
    int place = model.tabs().indexOf(tab);
    if (!tab.isPrivate() && !tab.addressProperty().get().isEmpty()) {
      services.remembered().memory(false).closedTabs().push(tab.state());
    }
    boolean isInFront = model.selectedProperty().get().filter(tab::equals).isPresent();
    model.tabs().remove(tab);
    if (isInFront) {
      int next = Math.min(place, model.tabs().size() - 1);
      model
          .selectedProperty()
          .set(next < 0 ? Optional.empty() : Optional.of(model.tabs().get(next)));
    }
    driver.close();
    memory.soon();
    keepTabs();
    if (tab.isPrivate() && model.tabs().stream().noneMatch(Tab::isPrivate)) {
      services.forgetPrivate();
    }
  }

  void closeCurrent() {
    model.selectedProperty().get().ifPresent(this::close);
  }

  boolean hasClosed() {
    return !services.remembered().memory(false).closedTabs().all().isEmpty();
  }

  void reopenClosed() {
    services
        .remembered()
        .memory(false)
        .closedTabs()
        .pop()
        .ifPresent(closed -> openBeside(closed.url(), true));
  }

  @Override
  public void visited(Tab tab, boolean isTyped) {
    String url = tab.addressProperty().get();
    WebUrl.parse(url)
        .ifPresent(one -> {
          tab.zoomProperty().set(services.remembered().zoom(tab.isPrivate(), one.host()));
          String address = one.withoutSecrets().toString();
          services
              .remembered()
              .change(tab.isPrivate(), memory -> memory.history().visited(address, "", isTyped));
        });
    keepTabs();
  }

  // What a person set for the site before is not meant for ours.
  @Override
  public void shownLocal(Tab tab) {
    tab.zoomProperty().set(services.remembered().zoom(tab.isPrivate(), ""));
    keepTabs();
  }

  @Override
  public void loaded(Tab tab) {
    driver(tab).ifPresent(driver -> Icons.fetch(tab, driver));
    String title = tab.titleProperty().get();
    boolean isPage = tab.troubleProperty().get().isEmpty() && !title.isBlank();
    WebUrl.parse(tab.addressProperty().get())
        .filter(url -> isPage)
        .ifPresent(url -> {
          String address = url.withoutSecrets().toString();
          services
              .remembered()
              .change(tab.isPrivate(), memory -> memory.history().titled(address, title));
        });
    keepTabs();
  }

  /** Saves what an address has. */
  void download(Tab tab, WebRequest request) {
    save(tab, request, "");
  }

  /** Saves what an address has; {@code name} is used when the server gives none. */
  DownloadRow.Id save(Tab tab, WebRequest request, String name) {
    boolean isPrivate = tab.isPrivate();
    return services
        .downloads()
        .start(services.network().client(isPrivate), request, name, isPrivate);
  }

  @Override
  public void linked(Tab tab, WebUrl url, String name) {
    save(tab, WebRequest.get(url), name);
  }

  @Override
  public void made(Tab tab, PageFile file) {
    services.keep(file, tab);
  }

  @Override
  public void download(Tab tab, WebResponse begun) {
    services.downloads().start(services.network().client(tab.isPrivate()), begun, tab.isPrivate());
  }

  /** Ends every tab. */
  void close() {
    keepTabs();
    List.copyOf(drivers.values()).forEach(TabDriver::close);
    drivers.clear();
  }
}
