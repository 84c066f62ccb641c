package sextant.files;

import sextant.words.Failure;

/** What a sender tells while it works. Called on its threads; must return soon. */
public sealed interface SendEvent {
  /** Connected; the other side has not decided yet. */
  record Asked(Device receiver) implements SendEvent {}

  /** The other side accepted; the tally counts on. */
  record Started(Tally tally) implements SendEvent {}

  /** A file is whole and checked on the other side's disk. */
  record Sent(String name, long size) implements SendEvent {}

  /** The other side has this file already, or did not want it. */
  record Skipped(String name) implements SendEvent {}

  /** A file could not be sent. */
  record Failed(String name, Failure why) implements SendEvent {}

  /** The connection broke; trying again. */
  record Reconnecting(Failure why) implements SendEvent {}

  /** Connected again after {@link Reconnecting}; what is there is not sent again. */
  record Resumed() implements SendEvent {}

  /** Hears them. */
  @FunctionalInterface
  interface Observer {
    /** Something happened. */
    void happened(SendEvent event);
  }
}
