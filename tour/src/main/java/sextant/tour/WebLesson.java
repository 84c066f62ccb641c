package sextant.tour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import sextant.http.Exchange;
import sextant.http.HttpServer;
import sextant.http.Reply;
import sextant.web.Timings;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;

/** Exercise 4: a page from a local server, by the network layer and in the browser. */
final class WebLesson implements Lesson {
  private static final int MOST_BYTES = 1 << 16;

  /** The program's mark. */
  private static final String PICTURE =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64' fill='none' stroke='#0a7f8c'"
          + " stroke-width='5' stroke-linecap='round'><path d='M7 43a36 36 0 0 0 50 0M32 8L16 49M32 8l16 41'/>"
          + "<path d='M9 24h13' stroke-width='7'/><path d='M32 8l6 48' stroke='#e0862b'/></svg>";

  private final Painter painter;
  private final Optional<PageViewer> viewer;

  WebLesson(Painter painter, Optional<PageViewer> viewer) {
    this.painter = painter;
    this.viewer = viewer;
  }

  @Override
  public void go(Notes notes) throws IOException, InterruptedException {
    TourText text = notes.text();
    List<String> asked = new CopyOnWriteArrayList<>();
    var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    try (HttpServer server =
        HttpServer.open(
            here,
            Optional.empty(),
            exchange -> answer(exchange, asked, text),
            HttpServer.Patience.USUAL)) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      notes.did(text.webServer(url));
      fetch(url, notes);
      asked.clear();
      show(url, notes);
      if (!asked.isEmpty()) {
        notes.did(text.webBrowser(String.join(", ", asked)));
      }
    }
    notes.byHand("sextant fetch -i http://127.0.0.1:8080/", "sextant desktop");
  }

  private void show(String url, Notes notes) throws IOException, InterruptedException {
    if (viewer.isEmpty()) {
      painter.paint("web", url, notes);
      return;
    }
    long begin = System.nanoTime();
    viewer.get().show(url);
    notes.took(notes.text().webLive(), System.nanoTime() - begin);
  }

  private static void answer(Exchange exchange, List<String> asked, TourText text)
      throws IOException {
    String path = exchange.head().path();
    asked.add(exchange.head().method() + " " + path);
    exchange.respond(
        switch (path) {
          case "/" -> of("text/html; charset=utf-8", page(text));
          case "/mark.svg" -> of("image/svg+xml", PICTURE);
          default -> Reply.text(404, "not here");
        });
  }

  private static Reply of(String type, String content) {
    return Reply.of(200, type, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String page(TourText text) {
    return "<!doctype html><meta charset=utf-8><title>Sextant</title><style>body{font:18px sans-serif;"
        + "margin:24px;color:#223}img{width:96px}</style><img src=/mark.svg alt=''><h1>"
        + text.webTitle()
        + "</h1><p>"
        + text.webWords()
        + "</p>";
  }

  private static void fetch(String url, Notes notes) throws IOException {
    TourText text = notes.text();
    try (WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT);
        WebResponse response = client.fetch(WebRequest.get(WebUrl.of(url)))) {
      int length = response.bodyBytes(MOST_BYTES).length;
      Timings timings = response.exchange().timings();
      notes.did(text.webFetched(response.status(), length));
      notes.took(text.webConnect(), Math.max(0, timings.connect()));
      notes.took(text.webWait(), Math.max(0, timings.await()));
      StringBuilder lines = new StringBuilder("GET / HTTP/1.1\n");
      response
          .exchange()
          .sentHeaders()
          .fields()
          .forEach(
              field -> lines.append(field.name()).append(": ").append(field.value()).append('\n'));
      lines.append("\nHTTP/1.1 ").append(response.status()).append('\n');
      response
          .headers()
          .fields()
          .forEach(
              field -> lines.append(field.name()).append(": ").append(field.value()).append('\n'));
      notes.listing(text.webHeads(), lines.toString());
    }
  }
}
