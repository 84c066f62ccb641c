package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.FilesStandIn;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomId;
import sextant.web.store.DownloadEntry;
import sextant.words.Language;

class WebFilesTest {
  private static final String MAKES_FILES =
      """
      <title>Maker</title>
      <a id=linked download="named.txt" href="/served">linked</a>
      <a id=data download="data.txt" href="data:text/plain;base64,aGVsbG8=">data</a>
      <script>
      function blob() {
        const a = document.createElement("a"), big = new Uint8Array(7000000);
        big.fill(65);
        a.href = URL.createObjectURL(new Blob([big]));
        a.download = "../big.bin";
        a.click();
        URL.revokeObjectURL(a.href);
      }
      </script>
      """;

  @TempDir private Path folder = Path.of("");

  private Path downloaded(String name) {
    return folder.resolve("downloads").resolve(name);
  }

  private static void awaitDone(Browser browser, int count) {
    Fx.await(
        () ->
            browser.model().downloads().stream()
                    .filter(row -> row.entry().state() == DownloadEntry.State.DONE)
                    .count()
                == count,
        count + " whole files");
  }

  @Test
  void linksThatSaySoDataAndWhatThePageMadeItselfBecomeFiles() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", MAKES_FILES);
      server.answer("/served", "text/html", "<title>Not to be shown</title>");
      browser.go(server.url("/"), "Maker");
      Fx.await(() -> browser.scriptNow("!!window.__sextantFiles").equals("true"), "our script");
      browser.script("document.getElementById('linked').click()");
      awaitDone(browser, 1);
      browser.script("document.getElementById('data').click()");
      awaitDone(browser, 2);
      browser.script("blob()");
      awaitDone(browser, 3);
      assertThat(downloaded("named.txt")).hasContent("<title>Not to be shown</title>");
      assertThat(downloaded("data.txt")).hasContent("hello");
      assertThat(downloaded("big.bin")).hasSize(7_000_000);
      assertThat(Fx.call(() -> browser.tab().titleProperty().get())).isEqualTo("Maker");
    }
  }

  @Test
  void aPageThatMakesFilesByItselfIsStoppedAfterAFew() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", MAKES_FILES);
      browser.go(server.url("/"), "Maker");
      Fx.await(() -> browser.scriptNow("!!window.__sextantFiles").equals("true"), "our script");
      browser.script("for (let i = 0; i < 50; i++) document.getElementById('data').click()");
      awaitDone(browser, 5);
      browser.script("document.title = 'Still here'");
      browser.awaitTitle("Still here");
      assertThat(browser.model().downloads()).hasSize(5);
    }
  }

  @Test
  void pagesLinksPicturesAndDownloadsAreHandedToFiles() throws Exception {
    var keeper = new FilesStandIn(Map.of());
    try (var server = new PageServer();
        var browser = new Browser(folder, Language.ENGLISH, List.of(context -> keeper))) {
      server.page(
          "/",
          "<title>Send</title><style>*{margin:0}</style>"
              + "<a href=/next><div style='height:100px'>link</div></a>"
              + "<img src=/dot.svg width=100 height=100>");
      server.answer(
          "/dot.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>");
      browser.go(server.url("/"), "Send");
      menu(browser, 20, 20);
      Menus.choose("menu-send-link");
      Fx.await(() -> keeper.words.equals(List.of(server.url("/next"))), "the link in Files");
      back(browser);
      menu(browser, 20, 400);
      Menus.choose("menu-send-page");
      Fx.await(() -> keeper.words.contains(server.url("/")), "the page in Files");
      back(browser);
      menu(browser, 20, 150);
      Menus.choose("menu-send-image");
      Fx.await(() -> keeper.files.equals(List.of(downloaded("dot.svg"))), "the picture in Files");
      back(browser);
      browser.window().click("#web-send-file");
      Fx.await(() -> keeper.files.size() == 2, "the download in Files");
    }
  }

  private static void menu(Browser browser, double x, double y) {
    Menus.open(() -> browser.page().orElseThrow().node(), x, y);
  }

  private static void back(Browser browser) {
    Fx.run(() -> browser.house().shell().enter(RoomId.WEB, () -> {}));
    Fx.await(() -> browser.window().has(".web-room"), "the Web room");
  }

  @Test
  void aPageIsSavedAsPaperWithItsTextAndAsThePictureOfAllOfIt() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Long</title><style>body{margin:0;font:16px sans-serif}"
              + "@media print{.screen{display:none}}"
              + "header{position:fixed;top:0;background:#c00;width:100%;height:40px}</style>"
              + "<header></header><p class=screen>not on paper<p>The first line, 第一行"
              + "<div style='height:3000px;background:linear-gradient(#eee,#88f)'></div>"
              + "<p style='background:#0a0;margin:0;height:50px'>The last line");
      browser.go(server.url("/"), "Long");
      Path pdf = folder.resolve("page.pdf");
      browser.house().choose(pdf);
      browser.window().press(KeyCode.CONTROL, KeyCode.P);
      Fx.await(() -> isWhole(pdf), "the PDF");
      String file = Files.readString(pdf, StandardCharsets.ISO_8859_1);
      assertThat(file).startsWith("%PDF-1.4").contains("/Count 4").contains("/Type3");
      Path png = folder.resolve("page.png");
      browser.house().choose(png);
      browser.window().press(KeyCode.CONTROL, KeyCode.S);
      Fx.await(() -> Files.exists(png), "the picture");
      Fx.await(() -> isWholePicture(png), "the whole picture");
      assertThat(image(png).getHeight()).isGreaterThan(3_000);
      Image all = image(png);
      int last = (int) all.getHeight() - 25;
      assertThat(all.getPixelReader().getArgb(500, last) & 0xFFFFFF).isEqualTo(0x00AA00);
      assertThat(all.getPixelReader().getArgb(500, 20) & 0xFFFFFF).isEqualTo(0xCC0000);
      assertThat(red(all)).isBetween(38, 42);
      copy(pdf, png);
      Path smaller = folder.resolve("smaller.png");
      browser.house().choose(smaller);
      browser.window().press(KeyCode.CONTROL, KeyCode.S).press(KeyCode.CONTROL, KeyCode.F);
      Fx.await(() -> Files.exists(smaller) && isWholePicture(smaller), "a picture meanwhile");
      Image again = image(smaller);
      assertThat(again.getHeight()).isEqualTo(all.getHeight());
      for (int y = 0; y < again.getHeight(); y++) {
        assertThat(again.getPixelReader().getArgb(500, y))
            .isEqualTo(all.getPixelReader().getArgb(500, y));
      }
    }
  }

  private static boolean isWhole(Path file) {
    try {
      return Files.exists(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).endsWith("%%EOF\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean isWholePicture(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains("IEND");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Image image(Path file) {
    return new Image(file.toUri().toString());
  }

  private static int red(Image image) {
    int rows = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      rows += (image.getPixelReader().getArgb(500, y) & 0xFFFFFF) == 0xCC0000 ? 1 : 0;
    }
    return rows;
  }

  private static void copy(Path... files) throws IOException {
    String pictures = System.getProperty("pictures", "");
    for (Path file : files) {
      if (!pictures.isEmpty()) {
        Files.write(Path.of(pictures, "web-saved-" + file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  @Test
  void theTextOfThePaperCanBeTakenOutAgain() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/pdftotext")), "pdftotext (poppler-utils) is missing");
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Paper</title><h1>Heading of “it”</h1><p>Words, and 中文的字 between them."
              + "<p style='background:linear-gradient(90deg,#c00,#00c);color:#fff;padding:20px;"
              + "border:4px dashed #0a0;border-radius:20px'>On colours <button>Press</button>"
              + "<img width=60 height=60 src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/"
              + "2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='3' fill='teal'/></svg>\">"
              + "<p style='opacity:.5;transform:rotate(5deg);width:200px'>Half and turned");
      browser.go(server.url("/"), "Paper");
      Path pdf = folder.resolve("words.pdf");
      browser.house().choose(pdf);
      browser.window().press(KeyCode.CONTROL, KeyCode.P);
      Fx.await(() -> isWhole(pdf), "the PDF");
      copy(pdf);
      Process process =
          new ProcessBuilder("/usr/bin/pdftotext", "-layout", pdf.toString(), "-")
              .redirectErrorStream(true)
              .start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(words).contains("Heading of “it”", "Words, and 中文的字 between them.");
    }
  }
}
