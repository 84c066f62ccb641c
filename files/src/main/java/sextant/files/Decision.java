package sextant.files;

import java.util.Set;
import java.util.function.Predicate;

/** What the person at the receiving end says to a {@link Proposal}. */
public sealed interface Decision {
  /** Yes, to the files the test lets through. */
  record Accept(Predicate<OfferedFile> wanted) implements Decision {
    /** Every file. */
    public static Accept all() {
      return new Accept(file -> true);
    }

    /** Those with these ids. */
    public static Accept only(Set<String> ids) {
      return new Accept(file -> ids.contains(file.id()));
    }
  }

  /** No. */
  record Decline() implements Decision {}
}
