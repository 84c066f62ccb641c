package sextant.files.station;

/** The seat of the process that holds the station. */
public interface Host extends Seat {
  /** The station is to be given up; close it soon, on another thread. */
  void leave(Departure why);
}
