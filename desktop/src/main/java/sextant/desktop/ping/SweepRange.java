package sextant.desktop.ping;

import java.util.Arrays;
import sextant.ping.SweepTargets;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * The addresses of a sweep that fits on one screen: 1 to 65,536 of them.
 *
 * @param text as the person wrote it and as the command line takes it
 */
record SweepRange(String text, SweepTargets targets) {
  private static final int MOST = 65_536;

  /** Reads networks and ranges between spaces; a name is looked up, which blocks. */
  static SweepRange parse(String text) throws FailureException {
    String trimmed = text.strip();
    SweepTargets targets = SweepTargets.parse(Arrays.asList(trimmed.split("[\\s,]+")));
    if (targets.size() > MOST) {
      throw new FailureException(Failure.badInput(trimmed, InputRule.AT_MOST_SLASH_16));
    }
    return new SweepRange(trimmed, targets);
  }

  int count() {
    return targets.size();
  }

  /** The address at this place of the range. */
  String address(int index) {
    int value = targets.ipv4(index);
    return (value >>> 24)
        + "."
        + (value >>> 16 & 0xff)
        + "."
        + (value >>> 8 & 0xff)
        + "."
        + (value & 0xff);
  }
}
