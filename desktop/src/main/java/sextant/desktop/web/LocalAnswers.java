package sextant.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import sextant.desktop.WebRoomText;
import sextant.web.HeaderList;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.web.page.Reader;
import sextant.web.page.WindowAdvice;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** Makes the pages of this machine: files, folders, the source and the article of a page. */
final class LocalAnswers {
  private static final int MOST_SOURCE_BYTES = 8 << 20;

  private final WebRoomText text;
  private final Language language;
  private final LocalHtml html;

  LocalAnswers(Language language, boolean isDark) {
    this.language = language;
    html = new LocalHtml(isDark);
    text = new WebRoomText(language);
  }

  /** The page of an address; what cannot be read is said on a page. Blocks. */
  TabAnswer answer(TabLoads tab, String url) {
    try {
      if (LocalPages.isSource(url)) {
        return source(tab, url.substring(LocalPages.SOURCE.length() + 1));
      }
      if (LocalPages.isReader(url)) {
        return reader(tab, url.substring(LocalPages.READER.length() + 1));
      }
      if (url.startsWith(LocalPages.SEXTANT + ":")) {
        throw new FailureException(new Failure(Failure.Kind.NO_SUCH_FILE, url, "sextant:about"));
      }
      return new LocalFiles(language, html).answer(LocalFiles.path(url));
    } catch (IOException | IllegalArgumentException failed) {
      Failure failure =
          failed instanceof IOException io
              ? Failure.of(io, LocalPages.toPerson(url))
              : new Failure(Failure.Kind.BAD_INPUT, url, String.valueOf(failed.getMessage()));
      return TabAnswer.page(failure(failure));
    }
  }

  private String failure(Failure failure) {
    var said = WindowAdvice.explain(failure, language);
    return html.page(
        said.what(),
        "<h1>"
            + LocalHtml.escaped(said.what())
            + "</h1><p>"
            + LocalHtml.escaped(said.why())
            + "</p><p>"
            + LocalHtml.escaped(said.todo())
            + "</p>");
  }

  private TabAnswer reader(TabLoads tab, String url) throws IOException {
    return TabAnswer.page(
        Reader.extract(text(tab, url), WebUrl.of(url))
            .map(article -> html.article(article, text.readerOriginal(), url))
            .orElseGet(() -> html.notice(text.readerNothing(), text.readerOriginal(), url)));
  }

  private TabAnswer source(TabLoads tab, String url) throws IOException {
    String name = LocalPages.SOURCE + ":" + LocalPages.toPerson(url);
    return TabAnswer.page(html.source(name, text(tab, url)));
  }

  private String text(TabLoads tab, String url) throws IOException {
    byte[] bytes;
    String type = "";
    if (url.startsWith(LocalPages.FILE + ":") || url.startsWith("file:")) {
      try (InputStream in = Files.newInputStream(LocalFiles.path(url))) {
        bytes = in.readNBytes(MOST_SOURCE_BYTES);
      }
    } else {
      WebRequest request =
          WebRequest.get(WebUrl.of(url)).withHeaders(Agents.headers(HeaderList.NONE, tab));
      try (WebResponse response = tab.client().fetch(request)) {
        bytes = response.bodyBytes(MOST_SOURCE_BYTES);
        type = response.headers().first("Content-Type").orElse("");
      }
    }
    return BodyText.of(bytes, type, LocalFiles.usual(language));
  }
}
