package sextant.ping;

import java.net.InetAddress;

/** What a {@link SweepRun} found out; several threads may tell, one at a time. */
public sealed interface SweepEvent {
  /**
   * An address answered.
   *
   * @param index its place in the list of addresses
   * @param address the address
   * @param rttNanos the round trip; includes waiting behind other probes of the same batch
   */
  record Alive(int index, InetAddress address, long rttNanos) implements SweepEvent {}

  /**
   * So far.
   *
   * @param sent probes sent, retries included
   * @param alive addresses that answered
   * @param total addresses asked about
   */
  record Progress(long sent, int alive, int total) implements SweepEvent {}
}
