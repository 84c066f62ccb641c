package sextant.desktop.web;

import java.net.Socket;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.Ports;
import sextant.words.Language;

/**
 * Goes through the room's screens; with {@code -Dpictures=FOLDER} it leaves pictures for people.
 */
class WebPicturesTest {
  private static final String PAGE =
      """
      <title>Compass 指南针</title><link rel=stylesheet href=/style.css>
      <h1>A page with a compass 指南针</h1>
      <p>Sextant, <a href=/next>compass and chart</a>. <img src=/dot.svg width=64 height=64></p>
      <script src=/script.js></script><script>console.log("hello from the page");later.now()</script>
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"ENGLISH,LIGHT", "CHINESE,DARK"})
  void takesPicturesOfTheRoom(Language language, Scheme scheme) throws Exception {
    String name = "-" + language.tag() + "-" + (scheme == Scheme.DARK ? "dark" : "light");
    try (var server = server();
        var browser = new Browser(folder, language)) {
      Fx window = browser.window();
      Fx.run(() -> browser.house().shell().settings().schemeProperty().set(scheme));
      window.resize(1000, 680).picture("web-start" + name);
      browser.go(server.url("/"), "Compass 指南针");
      window.picture("web-page" + name);
      window.press(KeyCode.F12);
      Fx.await(() -> window.has("#web-network"), "the panels");
      TableView<?> table = window.find("#web-network", TableView.class);
      Fx.await(() -> table.getItems().size() >= 4, "the requests");
      Fx.run(() -> table.getSelectionModel().select(0));
      window.picture("web-network" + name);
      window.click("#web-panel-console").picture("web-console" + name);
      window.press(KeyCode.F12).press(KeyCode.CONTROL, KeyCode.F).type("compass");
      window.picture("web-find" + name).press(KeyCode.ESCAPE);
      browser.script("setTimeout(() => confirm('Sail on? 继续航行？'), 0); 1");
      Fx.await(() -> window.has("#web-question"), "the question");
      window.picture("web-question" + name).click("#web-question-yes");
      window.press(KeyCode.CONTROL, KeyCode.T).picture("web-new-tab" + name);
      try (Socket deaf = Ports.deaf()) {
        window.type("127.0.0.1:" + deaf.getLocalPort()).press(KeyCode.ENTER);
        Fx.await(() -> window.has("#web-trouble"), "the explanation");
      }
      window.picture("web-trouble" + name);
      window.press(KeyCode.CONTROL, KeyCode.J).picture("web-downloads" + name);
      takesMorePictures(browser, server, name);
      window.press(KeyCode.CONTROL, KeyCode.J).resize(720, 480).picture("web-small" + name);
    }
  }

  private static void takesMorePictures(Browser browser, PageServer server, String name) {
    Fx window = browser.window();
    browser.go(server.url("/"), "Compass 指南针");
    window.press(KeyCode.CONTROL, KeyCode.D);
    Fx.await(() -> window.has("#web-bookmark-edit"), "the bookmark");
    window.picture("web-bookmarked" + name).click("#web-bookmark-edit");
    Fx.run(() -> browser.actions().bookmarks().newFolder(0));
    Fx.await(() -> window.has("#web-bookmark-form"), "the form");
    window.picture("web-bookmark-form" + name).press(KeyCode.ESCAPE);
    Menus.open(() -> window.stage().getScene().getRoot().lookup(".bookmark"), 20, 10);
    window.picture("web-bookmark-menu" + name);
    Menus.close();
    Menus.open(() -> browser.page().orElseThrow().node(), 100, 60);
    window.picture("web-page-menu" + name);
    Menus.close();
    window.press(KeyCode.CONTROL, KeyCode.L).type("compass");
    window.picture("web-suggestions" + name).press(KeyCode.ESCAPE);
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    Fx.await(
        () -> browser.scriptNow("document.querySelectorAll('li').length").equals("2"), "the page");
    browser.script("Array.from(document.links).find(l => /edit=/.test(l.href)).click()");
    Fx.await(
        () -> browser.scriptNow("!!document.querySelector('form.edit')").equals("true"), "a form");
    window.picture("web-bookmarks-page" + name);
  }

  private static PageServer server() throws Exception {
    return new PageServer()
        .page("/", PAGE)
        .answer("/style.css", "text/css", "body{font-family:sans-serif;margin:32px}")
        .answer("/script.js", "text/javascript", "document.cookie='seen=1'")
        .answer(
            "/dot.svg",
            "image/svg+xml",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='3'"
                + " fill='teal'/></svg>");
  }
}
