package sextant.files;

/** What can be done to a transfer while it runs, from any thread; afterwards nothing happens. */
public interface TransferControl {
  /** Holds it where it is; connections stay open. */
  void pause();

  /** Goes on after a pause. */
  void resume();

  /** Whether it is held. */
  boolean isPaused();

  /** Ends it and tells the other side; files that are whole stay where they are. */
  void cancel();
}
