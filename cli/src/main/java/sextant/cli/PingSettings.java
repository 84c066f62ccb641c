package sextant.cli;

import sextant.ping.EchoOptions;
import sextant.raw.Recording;

/**
 * How ping was asked to speak.
 *
 * @param options what the engine does
 * @param from the part of the first line that names a chosen source; empty without one
 * @param isQuiet whether replies are not shown
 * @param hasDates whether lines begin with the time
 * @param isNumeric whether addresses are not given names
 * @param reportsMissing whether an outstanding reply is told of
 * @param isVerbose whether the identifier is shown
 * @param isAudible whether each reply rings
 */
record PingSettings(
    EchoOptions options,
    String from,
    boolean isQuiet,
    boolean hasDates,
    boolean isNumeric,
    boolean reportsMissing,
    boolean isVerbose,
    boolean isAudible) {

  boolean isFlood() {
    return options.timing().pace() == EchoOptions.Pace.FLOOD;
  }

  boolean isPacedByReplies() {
    return options.timing().pace() != EchoOptions.Pace.STEADY;
  }

  boolean hasIpOptions() {
    return options.packet().recording() != Recording.NONE;
  }
}
