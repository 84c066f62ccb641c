package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.web.WebUrl;
import sextant.web.store.Bookmarks;
import sextant.web.store.SiteSettings;
import sextant.web.store.Suggestion;
import sextant.web.store.Typed;

/** What a person does with pages. JavaFX thread. */
final class WebRoomActions {
  private static final System.Logger LOGGER = System.getLogger(WebRoomActions.class.getName());
  private static final int MOST_SUGGESTIONS = 8;

  private final WebRoomModel model;
  private final WebServices services;
  private final Tabs tabs;

  WebRoomActions(WebRoomModel model, WebServices services) {
    this.model = model;
    this.services = services;
    tabs = new Tabs(model, services);
    services.hear(new FromPages(this));
  }

  /** The tabs, to be opened, closed and moved. */
  Tabs tabs() {
    return tabs;
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

  /** Keeps the page in front as a bookmark, or no longer. */
  void toggleBookmark() {
    model
        .selectedProperty()
        .get()
        .ifPresent(tab -> {
          String url = tab.addressProperty().get();
          if (!url.isEmpty()) {
            boolean isKept = isBookmarked(url);
            services
                .remembered()
                .change(
                    false,
                    memory -> {
                      if (isKept) {
                        memory
                            .bookmarks()
                            .of(url)
                            .ifPresent(one -> memory.bookmarks().remove(one.id()));
                      } else {
                        memory
                            .bookmarks()
                            .add(Bookmarks.ROOT, tab.titleProperty().get(), url, List.of());
                      }
                      Ui.later(() ->
                          model
                              .bookmarksChangedProperty()
                              .set(model.bookmarksChangedProperty().get() + 1));
                    });
          }
        });
  }

  boolean isBookmarked(String url) {
    return services.remembered().memory(false).bookmarks().of(url).isPresent();
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

  /** Believes the certificate of a page until the program ends, and loads it. */
  void goOn(Trouble trouble) {
    trouble
        .exchange()
        .map(one -> one.refusedChain())
        .filter(chain -> !chain.isEmpty())
        .ifPresent(chain ->
            tabs.current()
                .ifPresent(driver -> {
                  driver
                      .loads()
                      .client()
                      .profile()
                      .certificateExceptions()
                      .accept(trouble.url(), chain.getFirst());
                  driver.load(trouble.url().toString());
                }));
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
              .ifPresent(url ->
                  services
                      .remembered()
                      .change(
                          tab.isPrivate(),
                          memory -> {
                            if (step == 0) {
                              memory.sites().unset(url.host(), SiteSettings.Key.ZOOM);
                            } else {
                              memory.sites().zoom(url.host(), factor);
                            }
                          }));
        });
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
        model.tabs().stream().filter(tab -> tab.addressProperty().get().equals(url)).findFirst();
    open.ifPresentOrElse(
        tab -> {
          model.selectedProperty().set(Optional.of(tab));
          reload(false);
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

  void resume(DownloadRow item) {
    boolean isPrivate = item.id().isPrivate();
    services.downloads().resume(item.id(), services.network().client(isPrivate));
  }

  /** Shows the folder of a file in a tab; the file itself is never opened. */
  void showFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      tabs.openBeside(folder.toUri().toString(), true);
    }
  }

  void savePage() {
    tabs.current()
        .ifPresent(driver ->
            driver
                .tab()
                .pageProperty()
                .get()
                .ifPresent(
                    page -> new PageSaver(services.context(), text()).save(driver.tab(), page)));
  }

  /** What other rooms can do with the host of an address, with {@code then} run on it. */
  Optional<Host> host(String url) {
    return WebUrl.parse(url).map(one -> new Host(one.host(), one.port()));
  }

  RoomContext context() {
    return services.context();
  }

  /** Does with a download what a page of our own says. */
  void download(String what, long number) {
    var id = new DownloadRow.Id(number, false);
    model.downloads().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(row -> {
          switch (what) {
            case "pause" -> services.downloads().pause(id);
            case "resume" -> resume(row);
            case "remove" -> services.downloads().forget(id);
            case "show" -> row.entry().file().ifPresent(this::showFolder);
            default -> {}
          }
        });
  }

  /** Brings bookmarks of another browser in, or ours out, as the file every browser reads. */
  void bookmarks(boolean isImport) {
    WebRoomText text = text();
    var picker = services.context().filePicker();
    Optional<Path> file =
        isImport
            ? picker.open(text.importBookmarks())
            : picker.save(text.exportBookmarks(), "bookmarks.html");
    String title = text.imported();
    file.ifPresent(path ->
        services
            .remembered()
            .change(
                false,
                memory -> {
                  try {
                    if (isImport) {
                      memory.bookmarks().importHtml(Files.readAllBytes(path), title);
                    } else {
                      Files.write(path, memory.bookmarks().exportHtml());
                    }
                  } catch (IOException failed) {
                    LOGGER.log(System.Logger.Level.WARNING, "cannot read or write " + path, failed);
                  }
                  Ui.later(() -> show("bookmarks"));
                }));
  }

  void close() {
    tabs.close();
    services.close();
  }
}
