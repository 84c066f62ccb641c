package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.web.Exchange;
import sextant.web.store.Setting;

/**
 * The tools around a page: what is offered while typing, tabs, menus, panels, the look of pages.
 */
class WebToolsTest {
  @TempDir private Path folder = Path.of("");

  private static PageServer server() throws Exception {
    return new PageServer()
        .page("/one", "<title>One</title><h1>One</h1><a href=/two>two</a>")
        .page("/two", "<title>Two</title><h1>Two</h1>")
        .page("/three", "<title>Three</title><h1>Three</h1>");
  }

  private static Optional<ListView<?>> offers() {
    return List.copyOf(Window.getWindows()).stream()
        .filter(Window::isShowing)
        .map(window -> window.getScene().getRoot().lookup("#web-suggestions"))
        .filter(ListView.class::isInstance)
        .<ListView<?>>map(node -> (ListView<?>) node)
        .findFirst();
  }

  @Test
  void pagesThatWereVisitedAreOfferedWhileTypingAndChosenByArrows() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      browser.go(server.url("/two"), "Two");
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type("one");
      Fx.await(() -> offers().isPresent(), "the offers");
      assertThat(Fx.call(() -> offers().orElseThrow().getItems().toString()))
          .contains(server.url("/one"));
      browser.window().press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);
      browser.awaitTitle("One");
      assertThat(Fx.call(() -> offers().isPresent())).isFalse();
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type("tw");
      Fx.await(() -> offers().isPresent(), "the offers again");
      browser.window().press(KeyCode.ESCAPE);
      Fx.await(() -> offers().isEmpty(), "no offers");
      browser.window().press(KeyCode.ESCAPE);
      assertThat(browser.window().find("#web-address", TextField.class).getText())
          .isEqualTo(server.url("/one"));
    }
  }

  @Test
  void aTabIsDraggedToAnotherPlace() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      browser.window().press(KeyCode.CONTROL, KeyCode.T);
      browser.go(server.url("/two"), "Two");
      browser.window().press(KeyCode.CONTROL, KeyCode.T);
      browser.go(server.url("/three"), "Three");
      List<Node> tabs = Fx.call(() -> List.copyOf(scene(browser).lookupAll("#web-tabs .tab")));
      drag(tabs.getFirst(), tabs.getLast());
      Fx.await(() -> titles(browser).equals(List.of("Two", "Three", "One")), "the new order");
    }
  }

  private static Node scene(Browser browser) {
    return browser.window().stage().getScene().getRoot();
  }

  private static List<String> titles(Browser browser) {
    return browser.model().tabs().stream().map(tab -> tab.titleProperty().get()).toList();
  }

  // By events, for the robot's drags come without their button on a headless screen.
  private static void drag(Node from, Node to) {
    Bounds start = Fx.call(() -> from.localToScene(from.getBoundsInLocal()));
    Bounds end = Fx.call(() -> to.localToScene(to.getBoundsInLocal()));
    double y = start.getCenterY();
    fire(from, MouseEvent.MOUSE_PRESSED, start.getCenterX(), y);
    for (int i = 1; i <= 20; i++) {
      double x = start.getCenterX() + (end.getMaxX() - 4 - start.getCenterX()) * i / 20;
      fire(from, MouseEvent.MOUSE_DRAGGED, x, y);
      Fx.pulse();
    }
    fire(from, MouseEvent.MOUSE_RELEASED, end.getMaxX() - 4, y);
  }

  private static void fire(Node on, EventType<MouseEvent> type, double x, double y) {
    Fx.run(() -> {
      Point2D screen = on.getScene().getRoot().localToScreen(x, y);
      Event.fireEvent(
          on,
          new MouseEvent(
              type,
              x,
              y,
              screen.getX(),
              screen.getY(),
              MouseButton.PRIMARY,
              1,
              false,
              false,
              false,
              false,
              true,
              false,
              false,
              false,
              false,
              true,
              null));
    });
  }

  @Test
  void theMenuOfAPlaceOffersWhatFitsItAndTheHostsOtherTools() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      server.page("/menu", "<title>Menu</title><style>*{margin:0}</style><a href=/two>go</a>");
      browser.go(server.url("/menu"), "Menu");
      Node page = Fx.call(() -> browser.page().orElseThrow().node());
      Menus.open(() -> page, 5, 5);
      assertThat(Menus.ids())
          .contains("menu-open-beside", "menu-save-link", "menu-copy-link", "ping.host")
          .doesNotContain("menu-back", "menu-send-link");
      Menus.choose("menu-copy-link");
      assertThat(browser.house().copied()).isEqualTo(server.url("/two"));
      Menus.open(() -> page, 300, 300);
      assertThat(Menus.ids()).contains("menu-back", "menu-save-page", "menu-print", "menu-source");
      Menus.choose("menu-source");
      Fx.await(
          () -> browser.tab().addressProperty().get().equals("view-source:" + server.url("/menu")),
          "the source");
    }
  }

  @Test
  void theWayBackIsAMenuOfEveryStep() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      browser.go(server.url("/two"), "Two");
      browser.go(server.url("/three"), "Three");
      Menus.open(() -> scene(browser).lookup("#web-back"), 5, 5);
      assertThat(Menus.words()).containsExactly("Two", "One");
      Menus.choose("One");
      browser.awaitTitle("One");
      Menus.open(() -> scene(browser).lookup("#web-forward"), 5, 5);
      assertThat(Menus.words()).containsExactly("Two", "Three");
      Menus.close();
    }
  }

  @Test
  void aLongPressOnTheWayBackOpensTheMenuAndDoesNotGo() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      browser.go(server.url("/two"), "Two");
      var robot = Fx.call(Robot::new);
      browser.window().find("#web-back", Button.class);
      Fx.run(() -> {
        Bounds at =
            scene(browser)
                .lookup("#web-back")
                .localToScreen(scene(browser).lookup("#web-back").getLayoutBounds());
        robot.mouseMove(at.getCenterX(), at.getCenterY());
        robot.mousePress(MouseButton.PRIMARY);
      });
      Fx.await(() -> !Menus.words().isEmpty(), "the menu");
      Fx.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
      assertThat(Menus.words()).containsExactly("One");
      assertThat(browser.tab().titleProperty().get()).isEqualTo("Two");
      Menus.choose("One");
      browser.awaitTitle("One");
    }
  }

  @Test
  void thePanelsExportHarAndCurlAndShowStorageAndSource() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.answer(
          "/",
          "text/html",
          "<title>Kept</title><script>localStorage.setItem('k1','v1');"
              + "sessionStorage.setItem('k2','v2')</script><p>as sent",
          "Set-Cookie",
          "biscuit=yes; Max-Age=999");
      browser.go(server.url("/"), "Kept");
      Fx window = browser.window();
      window.press(KeyCode.F12);
      TableView<?> table = window.find("#web-network", TableView.class);
      Fx.await(() -> !table.getItems().isEmpty(), "the request");
      Path har = folder.resolve("page.har");
      browser.house().choose(har);
      window.click("#web-har");
      Fx.await(() -> text(har).endsWith("}"), "the archive");
      assertThat(text(har)).contains("\"version\"", "1.2", server.url("/"), "as sent");
      Menus.open(() -> table.lookup(".table-row-cell"), 5, 5);
      Menus.choose("copy-curl");
      assertThat(browser.house().copied()).startsWith("curl 'http://127.0.0.1:");
      window.click("#web-panel-storage").picture("web-storage");
      TableView<?> kept = window.find("#web-storage", TableView.class);
      assertThat(Fx.call(() -> kept.getItems().toString()))
          .contains("biscuit", "k1", "v1", "k2", "v2");
      Fx.run(() -> select(kept, "k1"));
      window.click("#web-storage-remove");
      assertThat(browser.script("localStorage.length")).isEqualTo("0");
      window.click("#web-panel-source").picture("web-source");
      TextArea source = window.find("#web-source", TextArea.class);
      Fx.await(() -> source.getText().contains("<p>as sent"), "the source");
      browser.script("document.querySelector('p').textContent = 'as made'");
      window.click("#web-source-now");
      Fx.await(() -> source.getText().contains("<p>as made"), "the source as it is now");
    }
  }

  private static void select(TableView<?> table, String words) {
    for (int i = 0; i < table.getItems().size(); i++) {
      if (table.getItems().get(i).toString().contains(words)) {
        table.getSelectionModel().select(i);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
    } catch (IOException notYet) {
      return "";
    }
  }

  @Test
  void aPageShowsItsIconAndKeepsItsZoomForItsSiteAlone() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      server.page("/icon", "<title>Icon</title><link rel=icon href=/icon.png>");
      byte[] icon = sextant.desktop.kit.Png.of(new javafx.scene.image.WritableImage(16, 16));
      server.handle(
          "/icon.png",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(200, icon.length);
              exchange.getResponseBody().write(icon);
            } catch (IOException gone) {
              // the browser has closed
            }
          });
      browser.go(server.url("/icon"), "Icon");
      Fx.await(() -> browser.tab().iconProperty().get().isPresent(), "the icon");
      browser.window().press(KeyCode.CONTROL, KeyCode.PLUS);
      browser.go(server.url("/one").replace("127.0.0.1", "localhost"), "One");
      assertThat(Fx.call(() -> browser.tab().zoomProperty().get())).isEqualTo(1);
      browser.go(server.url("/two"), "Two");
      assertThat(Fx.call(() -> browser.tab().zoomProperty().get())).isEqualTo(1.1);
    }
  }

  @Test
  void pagesAreDarkAndDressedAsSet() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      assertThat(brightness(browser)).isGreaterThan(240);
      set(browser, Setting.DARK_PAGES, "on");
      Fx.await(() -> brightness(browser) < 60, "a dark page");
      browser.window().picture("web-dark-page");
      set(browser, Setting.DARK_PAGES, "off");
      Path css = Files.writeString(folder.resolve("mine.css"), "body{background:#123456}");
      set(browser, Setting.USER_STYLE, css.toString());
      Fx.await(() -> corner(browser) == 0x123456, "the page in the colours of the file");
      set(browser, Setting.USER_STYLE, "body{background:#654321}");
      Fx.await(() -> corner(browser) == 0x654321, "the page in the colours of the rule");
    }
  }

  private static void set(Browser browser, Setting setting, String value) {
    Fx.run(() -> {
      browser.actions().services().remembered().memory(false).settings().set(setting, value);
      browser.actions().tabs().dress();
    });
  }

  private static int corner(Browser browser) {
    Image image =
        browser.page().orElseThrow().node().snapshot(new javafx.scene.SnapshotParameters(), null);
    int x = (int) image.getWidth() - 30;
    return image.getPixelReader().getArgb(x, (int) image.getHeight() - 30) & 0xFFFFFF;
  }

  private static int brightness(Browser browser) {
    return Fx.call(() -> corner(browser) >> 8 & 255);
  }

  @Test
  void aPageThatIsDarkByItselfIsNotTurnedLight() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      server.page("/night", "<title>Night</title><body style='background:#222'>dark");
      set(browser, Setting.DARK_PAGES, "on");
      browser.go(server.url("/night"), "Night");
      Fx.await(() -> corner(browser) == 0x222222, "the page in its own colours");
    }
  }

  @Test
  void filesThatAScriptSendsArriveWhole() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      var got = new ConcurrentHashMap<String, String>();
      server.handle(
          "/take",
          exchange -> {
            try {
              byte[] body = exchange.getRequestBody().readAllBytes();
              String type = exchange.getRequestHeaders().getFirst("Content-Type");
              got.put(
                  exchange.getRequestURI().getQuery(),
                  type + "\n" + new String(body, StandardCharsets.UTF_8));
              PageServer.send(exchange, 200, "taken");
            } catch (IOException gone) {
              exchange.close();
            }
          });
      browser.go(server.url("/one"), "One");
      Fx.await(() -> browser.scriptNow("!!window.__sextantUploads").equals("true"), "our script");
      browser.script(
          """
          var form = new FormData(), request = new XMLHttpRequest();
          form.append("name", "value");
          form.append("file", new File(["inside 内"], "note.txt", { type: "text/plain" }));
          fetch("/take?form", { method: "POST", body: form });
          fetch("/take?blob", { method: "POST", body: new Blob(["blobby"], { type: "x/y" }) });
          request.open("POST", "/take?xhr");
          request.send(form);
          """);
      Fx.await(() -> got.size() == 3, "three bodies");
      assertThat(got.get("form"))
          .startsWith("multipart/form-data; boundary=")
          .contains("name=\"name\"\r\n\r\nvalue", "filename=\"note.txt\"", "inside 内");
      assertThat(got.get("xhr")).contains("filename=\"note.txt\"", "inside 内");
      assertThat(got.get("blob")).isEqualTo("x/y\nblobby");
    }
  }

  @Test
  void theWindowIsFullAndAsBefore() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      browser.window().press(KeyCode.F11);
      Fx.await(() -> browser.window().stage().isFullScreen(), "the full screen");
      browser.window().press(KeyCode.F11);
      Fx.await(() -> !browser.window().stage().isFullScreen(), "the window");
    }
  }

  @Test
  void theNetworkPanelKeepsTheRequestsOfItsTabOnly() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/one"), "One");
      browser.window().press(KeyCode.CONTROL, KeyCode.T);
      browser.go(server.url("/two"), "Two");
      browser.window().press(KeyCode.F12);
      TableView<?> table = browser.window().find("#web-network", TableView.class);
      Fx.await(() -> !table.getItems().isEmpty(), "the request");
      assertThat(
              Fx.call(() ->
                  table.getItems().stream()
                      .map(Exchange.class::cast)
                      .map(one -> one.request().url().toString())
                      .toList()))
          .contains(server.url("/two"))
          .doesNotContain(server.url("/one"));
    }
  }
}
