package sextant.desktop.files;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/** What is to be sent next: dropped here, chosen, or pasted. */
final class ParcelBar {
  private final FilesRoomText text;
  private static final double LEAST_FOR_WORDS = 320;

  private final FlowPane bar = new FlowPane();
  private final HBox what = new HBox();
  private final List<Region> tools;
  private final Label words = new Label();
  private final Button clear;
  private final Button all;

  ParcelBar(FilesRoomText text, FilesModel model, FilesActions actions, Listening listening) {
    this.text = text;
    all = Buttons.words("files-all", text.sendToAll(), actions::sendToAll);
    bar.setId("files-parcel");
    bar.getStyleClass().add("parcel-bar");
    words.setId("files-parcel-words");
    words.setMinWidth(0);
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    clear =
        Buttons.icon(
            "files-parcel-clear",
            Material2AL.CLOSE,
            text.clearParcel(),
            () -> model.parcelProperty().set(Parcel.NONE));
    what.getStyleClass().add("tools");
    what.getChildren().addAll(new FontIcon(Material2AL.ATTACH_FILE), words, clear);
    tools =
        List.of(
            Buttons.words("files-choose", text.chooseFiles(), actions.packing()::chooseFiles),
            Buttons.words("files-folder", text.chooseFolder(), actions.packing()::chooseFolder),
            Buttons.icon(
                "files-paste", Material2AL.ASSIGNMENT, text.paste(), actions.packing()::paste),
            new LimitChoice(text, model, listening).node(),
            all);
    bar.setMinWidth(0); // or the words would never give back the room they once had
    bar.getChildren().add(what);
    bar.getChildren().addAll(tools);
    listening.to(bar.widthProperty(), width -> arrange());
    tools.forEach(tool -> listening.to(tool.widthProperty(), width -> arrange()));
    listening.to(all.managedProperty(), isThere -> arrange());
    all.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.neighbours().size() > 1 && !model.parcelProperty().get().isEmpty(),
                model.neighbours(),
                model.parcelProperty()));
    all.managedProperty().bind(all.visibleProperty());
    bar.setOnDragOver(ParcelBar::acceptFiles);
    bar.setOnDragDropped(event -> {
      actions
          .packing()
          .add(event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
    });
    listening.to(model.parcelProperty(), this::say);
    say(model.parcelProperty().get());
  }

  /** The buttons stand beside the words where these have enough room, else below them. */
  private void arrange() {
    double all = bar.getWidth() - bar.snappedLeftInset() - bar.snappedRightInset();
    double beside = all - 1;
    for (Region tool : tools) {
      beside -= tool.isManaged() ? tool.prefWidth(-1) + bar.getHgap() : 0;
    }
    what.setPrefWidth(beside >= LEAST_FOR_WORDS ? beside : all);
  }

  /** Lets files be dropped. */
  static void acceptFiles(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void say(Parcel parcel) {
    bar.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("full"), !parcel.isEmpty());
    clear.setVisible(!parcel.isEmpty());
    clear.setManaged(!parcel.isEmpty());
    if (parcel.isEmpty()) {
      words.setText(text.parcelEmpty());
    } else if (parcel.isText()) {
      words.setText(text.parcelText(parcel.text().strip().lines().findFirst().orElse("")));
    } else {
      words.setText(text.parcelFiles(parcel.paths().size(), parcel.names()));
    }
  }

  Node node() {
    return bar;
  }
}
