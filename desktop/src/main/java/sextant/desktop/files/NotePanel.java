package sextant.desktop.files;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.shell.RoomContext;

/** A text that came: to be read and copied, never opened. */
final class NotePanel {
  private static final int MOST_SHOWN = 2_000;

  private final HBox panel = new HBox();

  NotePanel(FilesRoomText text, FilesModel.Note note, FilesModel model, RoomContext context) {
    panel.getStyleClass().add("offer-panel");
    var from = new Label(text.noteFrom(note.from(), note.address().getHostAddress()));
    from.getStyleClass().add("quiet");
    boolean isLong = note.text().length() > MOST_SHOWN;
    var words = new Label(isLong ? note.text().substring(0, MOST_SHOWN) + "…" : note.text());
    words.setWrapText(true);
    words.setMinHeight(Label.USE_PREF_SIZE);
    var column = new VBox(from, words);
    column.getStyleClass().add("offer-words");
    HBox.setHgrow(column, Priority.ALWAYS);
    panel
        .getChildren()
        .addAll(
            new FontIcon(Material2MZ.MESSAGE),
            column,
            Buttons.icon(
                "note-copy",
                Material2AL.CONTENT_COPY,
                text.copyText(),
                () -> context.clip().put(note.text())),
            Buttons.icon(
                "note-close", Material2AL.CLOSE, text.putAway(), () -> model.notes().remove(note)));
  }

  Node node() {
    return panel;
  }
}
