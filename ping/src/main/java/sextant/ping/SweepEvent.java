package sextant.ping;

/** What a {@link SweepRun} found out; several threads tell, but only one at a time. */
public sealed interface SweepEvent {
  /**
   * An address answered; told once.
   *
   * @param index its place in the {@link SweepTargets}
   * @param rttNanos the round trip; includes waiting behind other probes of the same batch
   */
  record Alive(int index, long rttNanos) implements SweepEvent {}

  /**
   * How far it is; told now and then, and at the end.
   *
   * @param sent probes sent, retries included
   * @param alive addresses that answered
   * @param total addresses asked about
   */
  record Progress(long sent, int alive, int total) implements SweepEvent {}
}
