package sextant.ping;

import java.net.InetAddress;
import java.util.List;

/**
 * What is known of one distance.
 *
 * @param hop the distance, 1 is the first router
 * @param addresses who answered from there, first seen first; empty when nobody did
 * @param kind what the last answer meant
 * @param sent probes sent with this hop limit
 * @param received answers
 * @param lastNanos the newest round trip, 0 before the first
 * @param rtt all round trips
 */
public record TraceHop(
    int hop,
    List<InetAddress> addresses,
    TraceEvent.Kind kind,
    long sent,
    long received,
    long lastNanos,
    RttSummary rtt) {

  /** Share of probes without an answer, 0 to 100. */
  public double lossPercent() {
    return sent == 0 ? 0 : (sent - received) * 100.0 / sent;
  }
}
