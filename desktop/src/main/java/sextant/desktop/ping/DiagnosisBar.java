package sextant.desktop.ping;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Buttons;

/** The answer to <i>is it me or the internet?</i> and the name that stands for the internet. */
final class DiagnosisBar extends HBox {
  private final FontIcon icon = new FontIcon(Material2AL.HOURGLASS_EMPTY);
  private final Label words = new Label();
  private final PingModel model;
  private final PingRoomText text;

  DiagnosisBar(PingModel model, PingActions actions, PingRoomText text) {
    this.model = model;
    this.text = text;
    getStyleClass().add("diagnosis");
    words.setId("diagnosis-words");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var name = new TextField();
    name.setId("diagnosis-name");
    name.textProperty().bindBidirectional(model.internetNameProperty());
    name.setOnAction(event -> actions.diagnose());
    var label = new Label(text.nameLabel());
    label.setLabelFor(name);
    label.getStyleClass().addAll("quiet", "small-text");
    Button again = Buttons.words("diagnosis-again", text.tryAgain(), actions::diagnose);
    var field = new HBox(name, again);
    field.getStyleClass().add("field-group");
    var question = new VBox(label, field);
    question.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(icon, words, question);
  }

  /** Says the present verdict; takes no space while the question was not asked. */
  void show(Optional<Verdict> verdict) {
    setVisible(verdict.isPresent());
    setManaged(verdict.isPresent());
    verdict.ifPresent(present -> {
      words.setText(words(present));
      icon.setIconCode(picture(present));
      getStyleClass().removeAll("is-good", "is-bad", "is-attention");
      getStyleClass().add(style(present));
    });
  }

  private static String style(Verdict verdict) {
    return verdict.isGood() ? "is-good" : verdict.isBad() ? "is-bad" : "is-attention";
  }

  private static Ikon picture(Verdict verdict) {
    if (verdict == Verdict.WAITING) {
      return Material2AL.HOURGLASS_EMPTY;
    }
    return verdict.isGood()
        ? Material2AL.CHECK_CIRCLE_OUTLINE
        : verdict.isBad() ? Material2AL.ERROR_OUTLINE : Material2MZ.WARNING;
  }

  private String words(Verdict verdict) {
    String name = model.internetNameProperty().get();
    return switch (verdict) {
      case WAITING -> text.waiting();
      case ALL_WELL -> text.allWell(name);
      case LOCAL -> text.localTrouble();
      case PROVIDER -> text.providerTrouble();
      case RESOLVER_SILENT -> text.resolverSilent();
      case NAMES -> text.namesTrouble(name);
      case THAT_HOST -> text.thatHostTrouble(name);
      case LOSSY_LOCAL -> text.lossyLocal();
      case LOSSY_BEYOND -> text.lossyBeyond();
      case GATEWAY_QUIET -> text.gatewayQuiet();
    };
  }
}
