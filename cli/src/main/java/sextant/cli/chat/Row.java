package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;

/** A line of the screen, or a part of one: pieces of text, each in its look. */
record Row(List<Span> spans) {
  static final Row EMPTY = new Row(List.of());

  /** Keeps a copy. */
  Row {
    spans = List.copyOf(spans);
  }

  static Row of(String text, Look look) {
    return text.isEmpty() ? EMPTY : new Row(List.of(new Span(text, look)));
  }

  static Row of(String text) {
    return of(text, Look.PLAIN);
  }

  /** This and then that. */
  Row and(Row next) {
    List<Span> both = new ArrayList<>(spans);
    both.addAll(next.spans);
    return new Row(both);
  }

  /** This and then that text. */
  Row and(String text, Look look) {
    return and(of(text, look));
  }

  int width() {
    int columns = 0;
    for (Span span : spans) {
      columns += Cells.of(span.text());
    }
    return columns;
  }

  /** At most so many columns of it; an ellipsis says where it was cut. */
  Row cut(int columns) {
    if (width() <= columns) {
      return this;
    }
    List<Span> kept = new ArrayList<>();
    int left = columns;
    for (Span span : spans) {
      int width = Cells.of(span.text());
      if (width >= left) {
        // one column more than there is makes the ellipsis appear
        String text = width > left ? span.text() : span.text() + "  ";
        kept.add(new Span(Cells.cut(text, left), span.look()));
        break;
      }
      kept.add(span);
      left -= width;
    }
    return new Row(kept);
  }

  /** Exactly so many columns of it: cut, or followed by spaces in the look of its end. */
  Row filled(int columns) {
    Row cut = cut(columns);
    int missing = columns - cut.width();
    if (missing <= 0) {
      return cut;
    }
    boolean isReverse =
        !cut.spans.isEmpty() && (cut.spans.getLast().look().traits() & Look.REVERSE) != 0;
    return cut.and(" ".repeat(missing), isReverse ? cut.spans.getLast().look() : Look.PLAIN);
  }

  /** The same with this trait added everywhere. */
  Row with(int trait) {
    return new Row(
        spans.stream().map(span -> new Span(span.text(), span.look().with(trait))).toList());
  }

  /** The words without their looks. */
  String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
