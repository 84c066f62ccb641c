package sextant.desktop.packets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.ByteRange;
import sextant.desktop.kit.HexView;
import sextant.wire.Dissection;
import sextant.wire.Field;
import sextant.wire.Layer;
import sextant.wire.Name;
import sextant.wire.Validity;
import sextant.words.Language;

/**
 * A packet taken apart: the tree of its fields beside its bytes. Choosing a field marks its bytes,
 * choosing bytes finds their field.
 */
final class DissectionPane {
  private final Language language;
  private final PacketsRoomText text;
  private final TreeView<Part> tree = new TreeView<>();
  private final HexView hex = new HexView();
  private final Label facts = new Label();
  private final SplitPane node;
  private final Map<Field, TreeItem<Part>> itemOf = new HashMap<>();
  private @Nullable Dissection shown;
  private boolean isFollowing;

  /** A line of the tree. */
  private record Part(String words, ByteRange range, Optional<Field> field) {
    @Override
    public String toString() {
      return words;
    }
  }

  /** Fields and bytes side by side, or the bytes below where there is more height than width. */
  DissectionPane(Language language, String id, Orientation orientation) {
    this.language = language;
    text = new PacketsRoomText(language);
    tree.setId(id + "-tree");
    tree.setShowRoot(false);
    tree.getStyleClass().add("field-tree");
    hex.setId(id + "-hex");
    facts.setId(id + "-facts");
    facts.getStyleClass().add("field-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Label.USE_PREF_SIZE);
    VBox.setVgrow(tree, Priority.ALWAYS);
    node = new SplitPane(new VBox(tree, facts), hex);
    node.setOrientation(orientation);
    node.setDividerPositions(orientation == Orientation.VERTICAL ? 0.7 : 0.45);
    node.getStyleClass().add("packet-detail");
    tree.getSelectionModel()
        .selectedItemProperty()
        .addListener((at, before, now) -> partChosen(now));
    hex.selectionProperty().addListener((at, before, now) -> bytesChosen(now));
  }

  Node node() {
    return node;
  }

  /** Shows a packet; the field chosen before stays chosen when the new one has it at its place. */
  void show(Dissection dissection) {
    TreeItem<Part> chosen = tree.getSelectionModel().getSelectedItem();
    String words = chosen == null ? "" : kindOf(chosen.getValue());
    shown = dissection;
    itemOf.clear();
    TreeItem<Part> root = new TreeItem<>(new Part("", ByteRange.NONE, Optional.empty()));
    for (Layer layer : dissection.layers()) {
      root.getChildren().add(item(layer));
    }
    isFollowing = true;
    hex.show(dissection.packet().toArray());
    tree.setRoot(root);
    facts.setText("");
    isFollowing = false;
    reselect(words);
  }

  private static String kindOf(Part part) {
    return part.field().map(field -> field.kind().key()).orElse("");
  }

  private void reselect(String key) {
    itemOf.entrySet().stream()
        .filter(entry -> !key.isEmpty() && entry.getKey().kind().key().equals(key))
        .findFirst()
        .ifPresent(entry -> tree.getSelectionModel().select(entry.getValue()));
  }

  private TreeItem<Part> item(Layer layer) {
    String quote = "› ".repeat(layer.quoteDepth());
    String problem = layer.problem().map(name -> "  ✗ " + words(name)).orElse("");
    ByteRange range = new ByteRange(layer.offset(), Math.max(0, layer.length()));
    TreeItem<Part> item =
        new TreeItem<>(new Part(quote + words(layer.name()) + problem, range, Optional.empty()));
    item.setExpanded(true);
    layer.fields().forEach(field -> item.getChildren().add(item(field)));
    return item;
  }

  private TreeItem<Part> item(Field field) {
    String line =
        text.fieldLine(words(field.kind().name()), words(field.meaning())) + mark(field.validity());
    ByteRange range = new ByteRange(field.byteOffset(), field.byteLength());
    TreeItem<Part> item = new TreeItem<>(new Part(line, range, Optional.of(field)));
    itemOf.put(field, item);
    field.parts().forEach(part -> item.getChildren().add(item(part)));
    return item;
  }

  private static String mark(Validity validity) {
    return switch (validity) {
      case VALID -> "";
      case INVALID -> "  ✗";
      case UNCHECKED -> "  ?";
      case ABSENT -> "  –";
    };
  }

  private String words(Name name) {
    return language == Language.CHINESE ? name.chinese() : name.english();
  }

  private void partChosen(@Nullable TreeItem<Part> item) {
    if (item == null) {
      return;
    }
    Part part = item.getValue();
    part.field()
        .ifPresentOrElse(
            field ->
                facts.setText(
                    text.fieldFacts(
                        words(field.kind().name()),
                        field.kind().section(),
                        part.range().offset(),
                        Math.max(part.range().offset(), part.range().end() - 1))),
            () -> facts.setText(part.words()));
    if (!isFollowing) {
      isFollowing = true;
      hex.selectionProperty().set(part.range());
      hex.reveal(part.range());
      isFollowing = false;
    }
  }

  private void bytesChosen(ByteRange range) {
    if (isFollowing || shown == null || range.isEmpty()) {
      return;
    }
    isFollowing = true;
    shown
        .fieldAt(range.offset())
        .map(itemOf::get)
        .ifPresent(item -> {
          for (TreeItem<Part> up = item.getParent(); up != null; up = up.getParent()) {
            up.setExpanded(true);
          }
          tree.getSelectionModel().select(item);
          tree.scrollTo(Math.max(0, tree.getRow(item) - 3));
        });
    isFollowing = false;
  }
}
