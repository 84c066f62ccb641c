package sextant.files;

/**
 * How far one file of a transfer is, at one moment.
 *
 * @param number which file it is, from 0; stays the same for the whole transfer
 * @param name the sender's name for it, with slashes
 * @param movedBytes of {@code size}, with what was there already
 */
public record FileProgress(int number, String name, long size, long movedBytes, State state) {
  /** What has become of it. */
  public enum State {
    WAITING,
    MOVING,
    DONE,
    SKIPPED,
    FAILED
  }
}
