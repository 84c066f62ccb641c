package sextant.desktop.talk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Facts;
import sextant.desktop.kit.Inspector;
import sextant.identity.CertificateLines;
import sextant.identity.CertificateSummary;
import sextant.talk.Protection;
import sextant.words.Language;

/** What protects a conversation: protocol and cipher, why it is believed, every certificate. */
final class CertificateInspector {
  private final Language language;
  private final TalkRoomText text;
  private final VBox chain = new VBox();
  private final Inspector panel;

  CertificateInspector(Language language) {
    this.language = language;
    text = new TalkRoomText(language);
    chain.setId("talk-certificates");
    chain.getStyleClass().add("certificates");
    var scroll = new ScrollPane(chain);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    panel = new Inspector(language, scroll);
  }

  Inspector node() {
    return panel;
  }

  void show(Protection protection) {
    Facts facts =
        panel
            .show(text.protection())
            .fact(text.protocol(), protection.protocol())
            .fact(text.cipher(), protection.cipherSuite());
    protection
        .verdict()
        .ifPresent(
            verdict -> facts.fact(text.believed(), CertificateLines.verdict(verdict, language)));
    chain.getChildren().clear();
    List<CertificateSummary> shown = protection.peerChain();
    if (shown.isEmpty()) {
      chain.getChildren().add(new Label(text.noCertificate()));
    }
    for (int i = 0; i < shown.size(); i++) {
      add(i == 0 ? text.peerCertificate() : text.issuerCertificate(i), shown.get(i));
    }
  }

  private void add(String title, CertificateSummary certificate) {
    var heading = new Label(title);
    heading.getStyleClass().add("side-title");
    var facts = new Facts();
    CertificateLines.of(certificate, Instant.now(), language)
        .forEach(line -> facts.fact(line.label(), line.value()));
    chain.getChildren().addAll(heading, facts);
  }

  /** Shows nothing any more. */
  void show(Optional<Protection> protection) {
    protection.ifPresentOrElse(this::show, panel::hide);
  }
}
