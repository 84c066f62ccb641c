package sextant.desktop.packets;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.LogList;
import sextant.wire.CapturedPacket;
import sextant.wire.Dissector;
import sextant.words.Language;

/** The three panes: the list of packets, the fields of the chosen one, its bytes. */
final class PacketListPane {
  private final PacketsModel model;
  private final PacketsRoomText text;
  private final LogList<PacketEntry> list = new LogList<>(PacketEntries.CAPACITY, PacketRow::new);
  private final DissectionPane detail;
  private final SplitPane split = new SplitPane();
  private final Label status = new Label();
  private final VBox node;
  private final ChangeListener<FilterState.Valid> applied = (at, before, now) -> filter(now);

  PacketListPane(Language language, PacketsModel model, PacketsActions actions) {
    this.model = model;
    text = new PacketsRoomText(language);
    detail = new DissectionPane(language, "packets", Orientation.HORIZONTAL);
    list.list().setId("packets-list");
    list.setPlaceholder(new Label(text.noPackets()));
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().add(list);
    status.setId("packets-status");
    status.getStyleClass().add("packets-status");
    VBox.setVgrow(split, Priority.ALWAYS);
    node = new VBox(split, status);
    list.selectedProperty().addListener((at, before, now) -> choose(Optional.ofNullable(now)));
    model.appliedProperty().addListener(new WeakChangeListener<>(applied));
    node.getProperties().put(PacketListPane.class, this); // the listener lives with the nodes
    actions.showIn(list.feed()::offer, this::refill);
    refill();
    filter(model.appliedProperty().get());
    status.textProperty().bind(model.statusProperty());
  }

  Node node() {
    return node;
  }

  Node work() {
    return list;
  }

  private void refill() {
    list.clear();
    list.append(model.entries().all());
    filter(model.appliedProperty().get());
  }

  private void filter(FilterState.Valid valid) {
    Predicate<CapturedPacket> test = valid.test();
    list.filter(entry -> test.test(entry.packet()));
    if (!model.capturingProperty().get()) {
      int all = model.entries().all().size();
      model.statusProperty().set(all == 0 ? "" : text.counts(list.items().size(), all));
    }
  }

  private void choose(Optional<PacketEntry> entry) {
    model.selectedProperty().set(entry);
    if (entry.isEmpty()) {
      split.getItems().remove(detail.node());
      return;
    }
    detail.show(Dissector.dissect(entry.get().packet()));
    if (!split.getItems().contains(detail.node())) {
      split.getItems().add(detail.node());
      split.setDividerPositions(0.45);
    }
  }
}
