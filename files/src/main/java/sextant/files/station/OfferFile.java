package sextant.files.station;

import java.util.List;
import sextant.files.OfferedFile;
import sextant.words.FailureException;

/**
 * A file of an offer that waits, as another process sees it.
 *
 * @param id the sender's key for it
 * @param name as sent: never use it as a path
 */
public record OfferFile(String id, String name, long size) {
  /** What is offered, in the sender's order. */
  public static List<OfferFile> of(Question question) {
    return question.proposal().files().stream().map(OfferFile::of).toList();
  }

  private static OfferFile of(OfferedFile file) {
    return new OfferFile(file.id(), file.name(), file.size());
  }

  Line toLine() {
    return Line.of("file").with("id", id).with("name", name).with("size", size);
  }

  static OfferFile of(Line line) throws FailureException {
    return new OfferFile(line.text("id"), line.text("name"), line.number("size"));
  }
}
