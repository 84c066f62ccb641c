package sextant.desktop.ping;

import java.util.Optional;
import java.util.function.Consumer;
import sextant.words.Failure;

/**
 * What the room asks of the network. News come on threads of the prober's own, in order for each
 * piece of work; the last is always that it ended (a name found late may follow). Starting never
 * blocks: a name that cannot be found, or a missing privilege, is how the work ended.
 */
interface Prober {
  /** One piece of work that goes on until it is done or stopped. */
  interface Work {
    /** Stops it soon; harmless when it has ended. Does not block. */
    void stop();
  }

  /** Echo requests to one host, one every {@code intervalMillis}, until stopped. */
  Work ping(String host, long intervalMillis, Consumer<PingNews> news);

  /** One echo request to each address of a network, until all have answered or kept silent. */
  Work sweep(SweepRange range, Consumer<SweepNews> news);

  /** The way to a host, asked again every second until stopped. */
  Work trace(String host, Consumer<TraceNews> news);

  /** What comes of pinging one host. */
  sealed interface PingNews {
    /** The host's name has this address. */
    record Found(String address) implements PingNews {}

    /** An answer to the probe that was sent at this time. */
    record Answer(long timeMillis, long rttNanos) implements PingNews {}

    /** No answer in time to the probe that was sent at this time. */
    record Lost(long timeMillis) implements PingNews {}

    /**
     * The probe could not be delivered.
     *
     * @param who the router or host that says so, or the system's own words when it was not sent
     */
    record Refused(long timeMillis, String who, Reason reason) implements PingNews {}

    /** Why a probe could not be delivered. */
    enum Reason {
      UNREACHABLE,
      TIME_EXCEEDED,
      TOO_BIG,
      NOT_SENT
    }

    /** It is over; the failure says why, if it was not the person who stopped it. */
    record Ended(Optional<Failure> failure) implements PingNews {}
  }

  /** What comes of a sweep. */
  sealed interface SweepNews {
    /** The address at this place of the range answered. */
    record Alive(int index, long rttNanos) implements SweepNews {}

    /** So many addresses have been asked. */
    record Asked(int count) implements SweepNews {}

    /** It is over. */
    record Ended(Optional<Failure> failure) implements SweepNews {}
  }

  /** What comes of a trace. */
  sealed interface TraceNews {
    /** The host's name has this address. */
    record Found(String address) implements TraceNews {}

    /** The router at this distance, or the host itself when it is the last, answered. */
    record Answer(int distance, String address, long rttNanos, boolean isTarget)
        implements TraceNews {}

    /** Nobody at this distance answered in time. */
    record Lost(int distance) implements TraceNews {}

    /** The name of an address, found later. */
    record Named(String address, String name) implements TraceNews {}

    /** It is over. */
    record Ended(Optional<Failure> failure) implements TraceNews {}
  }
}
