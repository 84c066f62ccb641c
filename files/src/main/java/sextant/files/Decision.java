package sextant.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the person at the receiving end says to a {@link Proposal}. */
public sealed interface Decision {
  /**
   * Yes, to the files the test lets through.
   *
   * @param folder where they go; empty for the receiver's own folder
   * @param names other names, with slashes, by the id of the file
   */
  record Accept(Predicate<OfferedFile> wanted, Optional<Path> folder, Map<String, String> names)
      implements Decision {
    /** Keeps a copy of the names. */
    public Accept {
      names = Map.copyOf(names);
    }

    /** Every file. */
    public static Accept all() {
      return new Accept(file -> true, Optional.empty(), Map.of());
    }

    /** Those with these ids. */
    public static Accept only(Set<String> ids) {
      return new Accept(file -> ids.contains(file.id()), Optional.empty(), Map.of());
    }

    /** The same into another folder. */
    public Accept into(Path other) {
      return new Accept(wanted, Optional.of(other), names);
    }

    /** The same under other names. */
    public Accept named(Map<String, String> others) {
      return new Accept(wanted, folder, others);
    }

    /** What a file is to be called. */
    String nameOf(OfferedFile file) {
      return names.getOrDefault(file.id(), file.name());
    }
  }

  /** No. */
  record Decline() implements Decision {}
}
