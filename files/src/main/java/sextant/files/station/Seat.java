package sextant.files.station;

import java.nio.file.Path;
import java.util.Optional;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Proposal;

/**
 * A face of the station: it hears what happens and answers offers. Called on the station's threads;
 * everything must return soon.
 */
public interface Seat {
  /** Who may send without a question, as far as this seat is concerned. */
  Openness openness();

  /** Where what this seat takes goes; empty for the station's own folder. */
  Optional<Path> folder();

  /** Whether this very sender is let in without a question: it typed the code shown here. */
  default boolean expects(Proposal proposal) {
    return false;
  }

  /** Whether anybody here could answer this one. */
  boolean canAnswer(Question question);

  /** Shows an offer; the answer goes to {@link Question#answer} whenever there is one. */
  void ask(Question question);

  /** Something happened. */
  void heard(SeatNews news);
}
