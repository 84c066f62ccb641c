package sextant.desktop.web;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.web.WebUrl;
import sextant.web.page.WindowAdvice;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;

/**
 * What stands where a page should be: what happened, why, what to do, with the buttons that do it.
 * Nodes and not HTML, so that no page can look the same or press its buttons.
 */
final class TroublePage {
  private final WebRoomText text;
  private final WebRoomActions actions;
  private final Trouble trouble;
  private final ScrollPane node = new ScrollPane();

  TroublePage(Language language, Tab tab, Trouble trouble, WebRoomActions actions) {
    this.actions = actions;
    this.trouble = trouble;
    text = new WebRoomText(language);
    var failure = trouble.failure();
    Explanation said = failure.sentences(WindowAdvice.explain(failure, language));
    var icon = new FontIcon(sign());
    icon.getStyleClass().add("trouble-icon");
    var column = new VBox(icon, line(said.what(), "trouble-what"), line(said.why(), "trouble-why"));
    column.setId("web-trouble");
    column.getStyleClass().add("trouble");
    String todo = isStranger() ? text.compareFingerprint() : said.todo();
    if (!todo.isBlank()) {
      column.getChildren().add(line(todo, "trouble-todo"));
    }
    var buttons = new FlowPane();
    buttons.getStyleClass().add("trouble-buttons");
    buttons.getChildren().setAll(buttons());
    column.getChildren().add(buttons);
    trouble
        .exchange()
        .filter(one -> !one.refusedChain().isEmpty())
        .ifPresent(one -> {
          column.getChildren().add(SiteDetails.chain(one.refusedChain(), language));
        });
    if (actions.mayGoOn(trouble)) {
      column
          .getChildren()
          .addAll(
              line(
                  text.goOnWarning(trouble.url().map(WebUrl::hostPort).orElse("")), "trouble-todo"),
              goOn());
    } else if (trouble.mayGoOn()) {
      String host = trouble.url().map(WebUrl::host).orElse("");
      column.getChildren().add(line(text.neverGoOn(host), "trouble-todo"));
    }
    node.setContent(column);
    node.setFitToWidth(true);
    node.getStyleClass().addAll("edge-to-edge", "trouble-scroll");
  }

  // Who has the wrong name or is out of date is known all the same.
  private boolean isStranger() {
    return trouble.mayGoOn()
        && trouble.failure().kind() != Failure.Kind.CERTIFICATE_EXPIRED
        && trouble.failure().kind() != Failure.Kind.CERTIFICATE_WRONG_NAME;
  }

  private Ikon sign() {
    if (trouble.isHeld()) {
      return Material2AL.HOURGLASS_EMPTY;
    }
    return trouble.isAboutCertificate() ? Material2MZ.WARNING : Material2AL.CLOUD_OFF;
  }

  Node node() {
    return node;
  }

  private static Label line(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private List<Node> buttons() {
    var list = new ArrayList<Node>();
    String verb = trouble.isHeld() ? text.loadAgain() : text.retry();
    var retry = Buttons.words("web-retry", verb, () -> actions.reload(false));
    retry.getStyleClass().add("accent");
    list.add(retry);
    actions
        .inTheClear(trouble)
        .ifPresent(
            url -> list.add(Buttons.words("web-plain", text.openPlain(), () -> actions.load(url))));
    actions
        .host(trouble.address())
        .filter(host -> !trouble.isHeld())
        .ifPresent(host -> {
          for (MenuItem item : actions.context().hostLinks().items(host)) {
            String id = item.getId() == null ? "" : item.getId();
            if (id.startsWith("ping.") || id.startsWith("talk.")) {
              list.add(Buttons.words("web-" + id.replace('.', '-'), item.getText(), item::fire));
            }
          }
        });
    return list;
  }

  private Node goOn() {
    return Buttons.words("web-go-on", text.goOn(), () -> actions.goOn(trouble));
  }
}
