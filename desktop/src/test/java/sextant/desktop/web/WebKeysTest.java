package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

/** Keys a person knows from other browsers, words found as they are read, files of any charset. */
class WebKeysTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void tabsAreChosenByFigureClosedFoundInAndOpenedFromFiles() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "<title>Of mine</title>");
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/one", "<title>One</title>");
      server.page("/two", "<title>Two</title><p>first word, second word");
      browser.go(server.url("/one"), "One");
      browser.window().press(KeyCode.CONTROL, KeyCode.T);
      browser.go(server.url("/two"), "Two");
      browser.window().press(KeyCode.ALT, KeyCode.DIGIT1);
      browser.awaitTitle("One");
      browser.window().press(KeyCode.ALT, KeyCode.DIGIT9);
      browser.awaitTitle("Two");
      browser.window().press(KeyCode.F3).type("word");
      Fx.await(() -> count(browser).equals("1 of 2"), "both words");
      browser.window().press(KeyCode.F3);
      Fx.await(() -> count(browser).equals("2 of 2"), "the second word");
      browser.window().press(KeyCode.SHIFT, KeyCode.F3);
      Fx.await(() -> count(browser).equals("1 of 2"), "the first word");
      Fx.run(() -> browser.page().orElseThrow().node().requestFocus());
      browser.window().press(KeyCode.ESCAPE);
      Fx.await(() -> !browser.window().has("#web-find-count"), "no bar");
      browser.window().press(KeyCode.CONTROL, KeyCode.F4);
      browser.awaitTitle("One");
      browser.house().choose(page);
      browser.window().press(KeyCode.CONTROL, KeyCode.O);
      browser.awaitTitle("Of mine");
      browser.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
      Fx.await(() -> browser.tab().isPrivate(), "a private tab");
    }
  }

  private static String count(Browser browser) {
    return browser.window().find("#web-find-count", Label.class).getText();
  }

  @Test
  void wordsAreFoundAcrossLinesOfTheSourceAndMarksInsideThem() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Words</title><p>one long\n   sentence with <b>bold</b> let<i>ters</i>"
              + "<p>bold<p>letters<div hidden>one long sentence</div><script>'bold'</script>");
      browser.go(server.url("/"), "Words");
      Page page = Fx.call(() -> browser.page().orElseThrow());
      assertThat(found(page, "one long sentence")).isEqualTo(1);
      assertThat(found(page, "Bold letters")).isEqualTo(1);
      assertThat(found(page, "letters")).isEqualTo(2);
      assertThat(found(page, "boldletters")).isZero();
      assertThat(Fx.call(() -> page.find("Bold", true, 0).count())).isZero();
    }
  }

  private static int found(Page page, String words) {
    return Fx.call(() -> page.find(words, false, 0).count());
  }

  @Test
  void filesOfAnyCharsetAreReadAndWhatIsNoTextSaysSo() throws Exception {
    String html = "<meta charset=gbk><title>中文</title><script>document.title+=location.search";
    Path page = folder.resolve("old.html");
    Files.write(page, (html + "</script>").getBytes(Charset.forName("GB18030")));
    Path blob = folder.resolve("thing.pdf");
    Files.write(blob, new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xFF});
    try (var browser = new Browser(folder)) {
      browser.go(page.toUri() + "?q=1", "中文?q=1");
      browser.window().press(KeyCode.CONTROL, KeyCode.U);
      Fx.await(() -> browser.scriptNow("document.body.innerText").contains("中文"), "the source");
      browser.go(blob.toUri().toString(), "thing.pdf (6 B) cannot be shown here.");
    }
  }

  @Test
  void whatAPageKeepsIsChangedByHand() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.answer(
          "/kept", // and nothing else: an icon's answer would bring the cookie once more
          "text/html",
          "<title>Kept</title><script>localStorage.setItem('k','v')</script>",
          "Set-Cookie",
          "biscuit=soft");
      browser.go(server.url("/kept"), "Kept");
      browser.window().press(KeyCode.F12).click("#web-panel-storage");
      TableView<?> table = browser.window().find("#web-storage", TableView.class);
      change(table, "biscuit", "hard");
      Fx.await(() -> browser.scriptNow("document.cookie").equals("biscuit=hard"), "the cookie");
      change(table, "k", "it's \"new\"");
      Fx.await(
          () -> browser.scriptNow("localStorage.getItem('k')").equals("it's \"new\""), "the value");
    }
  }

  private static <T> void change(TableView<T> table, String name, String value) {
    Fx.run(() -> {
      for (int i = 0; i < table.getItems().size(); i++) {
        if (String.valueOf(table.getColumns().get(1).getCellData(i)).equals(name)) {
          commit(table, i, value);
          return;
        }
      }
      throw new AssertionError("no " + name);
    });
  }

  @SuppressWarnings("unchecked") // the column of values holds text
  private static <T> void commit(TableView<T> table, int row, String value) {
    var column = (javafx.scene.control.TableColumn<T, String>) table.getColumns().get(2);
    var at = new javafx.scene.control.TablePosition<>(table, row, column);
    column
        .getOnEditCommit()
        .handle(
            new javafx.scene.control.TableColumn.CellEditEvent<>(
                table, at, javafx.scene.control.TableColumn.editCommitEvent(), value));
  }

  @Test
  void savingAPageSaysWhatBecameOfIt() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<!doctype html><title>Page</title><img src=a.png>");
      browser.go(server.url("/"), "Page");
      Path file = folder.resolve("saved.html");
      browser.house().choose(file);
      browser.window().press(KeyCode.CONTROL, KeyCode.S);
      assertThat(notice(browser)).contains("Saved as " + file);
      assertThat(Files.readString(file))
          .startsWith("<!DOCTYPE html>")
          .contains("<base href=\"" + server.url("/") + "\">", "<meta charset=\"utf-8\">");
      browser.window().click("#web-notice-close");
      browser.house().choose(folder.resolve("no-such-folder/saved.html"));
      browser.window().press(KeyCode.CONTROL, KeyCode.S);
      assertThat(notice(browser)).contains("no-such-folder");
    }
  }

  private static String notice(Browser browser) {
    return browser.window().find("#web-notice", Label.class).getText();
  }
}
