package sextant.desktop.web;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.web.WebUrl;
import sextant.web.store.SiteSettings;
import sextant.web.store.Suggestion;
import sextant.web.store.Typed;
import sextant.words.Failure;

/** What a person does with pages. JavaFX thread. */
final class WebRoomActions {
  private static final int MOST_SUGGESTIONS = 8;

  private final WebRoomModel model;
  private final WebServices services;
  private final Tabs tabs;
  private final BookmarkActions bookmarks;
  private final FileActions files;

  WebRoomActions(WebRoomModel model, WebServices services) {
    this.model = model;
    this.services = services;
    tabs = new Tabs(model, services);
    bookmarks = new BookmarkActions(model, services, this);
    files = new FileActions(model, services, tabs);
    services.hear(new FromPages(this));
  }

  /** The tabs, to be opened, closed and moved. */
  Tabs tabs() {
    return tabs;
  }

  /** What a person does with bookmarks. */
  BookmarkActions bookmarks() {
    return bookmarks;
  }

  /** What a person does with files that come from pages. */
  FileActions files() {
    return files;
  }

  /** What the tabs stand on. */
  WebServices services() {
    return services;
  }

  WebRoomText text() {
    return new WebRoomText(services.language());
  }

  /** Loads what a person typed into the tab in front, or into a new one. */
  void go(String typed) {
    address(Typed.of(typed, services.remembered().memory(false).engines())).ifPresent(this::load);
  }

  /** Opens what a person wrote elsewhere, such as on the command line, in a tab of its own. */
  void open(String typed) {
    address(Typed.of(typed, services.remembered().memory(false).engines()))
        .ifPresent(url -> tabs.openBeside(url, true));
  }

  private static Optional<String> address(Typed typed) {
    return switch (typed) {
      case Typed.Nothing none -> Optional.empty();
      case Typed.Address address -> Optional.of(address.url().toString());
      case Typed.OwnPage page -> Optional.of(page.address());
      case Typed.LocalFile file -> Optional.of(LocalPages.ofPath(file.path()));
      case Typed.Source source ->
          address(source.of()).map(url -> LocalPages.SOURCE + ":" + LocalPages.toEngine(url));
      case Typed.Words words -> words.engine().search(words.words()).map(WebUrl::toString);
    };
  }

  /** What the address field offers for what was typed so far. */
  List<Suggestion> suggestions(String typed) {
    boolean isPrivate = model.selectedProperty().get().map(Tab::isPrivate).orElse(false);
    return services.remembered().memory(isPrivate).suggestions().of(typed, MOST_SUGGESTIONS);
  }

  /** Loads an address into the tab in front, or into a new one. */
  void load(String url) {
    if (tabs.current().isEmpty()) {
      tabs.newTab(false);
    }
    tabs.current().ifPresent(driver -> driver.load(url));
    WebUrl.parse(url)
        .ifPresent(one -> services.context().recentHosts().add(new Host(one.host(), one.port())));
  }

  void reload(boolean isHard) {
    tabs.current().ifPresent(driver -> driver.reload(isHard));
  }

  void stop() {
    tabs.current().ifPresent(TabDriver::stop);
  }

  void step(int steps) {
    tabs.current().ifPresent(driver -> driver.go(steps));
  }

  void gesture() {
    tabs.current().ifPresent(TabDriver::gesture);
  }

  /**
   * Whether a person may go on in spite of a certificate: never where the host insists on https
   * (RFC 6797, 12.1).
   */
  boolean mayGoOn(Trouble trouble) {
    return trouble.mayGoOn()
        && tabs.current()
            .map(driver -> driver.loads().client().profile())
            .filter(profile -> trouble.url().filter(profile::insistsOnHttps).isPresent())
            .isEmpty();
  }

  /** The same address without TLS, where the server speaks none and has never insisted on it. */
  Optional<String> inTheClear(Trouble trouble) {
    return trouble
        .url()
        .filter(url -> trouble.failure().kind() == Failure.Kind.NOT_TLS && url.isHttps())
        .filter(url ->
            tabs.current()
                .filter(driver -> !driver.loads().client().profile().insistsOnHttps(url))
                .isPresent())
        .map(url -> "http:" + url.toString().substring("https:".length()));
  }

  /** Believes the certificate of a page until the program ends, and loads it. */
  void goOn(Trouble trouble) {
    trouble
        .exchange()
        .filter(one -> mayGoOn(trouble))
        .map(one -> one.refusedChain())
        .filter(chain -> !chain.isEmpty())
        .ifPresent(chain -> trouble.url().ifPresent(url -> believe(url, chain.getFirst())));
  }

  private void believe(WebUrl url, X509Certificate certificate) {
    tabs.current()
        .ifPresent(driver -> {
          driver.loads().client().profile().certificateExceptions().accept(url, certificate);
          driver.load(url.toString());
        });
  }

  /** Larger (1), smaller (-1) or as the page is (0). */
  void zoom(int step) {
    model
        .selectedProperty()
        .get()
        .ifPresent(tab -> {
          double factor = Zoom.next(tab.zoomProperty().get(), step);
          tab.zoomProperty().set(factor);
          WebUrl.parse(tab.addressProperty().get())
              .ifPresent(url -> keepZoom(tab, url.host(), step == 0 ? 0 : factor));
        });
  }

  // All pages of a site are as large as the one in front.
  private void keepZoom(Tab front, String host, double factor) {
    services
        .remembered()
        .change(
            front.isPrivate(),
            memory -> {
              if (factor == 0) {
                memory.sites().unset(host, SiteSettings.Key.ZOOM);
              } else {
                memory.sites().zoom(host, factor);
              }
            });
    model.tabs().stream()
        .filter(tab -> tab.isPrivate() == front.isPrivate())
        .filter(tab ->
            WebUrl.parse(tab.addressProperty().get())
                .filter(u -> u.host().equals(host))
                .isPresent())
        .forEach(tab -> tab.zoomProperty().set(front.zoomProperty().get()));
  }

  void searchBeside(String words) {
    services
        .remembered()
        .memory(false)
        .engines()
        .chosen()
        .search(words)
        .ifPresent(url -> tabs.openBeside(url.toString(), true));
  }

  /** Shows a page of our own, in its tab if there is one. */
  void show(String name) {
    String url = LocalPages.SEXTANT + ":" + name;
    Optional<Tab> open =
        model.tabs().stream()
            .filter(tab -> tab.addressProperty().get().replaceFirst("\\?.*", "").equals(url))
            .findFirst();
    open.ifPresentOrElse(
        tab -> {
          model.selectedProperty().set(Optional.of(tab));
          load(url);
        },
        () -> tabs.openBeside(url, true));
  }

  /** The window without its frame, or with it again. */
  void toggleFullScreen() {
    tabs.current()
        .ifPresent(driver -> {
          var scene = driver.page().node().getScene();
          if (scene != null && scene.getWindow() instanceof javafx.stage.Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
          }
        });
  }

  void viewSource() {
    model
        .selectedProperty()
        .get()
        .map(tab -> tab.addressProperty().get())
        .filter(url -> WebUrl.parse(url).isPresent() || url.startsWith("file:"))
        .ifPresent(url -> tabs.openBeside(LocalPages.SOURCE + ":" + url, true));
  }

  /** Goes to the address that is set as home, or to a new tab. */
  void goHome() {
    services.home().ifPresentOrElse(this::go, () -> tabs.newTab(false));
  }

  /** Shows what is to read of the page, or from there the page itself again. */
  void toggleReader() {
    String url = model.selectedProperty().get().map(tab -> tab.addressProperty().get()).orElse("");
    if (LocalPages.isReader(url)) {
      load(url.substring(LocalPages.READER.length() + 1));
    } else if (WebUrl.parse(url).isPresent()) {
      load(LocalPages.READER + ":" + url);
    }
  }

  /** What other rooms can do with the host of an address, with {@code then} run on it. */
  Optional<Host> host(String url) {
    return WebUrl.parse(url).map(one -> new Host(one.host(), one.port()));
  }

  /** Forgets what pages stored since then; those that are open forget all of theirs. */
  void forgetStorage(Instant from) {
    model.tabs().stream()
        .filter(tab -> !tab.isPrivate())
        .flatMap(tab -> tab.pageProperty().get().stream())
        .forEach(page -> page.script("localStorage.clear();sessionStorage.clear()"));
    Path folder = services.storage(false);
    Ui.background("web-storage", () -> PageStorage.forget(folder, from));
  }

  RoomContext context() {
    return services.context();
  }

  void close() {
    tabs.close();
    services.close();
  }
}
