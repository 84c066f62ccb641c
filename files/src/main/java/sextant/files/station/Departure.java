package sextant.files.station;

/** Why the holder of the station gives it up. */
public enum Departure {
  /** A person wants everything to end: {@code sextant receive --stop}. */
  STOPPED,
  /** A process of higher rank takes its place. */
  YIELDED,
  /** It has ended for reasons of its own; whoever wants to may take its place. */
  ENDED
}
