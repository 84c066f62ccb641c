package sextant.files.station;

import sextant.identity.TrustedDevices.Standing;
import sextant.words.FailureException;

/**
 * An offer that waits, as another process sees it.
 *
 * @param id its name for an answer
 * @param fingerprint the sender's, as it says
 */
public record OfferView(
    String id,
    String from,
    String address,
    Standing standing,
    String fingerprint,
    int files,
    long bytes) {
  /** The question as it stands. */
  public static OfferView of(Question question) {
    return new OfferView(
        question.id(),
        question.proposal().sender().alias(),
        question.proposal().address().getHostAddress(),
        question.standing(),
        question.proposal().sender().fingerprint(),
        question.proposal().files().size(),
        question.proposal().totalBytes());
  }

  Line toLine() {
    return Line.of("offer")
        .with("id", id)
        .with("from", from)
        .with("address", address)
        .with("standing", standing.name())
        .with("fingerprint", fingerprint)
        .with("files", files)
        .with("bytes", bytes);
  }

  static OfferView of(Line line) throws FailureException {
    return new OfferView(
        line.text("id"),
        line.text("from"),
        line.text("address"),
        line.oneOf(Standing.class, "standing"),
        line.text("fingerprint"),
        (int) line.number("files"),
        line.number("bytes"));
  }
}
