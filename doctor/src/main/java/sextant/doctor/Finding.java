package sextant.doctor;

import sextant.words.Explanation;

/**
 * One thing that was found out.
 *
 * @param topic what was examined
 * @param state how it is
 * @param words what was found, what it means, and what to do; the last is empty when there is
 *     nothing to do
 */
public record Finding(Topic topic, State state, Explanation words) {
  /** How it is. */
  public enum State {
    /** As it should be. */
    FINE,
    /** Something less works, and the rest goes on. */
    LIMITED,
    /** An instrument does not work. */
    TROUBLE
  }
}
