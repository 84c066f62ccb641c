package sextant.files.station;

import sextant.files.ReceiverOptions;
import sextant.identity.StateDirectory;

/**
 * How to hold the station.
 *
 * @param state the person's state folder: one station for each
 * @param receiving name, folder, port and the rest
 * @param rank of the process
 * @param isAnnounced whether others on the network are told and looked for
 * @param isFixed whether its settings are its own, so that it never gives up its place for another
 * @param isRemembered whether what arrives is written into the history
 */
public record StationPlan(
    StateDirectory state,
    ReceiverOptions receiving,
    Rank rank,
    boolean isAnnounced,
    boolean isFixed,
    boolean isRemembered) {
  /** Announced, remembered, and gives way to higher ranks. */
  public static StationPlan of(StateDirectory state, ReceiverOptions receiving, Rank rank) {
    return new StationPlan(state, receiving, rank, true, false, true);
  }

  /** The same without being announced. */
  public StationPlan hidden() {
    return new StationPlan(state, receiving, rank, false, isFixed, isRemembered);
  }

  /** The same, never giving way. */
  public StationPlan fixed() {
    return new StationPlan(state, receiving, rank, isAnnounced, true, isRemembered);
  }

  /** The same without a history. */
  public StationPlan forgotten() {
    return new StationPlan(state, receiving, rank, isAnnounced, isFixed, false);
  }
}
