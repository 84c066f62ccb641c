package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/** A page that held the whole window, in the run after that. */
class WebHeldTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"ENGLISH,DARK", "CHINESE,LIGHT"})
  void itsTabSaysSoAndLoadsItOnlyWhenAPersonWantsIt(Language language, Scheme scheme)
      throws Exception {
    try (var server = new PageServer()) {
      server.page("/held", "<title>Held</title>").page("/other", "<title>Other</title>");
      Files.createDirectories(folder.resolve("web"));
      Files.writeString(
          folder.resolve("web/session.tsv"),
          "sextant-session 1\t0\ntab\t0\theld\t0\npage\t"
              + server.url("/held")
              + "\tHeld\ntab\t0\t\t0\npage\t"
              + server.url("/other")
              + "\tOther\n");
      try (var browser = new Browser(folder, language)) {
        Fx window = browser.window();
        Fx.run(() -> browser.house().shell().settings().schemeProperty().set(scheme));
        window.find("#web-trouble", javafx.scene.Node.class);
        window.picture("web-held-" + language.tag());
        assertThat(server.asked()).isEmpty();
        Fx.run(() -> browser.model().selectNext(1));
        browser.awaitTitle("Other");
        Fx.run(() -> browser.model().selectNext(-1));
        assertThat(window.find("#web-retry", Button.class).getText())
            .isEqualTo(browser.actions().text().loadAgain());
        assertThat(server.asked()).noneMatch(one -> one.contains("/held"));
        window.click("#web-retry");
        Fx.await(() -> server.asked().contains("GET /held"), "the page is asked for");
        browser.awaitTitle("Held");
      }
      assertThat(folder.resolve("web/session.tsv")).content().doesNotContain("\theld\t");
    }
  }
}
