package sextant.ping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sextant.raw.IpSocket;
import sextant.raw.SocketWaiter;
import sextant.words.FailureException;

/**
 * Pings some targets until their count is reached or {@link #stop} is called. One thread calls
 * {@link #run}; it blocks in native calls, so it should be a platform thread. {@link #stop} and
 * {@link #summary} may be called from any thread.
 */
public final class EchoRun implements AutoCloseable {
  private static final int TABLE_SIZE = 1024;
  private static final int FLOOD_TABLE_SIZE = 1 << 16;
  private static final int MANY_HOSTS = 64;
  private static final long STAGGER_NANOS = 1_000_000;
  private static final long SPIN_NANOS = 1_000_000;
  private static final int SPIN_ROUNDS = 300;

  private final List<Target> targets;
  private final long intervalNanos;
  private final List<EchoHost> hosts = new ArrayList<>();
  private final List<EchoLink> linkOfHost = new ArrayList<>();
  private final List<EchoLink> links = new ArrayList<>();
  private final SocketWaiter waiter;
  private Consumer<EchoEvent> listener = event -> {};
  private volatile boolean isStopped;

  /**
   * Opens the sockets. Targets should differ in their addresses. Throws {@code RAW_SOCKET_DENIED}
   * when the system allows neither raw nor datagram ICMP.
   */
  public static EchoRun open(List<Target> targets, EchoOptions options) throws FailureException {
    return new EchoRun(targets, options);
  }

  private EchoRun(List<Target> targets, EchoOptions options) throws FailureException {
    this.targets = List.copyOf(targets);
    intervalNanos = options.timing().intervalNanos();
    try {
      long start = System.nanoTime();
      for (int i = 0; i < targets.size(); i++) {
        EchoLink link = linkFor(targets.get(i).isIpv6(), options);
        EchoHost host =
            new EchoHost(i, options, link.clock(), tableSize(options), start + stagger(i, options));
        link.add(host, targets.get(i).address());
        hosts.add(host);
        linkOfHost.add(link);
      }
      List<IpSocket> sockets = new ArrayList<>();
      for (EchoLink link : links) {
        sockets.add(link.socket());
      }
      waiter = SocketWaiter.of(sockets);
    } catch (FailureException failed) {
      closeLinks();
      throw failed;
    }
  }

  private EchoLink linkFor(boolean isIpv6, EchoOptions options) throws FailureException {
    for (EchoLink link : links) {
      if (link.socket().isIpv6() == isIpv6) {
        return link;
      }
    }
    EchoLink link = new EchoLink(isIpv6, options, this::tell);
    links.add(link);
    return link;
  }

  private void tell(EchoEvent event) {
    listener.accept(event);
  }

  private int tableSize(EchoOptions options) {
    if (options.timing().pace() == EchoOptions.Pace.FLOOD) {
      return FLOOD_TABLE_SIZE;
    }
    return targets.size() > MANY_HOSTS ? MANY_HOSTS : TABLE_SIZE;
  }

  // Hosts take turns: a burst to all of them would measure the burst.
  private long stagger(int host, EchoOptions options) {
    long gap = options.timing().intervalNanos() / Math.max(1, targets.size());
    return host * Math.min(gap, STAGGER_NANOS);
  }

  /** The targets in the order that events count them. */
  public List<Target> targets() {
    return targets;
  }

  /**
   * The clock in use for this target: what {@link EchoOptions#clock} asked for, or a coarser one.
   */
  public RttClock clock(int host) {
    return linkOfHost.get(host).clock();
  }

  /** Whether raw sockets are used, and not the datagram ones for unprivileged programs. */
  public boolean isRaw() {
    return links.getFirst().socket().isRaw();
  }

  /** The echo identifier on the wire. */
  public int identifier(int host) {
    return linkOfHost.get(host).socket().identifier();
  }

  /** Pings until all targets are done or the run is stopped; tells the listener on this thread. */
  public void run(Consumer<EchoEvent> listener) {
    this.listener = listener;
    warmUp();
    int finished = 0;
    while (!isStopped && finished < hosts.size()) {
      sendDue();
      if (waiter.await(patience())) {
        long now = System.nanoTime();
        for (int i = 0; i < links.size(); i++) {
          if (waiter.isReady(i)) {
            links.get(i).fetch(now);
          }
        }
      }
      finished += settle(System.nanoTime());
    }
  }

  // The first reply must not wait for classes to load: where the kernel has just begun to note
  // times it takes that of the reading. At a pace that is spent awake, not for the compiler either.
  private void warmUp() {
    int rounds = intervalNanos <= SPIN_NANOS ? SPIN_ROUNDS : 1;
    for (int round = 0; round < rounds; round++) {
      for (EchoLink link : links) {
        link.fetch(System.nanoTime());
      }
      waiter.await(0);
    }
  }

  private void sendDue() {
    for (int i = 0; i < hosts.size(); i++) {
      EchoHost host = hosts.get(i);
      long due = host.nextSendNanos();
      if (due != EchoHost.NEVER) {
        long now = System.nanoTime();
        if (due <= now) {
          linkOfHost.get(i).send(host, targets.get(i).address(), now);
        }
      }
    }
  }

  // A pause this short is spent awake, as in iputils: sleep would end late, and on caches that
  // other
  // programs have filled meanwhile.
  private long patience() {
    long nanos = Math.max(0, nextMoment() - System.nanoTime());
    if (nanos > SPIN_NANOS || isExpecting()) {
      return nanos;
    }
    Thread.onSpinWait();
    return 0;
  }

  private boolean isExpecting() {
    for (EchoHost host : hosts) {
      if (host.isExpecting()) {
        return true;
      }
    }
    return false;
  }

  private long nextMoment() {
    long next = EchoHost.NEVER;
    for (EchoHost host : hosts) {
      next = Math.min(next, Math.min(host.nextSendNanos(), host.nextCheckNanos()));
    }
    return next;
  }

  private int settle(long now) {
    int finished = 0;
    for (EchoHost host : hosts) {
      for (long lost = host.takeLost(now); lost > 0; lost = host.takeLost(now)) {
        tell(new EchoEvent.Lost(host.host(), lost, WallClock.nanos()));
      }
      if (host.takeFinished(now)) {
        finished++;
        tell(new EchoEvent.Finished(host.host(), host.nextSequence() - 1, WallClock.nanos()));
      }
    }
    return finished;
  }

  /** Statistics of a target up to now. */
  public EchoSummary summary(int host) {
    return hosts.get(host).summary();
  }

  /** Ends {@link #run} soon; safe to call twice. */
  public void stop() {
    isStopped = true;
    waiter.wake();
  }

  /** Frees the sockets. Call {@link #stop} and let {@link #run} return first. */
  @Override
  public void close() {
    closeLinks();
    waiter.close();
  }

  private void closeLinks() {
    for (EchoLink link : links) {
      link.close();
    }
  }
}
