package sextant.packets;

import sextant.wire.Dissection;
import sextant.wire.Field;
import sextant.wire.FieldKind;
import sextant.wire.Layer;
import sextant.wire.Name;
import sextant.wire.Validity;
import sextant.words.Language;

/** Every header of a packet with every field on a line of its own: what {@code -v} shows. */
public final class FieldTree {
  private static final String INDENT = "    ";

  private final boolean isChinese;
  private final LineBuffer out;

  /** Trees in this language. */
  public FieldTree(Language language, LineBuffer out) {
    this.isChinese = language == Language.CHINESE;
    this.out = out;
  }

  /** Appends all layers. */
  public void append(Dissection dissection) {
    for (Layer layer : dissection.layers()) {
      layer(dissection, layer);
    }
  }

  private void layer(Dissection dissection, Layer layer) {
    for (int depth = 0; depth < layer.quoteDepth(); depth++) {
      out.ascii(INDENT);
    }
    out.ascii("  ").text(text(layer.name()));
    out.ascii(" (").number(layer.offset()).character('-');
    out.number(layer.offset() + Math.max(0, layer.length() - 1)).character(')');
    layer.problem().ifPresent(problem -> out.ascii(" ! ").text(text(problem)));
    out.character('\n');
    for (Field field : layer.fields()) {
      field(dissection, field, layer.quoteDepth() + 1);
    }
  }

  private void field(Dissection dissection, Field field, int depth) {
    for (int i = 0; i < depth; i++) {
      out.ascii(INDENT);
    }
    FieldKind kind = field.kind();
    out.text(text(kind.name())).ascii(": ").text(text(field.meaning()));
    out.ascii(mark(field.validity())).character('\n');
    for (Field part : field.parts()) {
      field(dissection, part, depth + 1);
    }
  }

  /** The sign beside a value that is not simply right. */
  private static String mark(Validity validity) {
    return switch (validity) {
      case VALID -> "";
      case INVALID -> " !";
      case UNCHECKED -> " ?";
      case ABSENT -> " -";
    };
  }

  private String text(Name name) {
    return isChinese ? name.chinese() : name.english();
  }
}
