package sextant.desktop.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Segments;
import sextant.web.Exchange;

/** The source of the page: as the server sent it, or as scripts have made it. */
final class SourcePanel {
  private static final int MOST = 500_000;

  private final TextArea area = new TextArea();
  private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.SENT);
  private final BorderPane node = new BorderPane(area);
  private Optional<Tab> tab = Optional.empty();

  private enum Which {
    SENT,
    NOW
  }

  SourcePanel(WebRoomText text) {
    area.setId("web-source");
    area.setEditable(false);
    area.getStyleClass().add("code-area");
    Map<Which, String> names = new LinkedHashMap<>();
    names.put(Which.SENT, text.asSent());
    names.put(Which.NOW, text.asNow());
    var head = new HBox(new Segments<>("web-source", which, names));
    head.getStyleClass().add("console-foot");
    node.setTop(head);
    which.subscribe(now -> fill());
  }

  Node show(Optional<Tab> now) {
    tab = now;
    fill();
    return node;
  }

  private void fill() {
    String source =
        switch (which.get()) {
          case SENT ->
              tab.flatMap(one -> one.exchangeProperty().get())
                  .flatMap(SourcePanel::sent)
                  .orElse("");
          case NOW -> tab.flatMap(one -> one.pageProperty().get()).map(Page::html).orElse("");
        };
    area.setText(source.length() > MOST ? source.substring(0, MOST) : source);
  }

  private static Optional<String> sent(Exchange exchange) {
    String type = exchange.head().flatMap(head -> head.headers().first("Content-Type")).orElse("");
    return BodyText.of(exchange.capturedBody(), type);
  }
}
