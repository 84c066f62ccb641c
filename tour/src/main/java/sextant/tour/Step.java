package sextant.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.words.Explanation;

/**
 * What came of one exercise.
 *
 * @param did what was done, a sentence each
 * @param measured what was measured
 * @param byHand command lines that do the same
 * @param listings conversations and packets, as text in columns
 * @param pictures PNG files in the tour's folder
 * @param trouble what was missing or failed; the exercise may have gone on without it
 */
public record Step(
    Exercise exercise,
    State state,
    List<String> did,
    List<Measure> measured,
    List<String> byHand,
    List<Listing> listings,
    List<Path> pictures,
    Optional<Explanation> trouble) {
  /** Keeps copies. */
  public Step {
    did = List.copyOf(did);
    measured = List.copyOf(measured);
    byHand = List.copyOf(byHand);
    listings = List.copyOf(listings);
    pictures = List.copyOf(pictures);
  }

  /** The same with these pictures. */
  public Step with(List<Path> others) {
    return new Step(exercise, state, did, measured, byHand, listings, others, trouble);
  }

  /** How it ended. */
  public enum State {
    DONE,
    /** It went on without something that is missing here. */
    PARTLY,
    FAILED
  }

  /** A figure with its unit, and what it is of. */
  public record Measure(String name, String value) {}

  /** Text in columns under a heading. */
  public record Listing(String title, String text) {}
}
