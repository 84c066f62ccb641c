package sextant.desktop.files;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.shell.RoomContext;
import sextant.identity.SafetyWords;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevice;
import sextant.words.Language;

/** Who is trusted, what each may do, and the words to compare. */
final class TrustedPage {
  private static final double MEGABYTE = 1e6;

  private final Language language;
  private final FilesRoomText text;
  private final FilesActions actions;
  private final RoomContext context;
  private final ListView<TrustedDevice> list;

  TrustedPage(
      Language language,
      FilesModel model,
      FilesActions actions,
      RoomContext context,
      Listening listening) {
    this.language = language;
    this.actions = actions;
    this.context = context;
    text = new FilesRoomText(language);
    list = new ListView<>(model.trusted());
    list.setId("files-trusted");
    list.getStyleClass().add("files-table");
    list.setCellFactory(view -> new DeviceCell());
    var empty = new Label(text.trustedEmpty());
    empty.getStyleClass().add("quiet");
    empty.setWrapText(true);
    list.setPlaceholder(empty);
    listening.add(() -> list.setItems(javafx.collections.FXCollections.observableArrayList()));
  }

  Node node() {
    VBox.setVgrow(list, Priority.ALWAYS);
    return new VBox(pairing(), list);
  }

  private Node pairing() {
    CodePairing pairing = actions.pairing();
    var shown = new Label();
    shown.setId("pair-code");
    shown.getStyleClass().add("pair-code");
    shown.textProperty().bind(pairing.shownProperty());
    shown.visibleProperty().bind(Bindings.isNotEmpty(pairing.shownProperty()));
    shown.managedProperty().bind(shown.visibleProperty());
    var code = new TextField();
    code.setId("pair-typed");
    code.setPromptText(text.pairPrompt());
    code.setAccessibleText(text.pairPrompt());
    code.setOnAction(event -> pairing.type(code.getText()));
    code.disableProperty().bind(pairing.lookingProperty());
    var row =
        new FlowPane(
            Buttons.words("pair-show", text.pairShow(), pairing::show),
            shown,
            code,
            Buttons.words("pair-type", text.pairType(), () -> pairing.type(code.getText())));
    row.getStyleClass().addAll("files-buttons", "pair-row");
    return row;
  }

  private final class DeviceCell extends ListCell<TrustedDevice> {
    @Override
    protected void updateItem(TrustedDevice device, boolean empty) {
      super.updateItem(device, empty);
      setGraphic(empty || device == null ? null : row(device));
    }
  }

  private Node row(TrustedDevice device) {
    var name = new Label(device.name());
    name.getStyleClass().add("transfer-name");
    var words = new VBox(name, safety(device), policy(device));
    words.getStyleClass().add("transfer-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    var forget =
        Buttons.icon(
            "trusted-forget",
            Material2AL.DELETE_OUTLINE,
            text.forget(device.name()),
            () ->
                actions
                    .neighbours()
                    .change(() -> actions.neighbours().devices().forget(device.fingerprint())));
    var row = new HBox(words, forget);
    row.getStyleClass().add("transfer-row");
    return row;
  }

  private Label safety(TrustedDevice device) {
    Optional<OwnStation> station = actions.station();
    List<String> words =
        station
            .map(open ->
                SafetyWords.between(open.own().fingerprint(), device.fingerprint(), language))
            .orElseGet(() -> device.fingerprint().words(language));
    var label =
        new Label(
            station.isPresent()
                ? text.safetyWords(String.join(" ", words))
                : text.itsWords(String.join(" ", words)));
    label.getStyleClass().addAll("quiet", "small-text");
    label.setWrapText(true);
    return label;
  }

  private Node policy(TrustedDevice device) {
    TrustPolicy policy = device.policy();
    var accept = new CheckBox(text.acceptAlways());
    accept.setSelected(policy.mayEnter());
    accept.setOnAction(event ->
        allow(device, new TrustPolicy(accept.isSelected(), policy.folder(), policy.quotaBytes())));
    String where = policy.folder().map(Object::toString).orElse(text.usualFolder());
    var folder =
        Buttons.words(
            "trusted-folder",
            text.into(where),
            () ->
                context
                    .filePicker()
                    .folder(text.chooseTarget())
                    .ifPresent(path -> allow(device, policy.into(path))));
    var quota = new TextField();
    quota.setPromptText(text.quotaPrompt());
    quota.setAccessibleText(text.quotaPrompt());
    quota.getStyleClass().add("quota-field");
    OptionalLong now = policy.quotaBytes();
    quota.setText(now.isPresent() ? Long.toString(Math.round(now.getAsLong() / MEGABYTE)) : "");
    quota.setOnAction(event -> limit(device, quota.getText()));
    var unit = new Label(text.quotaUnit());
    unit.setMinWidth(Label.USE_PREF_SIZE);
    var row = new HBox(accept, folder, quota, unit);
    row.getStyleClass().add("offer-head");
    return row;
  }

  private void limit(TrustedDevice device, String megabytes) {
    TrustPolicy policy = device.policy();
    String digits = megabytes.strip();
    OptionalLong quota =
        digits.matches("[0-9]{1,9}")
            ? OptionalLong.of(Math.round(Long.parseLong(digits) * MEGABYTE))
            : OptionalLong.empty();
    allow(device, new TrustPolicy(policy.mayEnter(), policy.folder(), quota));
  }

  private void allow(TrustedDevice device, TrustPolicy policy) {
    actions
        .neighbours()
        .change(() -> actions.neighbours().devices().allow(device.fingerprint(), policy));
  }
}
