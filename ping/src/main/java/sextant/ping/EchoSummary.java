package sextant.ping;

/**
 * The statistics of one target up to now. Times are nanoseconds; those of round trips are 0 when
 * nothing came back.
 *
 * @param transmitted probes sent
 * @param received probes answered, without duplicates
 * @param duplicates further answers
 * @param corrupted answers with wrong data or checksum
 * @param errors ICMP errors and refused sends
 * @param reordered answers that came after one to a later probe
 * @param lossBursts runs of probes lost in a row
 * @param longestLossBurst probes in the longest of them
 * @param mostInFlight most probes that were under way at once
 * @param elapsedNanos from the first probe to the last that happened
 * @param rtt the round trips
 */
public record EchoSummary(
    long transmitted,
    long received,
    long duplicates,
    long corrupted,
    long errors,
    long reordered,
    long lossBursts,
    long longestLossBurst,
    int mostInFlight,
    long elapsedNanos,
    RttSummary rtt) {

  /** Share of probes without an answer, 0 to 100. */
  public double lossPercent() {
    return transmitted == 0 ? 0 : (transmitted - received) * 100.0 / transmitted;
  }
}
