package sextant.desktop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Facts;
import sextant.desktop.kit.HexView;
import sextant.web.Exchange;
import sextant.web.HeaderList;
import sextant.web.RequestBody;
import sextant.web.Timings;
import sextant.web.page.WindowAdvice;
import sextant.words.Language;
import sextant.words.Quantity;

/** Everything about one request: headers both ways, body, cookies, times, encryption. */
final class ExchangeDetails {
  private static final int MOST_TEXT = 200_000;
  private static final int MOST_SENT_BYTES = 2 << 20;

  private final Language language;
  private final WebRoomText text;
  private final TabPane tabs = new TabPane();

  ExchangeDetails(Language language) {
    this.language = language;
    text = new WebRoomText(language);
    tabs.setId("web-exchange");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().addAll("exchange-details");
  }

  Node node() {
    return tabs;
  }

  /** Shows this request; the same tab stays in front. */
  void show(Exchange one) {
    int front = Math.max(0, tabs.getSelectionModel().getSelectedIndex());
    tabs.getTabs()
        .setAll(
            tab(text.headers(), headers(one)),
            new Tab(text.body(), received(one)),
            tab(text.cookies(), cookies(one)),
            tab(text.times(), times(one.timings())));
    one.request()
        .body()
        .ifPresent(
            sent -> tabs.getTabs().add(new Tab(text.sentBody(), sent(sent, one.sentHeaders()))));
    one.tls()
        .ifPresent(tls -> {
          var facts =
              new Facts().fact(text.protocol(), tls.version()).fact(text.cipher(), tls.cipher());
          Node chain = SiteDetails.chain(tls.chain(), language);
          tabs.getTabs().add(tab("TLS", column(facts, chain)));
        });
    tabs.getSelectionModel().select(Math.min(front, tabs.getTabs().size() - 1));
  }

  private static Tab tab(String name, Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "details-scroll");
    return new Tab(name, scroll);
  }

  private static VBox column(Node... parts) {
    var column = new VBox(parts);
    column.getStyleClass().add("details-column");
    return column;
  }

  private static Label heading(String words) {
    var label = new Label(words);
    label.getStyleClass().add("side-title");
    return label;
  }

  private Node headers(Exchange one) {
    var general =
        new Facts().fact(text.address(), one.request().method() + " " + one.request().url());
    one.head()
        .ifPresent(head ->
            general.fact(
                text.status(), head.status() + " " + head.reason() + " · " + head.protocol()));
    if (!one.remoteAddress().isEmpty()) {
      general.fact(text.server(), one.remoteAddress());
    }
    one.failure()
        .ifPresent(failure ->
            general.fact(text.stateFailed(), WindowAdvice.explain(failure, language).inOneLine()));
    var column = column(general, heading(text.sentHeaders()), fields(one.sentHeaders()));
    one.head()
        .ifPresent(head ->
            column.getChildren().addAll(heading(text.receivedHeaders()), fields(head.headers())));
    return column;
  }

  private static Facts fields(HeaderList list) {
    var facts = new Facts();
    list.fields().forEach(field -> facts.fact(field.name(), field.value()));
    return facts;
  }

  private Node received(Exchange one) {
    String type = one.head().flatMap(head -> head.headers().first("Content-Type")).orElse("");
    byte[] bytes = one.capturedBody();
    boolean isPicture =
        NetworkPanel.type(one).startsWith("image/") && !NetworkPanel.type(one).contains("svg");
    return isPicture && bytes.length > 0
        ? new ScrollPane(new ImageView(new Image(new ByteArrayInputStream(bytes))))
        : body(bytes, type);
  }

  private Node sent(RequestBody body, HeaderList headers) {
    try (var in = body.open()) {
      return body(in.readNBytes(MOST_SENT_BYTES), headers.first("Content-Type").orElse(""));
    } catch (IOException gone) {
      return column(new Label(text.noBody()));
    }
  }

  private Node body(byte[] bytes, String type) {
    if (bytes.length == 0) {
      return column(new Label(text.noBody()));
    }
    Optional<String> words = BodyText.of(bytes, type);
    if (words.isPresent()) {
      String shown = words.get();
      var area = new TextArea(shown.length() > MOST_TEXT ? shown.substring(0, MOST_TEXT) : shown);
      area.setEditable(false);
      area.getStyleClass().add("code-area");
      return area;
    }
    var hex = new HexView();
    hex.show(bytes);
    return hex;
  }

  private Node cookies(Exchange one) {
    var sent = new Facts();
    for (String pair : one.sentHeaders().combined("Cookie").split("; *")) {
      add(sent, pair);
    }
    var received = new Facts();
    one.head()
        .ifPresent(head -> head.headers().all("Set-Cookie").forEach(field -> add(received, field)));
    var column = column();
    if (!sent.getChildren().isEmpty()) {
      column.getChildren().addAll(heading(text.sentCookies()), sent);
    }
    if (!received.getChildren().isEmpty()) {
      column.getChildren().addAll(heading(text.receivedCookies()), received);
    }
    if (column.getChildren().isEmpty()) {
      column.getChildren().add(new Label(text.noCookies()));
    }
    return column;
  }

  private static void add(Facts facts, String pair) {
    int equals = pair.indexOf('=');
    if (!pair.isBlank()) {
      facts.fact(equals < 0 ? pair : pair.substring(0, equals), pair.substring(equals + 1));
    }
  }

  private Node times(Timings times) {
    var facts = new Facts();
    time(facts, text.timeBlocked(), times.blocked());
    time(facts, text.timeDns(), times.dns());
    time(facts, text.timeConnect(), times.connect());
    time(facts, text.timeTls(), times.tls());
    time(facts, text.timeSend(), times.send());
    time(facts, text.timeAwait(), times.await());
    time(facts, text.timeReceive(), times.receive());
    time(facts, text.timeTotal(), times.total());
    return column(facts);
  }

  private static void time(Facts facts, String name, long nanos) {
    facts.fact(name, nanos < 0 ? "–" : Quantity.duration(nanos));
  }
}
