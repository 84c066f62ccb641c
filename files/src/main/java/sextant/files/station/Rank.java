package sextant.files.station;

/** What kind of process holds the station; one of higher rank may ask it for its place. */
public enum Rank {
  /** Sends what was ordered and receives nothing; ends by itself when all is sent. */
  COURIER,
  /** Receives without a face. */
  BACKGROUND,
  /** {@code sextant receive} at a terminal. */
  TERMINAL,
  /** The Files room. */
  DESKTOP
}
