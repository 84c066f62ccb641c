package sextant.desktop.packets;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import sextant.desktop.kit.LogRow;

/** A row of the list: number, time, length, and what it is. */
final class PacketRow implements LogRow<PacketEntry> {
  private final Label number = label("packet-number");
  private final Label time = label("log-time");
  private final Label length = label("packet-length");
  private final Label summary = label("packet-summary");
  private final HBox row = new HBox(number, time, length, summary);

  PacketRow() {
    row.getStyleClass().add("log-row");
    HBox.setHgrow(summary, Priority.ALWAYS);
    number.setMinWidth(Label.USE_PREF_SIZE);
    time.setMinWidth(Label.USE_PREF_SIZE);
    length.setMinWidth(Label.USE_PREF_SIZE);
  }

  private static Label label(String styleClass) {
    var label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public void show(PacketEntry entry) {
    number.setText(Long.toString(entry.number()));
    time.setText(entry.time());
    length.setText(entry.packet().originalLength() + " B");
    summary.setText(entry.summary());
  }
}
