package sextant.desktop.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be sent next: files and folders, or a text.
 *
 * @param text empty when it is files
 */
record Parcel(List<Path> paths, String text) {
  /** Nothing. */
  static final Parcel NONE = new Parcel(List.of(), "");

  Parcel {
    paths = List.copyOf(paths);
  }

  static Parcel of(List<Path> paths) {
    return new Parcel(paths, "");
  }

  static Parcel of(String text) {
    return new Parcel(List.of(), text);
  }

  boolean isEmpty() {
    return paths.isEmpty() && text.isEmpty();
  }

  boolean isText() {
    return !text.isEmpty();
  }

  /** With more files; a text gives way to them. */
  Parcel and(List<Path> more) {
    List<Path> all = new ArrayList<>(paths);
    more.stream().filter(path -> !all.contains(path)).forEach(all::add);
    return of(all);
  }

  /** The names of the first few. */
  String names() {
    int shown = Math.min(4, paths.size());
    String names =
        String.join(
            ", ", paths.subList(0, shown).stream().map(p -> p.getFileName().toString()).toList());
    return shown < paths.size() ? names + ", …" : names;
  }
}
