package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

class WebFileFramesTest {
  private static final String HEARS =
      "<script>window.heard='';onmessage=e=>{heard+=e.data+' '};"
          + "window.loaded=0;addEventListener('load',e=>{if(e.target.tagName==='IFRAME')loaded++},true)"
          + "</script>";

  @TempDir private Path folder = Path.of("");

  private static String says(String what) {
    return "<script>top.postMessage('" + what + "','*')</script>" + what;
  }

  private String site() throws Exception {
    Path site = Files.createDirectories(folder.resolve("site/below 下"));
    Files.writeString(folder.resolve("outside.html"), says("outside"));
    Files.writeString(site.resolve("deep.html"), says("deep"));
    Files.writeString(
        folder.resolve("site/beside.html"),
        says("beside") + "<iframe src='below 下/deep.html'></iframe>");
    Path page =
        Files.writeString(
            folder.resolve("site/page.html"),
            "<meta charset=utf-8><title>Files</title>"
                + HEARS
                + "<iframe src=beside.html></iframe><iframe src='../outside.html'></iframe>");
    return page.toUri().toString();
  }

  @Test
  void aFileShowsFramesFromItsFolderAndBelowOnly() throws Exception {
    try (var browser = new Browser(folder)) {
      browser.go(site(), "Files");
      Fx.await(() -> browser.scriptNow("heard").contains("deep"), "the frame in the frame");
      assertThat(browser.script("heard")).contains("beside").doesNotContain("outside");
      // files are strangers to each other: they show, and do not read one another
      assertThat(browser.script("try{frames[0].document.title;'read'}catch(no){'refused'}"))
          .isEqualTo("refused");
      browser.script(
          "window.f='';fetch('beside.html').then(r=>r.text()).then(t=>f='got',e=>f='refused')");
      Fx.await(() -> !browser.scriptNow("f").isEmpty(), "fetch");
      assertThat(browser.script("f")).isEqualTo("refused");
    }
  }

  @Test
  void aPageOfTheWebInAFrameOfAFileLeadsToNoFile() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      site();
      String file = folder.resolve("site/beside.html").toUri().toString();
      String inEngine = LocalPages.toEngine(file);
      server.page("/after", "");
      server.page(
          "/evil",
          says("evil")
              + "<iframe src='"
              + inEngine
              + "'></iframe>"
              + "<script>setTimeout(()=>{top.postMessage('going','*');location='"
              + inEngine
              + "'},50)</script>");
      Path page =
          Files.writeString(
              folder.resolve("site/mixed.html"),
              "<title>Mixed</title>"
                  + HEARS
                  + "<iframe src='"
                  + server.url("/evil")
                  + "'></iframe>");
      browser.go(page.toUri().toString(), "Mixed");
      Fx.await(() -> browser.scriptNow("heard").contains("going"), "the attempt");
      Fx.await(() -> !browser.tab().busyProperty().get(), "its end");
      browser.script("new Image().src='" + server.url("/after") + "'");
      Fx.await(() -> server.asked().contains("GET /after"), "what was asked for later");
      assertThat(browser.script("heard")).doesNotContain("beside");
    }
  }
}
