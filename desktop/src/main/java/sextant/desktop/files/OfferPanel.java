package sextant.desktop.files;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.shell.RoomContext;
import sextant.files.Proposal;
import sextant.identity.Fingerprint;
import sextant.identity.SafetyWords;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Language;
import sextant.words.Quantity;

/** What somebody wants to send, in place: deselect, rename, choose a folder, accept or decline. */
final class OfferPanel {
  private static final int ROW_HEIGHT = 36;
  private static final int MOST_ROWS = 6;

  private final Language language;
  private final FilesRoomText text;
  private final PendingOffer offer;
  private final FilesActions actions;
  private final RoomContext context;
  private final VBox panel = new VBox();
  private final CheckBox always = new CheckBox();

  OfferPanel(Language language, PendingOffer offer, FilesActions actions, RoomContext context) {
    this.language = language;
    this.offer = offer;
    this.actions = actions;
    this.context = context;
    text = new FilesRoomText(language);
    panel.getStyleClass().add("offer-panel");
    panel.getChildren().addAll(head(), standing());
    words().ifPresent(panel.getChildren()::add);
    panel.getChildren().addAll(files(), folder(), buttons());
  }

  Node node() {
    return panel;
  }

  private Node head() {
    Proposal proposal = offer.proposal();
    String name = proposal.sender().alias();
    var title =
        new Label(text.offer(name, proposal.files().size(), Quantity.bytes(proposal.totalBytes())));
    title.getStyleClass().add("offer-title");
    title.setWrapText(true);
    var row = new HBox(new FontIcon(Material2MZ.MOVE_TO_INBOX), title);
    row.getStyleClass().add("offer-head");
    return row;
  }

  private Label standing() {
    String address = offer.proposal().address().getHostAddress();
    String name = offer.proposal().sender().alias();
    var label = new Label();
    label.setId("offer-standing");
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    switch (offer.standing()) {
      case TRUSTED -> {
        label.setText("★ " + text.offerTrusted(address));
        label.getStyleClass().add("good");
      }
      case STRANGER -> {
        boolean isProven = offer.proposal().proven().isPresent();
        label.setText(isProven ? text.offerStranger(address) : text.offerPlain(address));
        label.getStyleClass().add(isProven ? "quiet" : "attention");
      }
      case IMPOSTOR -> {
        label.setText("! " + text.offerImpostor(name, address));
        label.getStyleClass().add("bad");
      }
    }
    return label;
  }

  private Optional<Node> words() {
    Optional<Fingerprint> proven = offer.proposal().proven();
    Optional<OwnStation> station = actions.station();
    if (proven.isEmpty() || station.isEmpty() || offer.standing() == Standing.TRUSTED) {
      return Optional.empty();
    }
    List<String> words =
        SafetyWords.between(station.get().own().fingerprint(), proven.get(), language);
    var label = new Label(text.safetyWords(String.join(" ", words)));
    label.setId("offer-words");
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add("small-text");
    return Optional.of(label);
  }

  private Node files() {
    var list = new ListView<PendingOffer.Line>();
    list.setId("offer-files");
    list.getItems().setAll(offer.lines());
    list.setCellFactory(view -> new OfferedCell(text));
    list.setFixedCellSize(ROW_HEIGHT);
    list.setPrefHeight(Math.min(MOST_ROWS, offer.lines().size()) * (double) ROW_HEIGHT + 4);
    list.setMinHeight(Math.min(2, offer.lines().size()) * (double) ROW_HEIGHT + 4);
    list.getStyleClass().add("offer-files");
    return list;
  }

  private Node folder() {
    var where = new Label();
    where.getStyleClass().add("quiet");
    where
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> text.into(offer.folderProperty().get().toString()), offer.folderProperty()));
    var change =
        Buttons.words(
            "offer-folder",
            text.otherFolder(),
            () ->
                context
                    .filePicker()
                    .folder(text.chooseTarget())
                    .ifPresent(offer.folderProperty()::set));
    var row = new HBox(where, change);
    row.getStyleClass().add("offer-head");
    return row;
  }

  private Node buttons() {
    Button accept = Buttons.words("offer-accept", text.accept(), this::accept);
    Button decline = Buttons.words("offer-decline", text.decline(), offer::decline);
    var row = new HBox(accept, decline);
    row.getStyleClass().add("offer-head");
    if (offer.standing() == Standing.IMPOSTOR) {
      accept.setText(text.acceptOnce());
      decline.getStyleClass().add("accent");
    } else {
      accept.getStyleClass().add("accent");
    }
    if (offer.proposal().proven().isPresent() && offer.standing() != Standing.IMPOSTOR) {
      always.setId("offer-always");
      always.setText(text.alwaysAccept(offer.proposal().sender().alias()));
      row.getChildren().add(always);
    }
    return row;
  }

  private void accept() {
    if (always.isSelected()) {
      Fingerprint fingerprint = offer.proposal().proven().orElseThrow();
      String name = offer.proposal().sender().alias();
      actions
          .neighbours()
          .change(() -> {
            var devices = actions.neighbours().devices();
            TrustPolicy before =
                devices.find(fingerprint).map(d -> d.policy()).orElseGet(TrustPolicy::ask);
            devices.trust(
                name, fingerprint, new TrustPolicy(true, before.folder(), before.quotaBytes()));
          });
    }
    offer.accept();
  }
}
