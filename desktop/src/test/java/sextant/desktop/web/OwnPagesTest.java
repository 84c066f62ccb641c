package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.web.store.Setting;

class OwnPagesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void historyAndSettingsArePagesThatOnlyAPersonChanges() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/one", "<title>One</title>");
      browser.go(server.url("/one"), "One");
      browser.window().press(KeyCode.CONTROL, KeyCode.H);
      Fx.await(
          () -> browser.scriptNow("document.body.innerText").contains(server.port() + "/one"),
          "the visit in the history");
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type("sextant:settings");
      browser.window().press(KeyCode.ENTER);
      Fx.await(
          () -> browser.scriptNow("document.querySelectorAll('select').length > 3").equals("true"),
          "the settings");
      browser.script("document.querySelector('[name=\"user-style\"]').value='h1{color:red}'");
      browser.script("document.querySelector('form').submit()");
      Fx.await(
          () ->
              browser
                  .actions()
                  .services()
                  .remembered()
                  .memory(false)
                  .settings()
                  .get(Setting.USER_STYLE)
                  .contains("red"),
          "the saved setting");
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type("sextant:settings?zoom=300");
      browser.window().press(KeyCode.ENTER);
      Fx.await(
          () -> browser.scriptNow("document.querySelectorAll('select').length > 3").equals("true"),
          "the settings again");
      assertThat(
              browser.actions().services().remembered().memory(false).settings().get(Setting.ZOOM))
          .isEqualTo("100");
      Path page = Files.writeString(folder.resolve("page.html"), "<title>File</title>of mine");
      browser.go(page.toString(), "File");
      assertThat(Fx.call(() -> browser.tab().addressProperty().get())).startsWith("file:///");
    }
  }

  @Test
  void anEngineOfOnesOwnIsAskedByItsKeyword() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/find", "<title>Found</title>");
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type("sextant:settings");
      browser.window().press(KeyCode.ENTER);
      String field = "document.querySelector('[name=\"engine-%s\"]')";
      Fx.await(
          () -> browser.scriptNow("!!" + field.formatted("name")).equals("true"), "the settings");
      browser.script(field.formatted("name") + ".value='Mine'");
      browser.script(field.formatted("keyword") + ".value='mine'");
      browser.script(field.formatted("address") + ".value='" + server.url("/find?q=%s") + "'");
      browser.script("window.before=1");
      browser.script(field.formatted("name") + ".form.submit()");
      var engines = browser.actions().services().remembered().memory(false).engines();
      Fx.await(() -> engines.keyed("mine").isPresent(), "the new engine");
      String again = "document.readyState+!!window.before";
      Fx.await(() -> browser.scriptNow(again).equals("completefalse"), "the settings again");
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type("mine compass rose");
      browser.window().press(KeyCode.ENTER);
      browser.awaitTitle("Found");
      assertThat(server.asked()).contains("GET /find?q=compass+rose");
    }
  }
}
