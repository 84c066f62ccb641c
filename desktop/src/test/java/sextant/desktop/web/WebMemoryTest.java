package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

class WebMemoryTest {
  @TempDir private Path folder = Path.of("");
  @TempDir private Path copy = Path.of("");

  @Test
  void tabsZoomAndBookmarksAreThereAgainAfterAKill() throws Exception {
    try (var server = new PageServer()) {
      server.page("/one", "<title>One</title>find me, Find me<p>nothing");
      server.page("/two", "<title>Two</title>");
      try (var browser = new Browser(folder)) {
        browser.go(server.url("/one"), "One");
        browser.window().press(KeyCode.CONTROL, KeyCode.F).type("find me");
        Fx.await(
            () -> browser.window().find("#web-find-count", Label.class).getText().equals("1 of 2"),
            "both places");
        browser.window().press(KeyCode.ESCAPE);
        browser.window().press(KeyCode.CONTROL, KeyCode.D);
        Fx.await(() -> browser.actions().bookmarks().isKept(server.url("/one")), "the bookmark");
        browser.window().press(KeyCode.CONTROL, KeyCode.PLUS);
        assertThat(Fx.call(() -> browser.tab().zoomProperty().get())).isEqualTo(1.1);
        browser.window().press(KeyCode.CONTROL, KeyCode.T);
        browser.go(server.url("/two"), "Two");
        Fx.await(() -> has("session.tsv", server.url("/two")), "the tabs on the disk");
        Fx.await(() -> has("sites.tsv", "1.1"), "the zoom on the disk");
        Fx.await(() -> has("bookmarks.html", server.url("/one")), "the bookmark on the disk");
        copyAll();
      }
      try (var again = new Browser(copy)) {
        again.awaitTitle("Two");
        assertThat(Fx.call(() -> again.model().tabs().size())).isEqualTo(2);
        assertThat(Fx.call(() -> again.model().tabs().getFirst().pageProperty().get())).isEmpty();
        again.window().press(KeyCode.CONTROL, KeyCode.PAGE_UP);
        again.awaitTitle("One");
        assertThat(Fx.call(() -> again.tab().zoomProperty().get())).isEqualTo(1.1);
        assertThat(again.actions().bookmarks().isKept(server.url("/one"))).isTrue();
        again.window().press(KeyCode.CONTROL, KeyCode.W);
        again.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        again.awaitTitle("One");
      }
    }
  }

  @Test
  void nothingHoldsAClosedTab() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/stays", "<title>Stays</title>");
      server.page("/goes", "<title>Goes</title><p>words");
      browser.go(server.url("/stays"), "Stays");
      browser.window().press(KeyCode.CONTROL, KeyCode.T);
      browser.go(server.url("/goes"), "Goes");
      var page = new WeakReference<>(Fx.call(() -> browser.page().orElseThrow().node()));
      browser.window().press(KeyCode.CONTROL, KeyCode.W);
      browser.awaitTitle("Stays");
      Fx.await(
          () -> {
            System.gc();
            return page.refersTo(null);
          },
          "the page to be collected");
    }
  }

  private boolean has(String name, String words) {
    try {
      return Files.readString(folder.resolve("web").resolve(name)).contains(words);
    } catch (IOException notYet) {
      return false;
    }
  }

  private void copyAll() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        Path to = copy.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          copyIfThere(file, to);
        }
      }
    }
  }

  private static void copyIfThere(Path file, Path to) throws IOException {
    try {
      Files.copy(file, to);
    } catch (NoSuchFileException replaced) {
      return; // one that was being written has its name by now
    }
  }
}
