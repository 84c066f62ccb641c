package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Folder;

class WebBookmarksTest {
  @TempDir private Path folder = Path.of("");

  private static List<String> titles(Browser browser) {
    return browser
        .actions()
        .bookmarks()
        .root()
        .everything()
        .skip(1)
        .map(BookmarkNode::title)
        .toList();
  }

  private static Optional<ButtonBase> button(Browser browser, String title) {
    return browser.window().stage().getScene().getRoot().lookupAll(".bookmark").stream()
        .map(ButtonBase.class::cast)
        .filter(one -> title.equals(one.getText()))
        .findFirst();
  }

  private static ButtonBase await(Browser browser, String title) {
    Fx.await(() -> button(browser, title).isPresent(), "the bookmark " + title);
    return Fx.call(() -> button(browser, title).orElseThrow());
  }

  private static void choose(Browser browser, String title, String item) {
    Menus.choose(() -> button(browser, title).orElse(null), item);
  }

  private static void keep(Browser browser, PageServer server, String title) {
    browser.go(server.url("/" + title), title);
    browser.window().press(KeyCode.CONTROL, KeyCode.D);
    await(browser, title);
  }

  private static PageServer server() throws Exception {
    return new PageServer()
        .page("/One", "<title>One</title>")
        .page("/Two", "<title>Two</title>")
        .page("/Three", "<title>Three</title>");
  }

  @Test
  void theBarComesWithTheFirstBookmarkAndGoesAndComesByItsKeys() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      assertThat(browser.window().has("#web-bookmark-bar")).isFalse();
      keep(browser, server, "One");
      assertThat(browser.window().has("#web-bookmark-edit")).isTrue();
      browser.go(server.url("/Two"), "Two");
      Fx.run(() -> button(browser, "One").orElseThrow().fire());
      browser.awaitTitle("One");
      browser.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
      Fx.await(() -> !browser.window().has("#web-bookmark-bar"), "no bar");
      browser.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
      Fx.await(() -> browser.window().has("#web-bookmark-bar"), "the bar");
    }
  }

  @Test
  void bookmarksAreMovedRenamedPutIntoFoldersDeletedAndTakenBack() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      keep(browser, server, "One");
      keep(browser, server, "Two");
      keep(browser, server, "Three");
      choose(browser, "Three", "bookmark-left");
      Fx.await(() -> titles(browser).equals(List.of("One", "Three", "Two")), "the move");
      choose(browser, "One", "bookmark-folder");
      Fx window = browser.window();
      Fx.await(() -> window.has("#web-bookmark-form"), "the form of the new folder");
      Fx.run(() -> window.find("#web-bookmark-title", TextField.class).setText("Tools"));
      window.click("#web-bookmark-save");
      await(browser, "Tools");
      choose(browser, "One", "bookmark-edit");
      Fx.await(() -> window.has("#web-bookmark-url"), "the form of the bookmark");
      Fx.run(() -> {
        window.find("#web-bookmark-title", TextField.class).setText("First");
        choose(window.find("#web-bookmark-folder", ComboBox.class), "Tools");
      });
      window.click("#web-bookmark-save");
      Fx.await(() -> titles(browser).equals(List.of("Three", "Two", "Tools", "First")), "the edit");
      await(browser, "Tools");
      Fx.run(() -> item((MenuButton) button(browser, "Tools").orElseThrow(), "First").fire());
      browser.awaitTitle("One");
      choose(browser, "Tools", "bookmark-delete");
      Fx.await(() -> titles(browser).equals(List.of("Three", "Two")), "the folder is gone");
      window.click("#web-bookmark-undo");
      Fx.await(
          () -> titles(browser).equals(List.of("Three", "Two", "Tools", "First")), "taken back");
    }
  }

  private static void choose(ComboBox<?> box, String title) {
    for (int i = 0; i < box.getItems().size(); i++) {
      if (box.getItems().get(i) instanceof Folder one && one.title().equals(title)) {
        box.getSelectionModel().select(i);
      }
    }
  }

  private static MenuItem item(MenuButton button, String title) {
    return button.getItems().stream()
        .filter(one -> title.equals(one.getText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theirPageEditsDeletesTakesBackAndExchangesThem() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      keep(browser, server, "One");
      keep(browser, server, "Two");
      browser.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
      browser.awaitTitle("Bookmarks");
      link(browser, "Edit");
      awaitScript(browser, "!!document.querySelector('form.edit')", "true");
      browser.script("document.querySelector('form.edit [name=title]').value = 'Uno'");
      browser.script("document.querySelector('form.edit button').click()");
      Fx.await(() -> titles(browser).equals(List.of("Uno", "Two")), "the new title");
      await(browser, "Uno");
      awaitScript(browser, "document.querySelectorAll('li.mark').length", "2");
      link(browser, "↓");
      Fx.await(() -> titles(browser).equals(List.of("Two", "Uno")), "one place down");
      awaitScript(browser, "document.querySelector('li.mark a').textContent", "Two");
      link(browser, "Remove");
      Fx.await(() -> titles(browser).equals(List.of("Uno")), "deleted");
      awaitScript(browser, "document.body.innerText.includes('is deleted')", "true");
      link(browser, "Take it back");
      Fx.await(() -> titles(browser).equals(List.of("Two", "Uno")), "taken back");
      awaitScript(browser, "document.querySelectorAll('li.mark').length", "2");
      Path file = folder.resolve("out.html");
      browser.house().choose(file);
      link(browser, "Export…");
      Fx.await(() -> Files.exists(file), "the file");
      awaitScript(browser, "document.querySelectorAll('li.mark').length", "2");
      link(browser, "Import…");
      Fx.await(
          () -> titles(browser).equals(List.of("Two", "Uno", "Imported", "Two", "Uno")),
          "taken in again");
    }
  }

  private static void link(Browser browser, String words) {
    browser.script(
        "Array.from(document.links).find(l => l.textContent === '" + words + "').click()");
  }

  private static void awaitScript(Browser browser, String code, String value) {
    Fx.await(() -> browser.scriptNow(code).equals(value) && isQuiet(browser), code);
  }

  private static boolean isQuiet(Browser browser) {
    return browser
        .model()
        .selectedProperty()
        .get()
        .filter(t -> !t.busyProperty().get())
        .isPresent();
  }
}
