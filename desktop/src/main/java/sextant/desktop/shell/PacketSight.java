package sextant.desktop.shell;

/** What a room offers that can show packets, for the rooms whose work makes them. */
@FunctionalInterface
public interface PacketSight {
  /**
   * Captures what a filter lets through; the shell has already gone to the room.
   *
   * @param filter in the words of {@code sextant capture}
   * @param begun runs once packets are captured; never when they cannot be
   */
  void show(String filter, Runnable begun);
}
