package sextant.desktop.web;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Facts;
import sextant.identity.CertificateLines;
import sextant.identity.CertificateSummary;
import sextant.words.Language;

/** What is known of the way a page came: a card under the sign in front of the address. */
final class SiteDetails {
  private SiteDetails() {}

  static void show(Node under, WebRoomText text, Tab tab, WebRoomActions actions) {
    var card = new VBox();
    card.setId("web-site-details");
    card.getStyleClass().addAll("overlay-card", "site-details");
    var title = new Label(SafetyWords.of(tab.safetyProperty().get(), text));
    title.getStyleClass().add("side-title");
    title.setWrapText(true);
    var facts = new Facts().fact(text.address(), tab.addressProperty().get());
    card.getChildren().addAll(title, facts);
    tab.exchangeProperty()
        .get()
        .ifPresent(exchange -> {
          if (!exchange.remoteAddress().isEmpty()) {
            facts.fact(text.server(), exchange.remoteAddress());
          }
          exchange.head().ifPresent(head -> facts.fact(text.protocol(), head.protocol()));
          exchange
              .tls()
              .ifPresent(tls -> {
                facts.fact(text.encryption(), tls.version() + " · " + tls.cipher());
                card.getChildren().add(chain(tls.chain(), actions.services().language()));
              });
          if (!exchange.refusedChain().isEmpty()) {
            card.getChildren().add(chain(exchange.refusedChain(), actions.services().language()));
          }
        });
    var popup = new Popup();
    popup.setAutoHide(true);
    popup.getContent().add(card);
    card.getStylesheets().setAll(under.getScene().getStylesheets());
    var bounds = under.localToScreen(under.getBoundsInLocal());
    popup.show(under, bounds.getMinX(), bounds.getMaxY() + 4);
  }

  /** Every certificate of a chain, the server's own first. */
  static Node chain(List<X509Certificate> certificates, Language language) {
    var text = new WebRoomText(language);
    var list = new VBox();
    list.getStyleClass().add("certificates");
    for (int i = 0; i < certificates.size(); i++) {
      var heading = new Label(i == 0 ? text.serverCertificate() : text.issuerCertificate(i));
      heading.getStyleClass().add("side-title");
      var facts = new Facts();
      CertificateLines.of(CertificateSummary.of(certificates.get(i)), Instant.now(), language)
          .forEach(line -> facts.fact(line.label(), line.value()));
      list.getChildren().addAll(heading, facts);
    }
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "certificate-scroll");
    return scroll;
  }
}
