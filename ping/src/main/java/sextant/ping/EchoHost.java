package sextant.ping;

/**
 * Everything about one target that is decided, not done: when the next probe is due, which probe a
 * reply belongs to, which probes are lost, and the statistics. Pure: all times come from outside.
 *
 * <p>{@code now} is a monotonic clock in nanoseconds, {@code wall} the clock of kernel timestamps
 * (nanoseconds since 1970, 0 for unknown). The statistics may be read from other threads; they are
 * what this object's lock guards.
 */
final class EchoHost {
  static final long NEVER = Long.MAX_VALUE;
  private static final int MIN_LINGER_FACTOR = 2;

  private final int host;
  private final EchoOptions.Timing timing;
  private final RttClock clock;
  private final ProbeTable probes;
  private final long startNanos;
  private final RttStatistics rtt = new RttStatistics();
  private final LossBursts bursts = new LossBursts();
  private long nextSendNanos;
  private long firstSendNanos;
  private long lastSendNanos;
  private long lastEventNanos;
  private long sent;
  private long received;
  private long duplicates;
  private long corrupted;
  private long errors;
  private long reordered;
  private long highestAnswered;
  private int mostInFlight;
  private boolean isFinished;

  EchoHost(int host, EchoOptions options, RttClock clock, int tableSize, long startNanos) {
    this.host = host;
    this.timing = options.timing();
    this.clock = clock;
    this.probes = new ProbeTable(tableSize);
    this.startNanos = startNanos;
    this.nextSendNanos = startNanos;
    this.lastEventNanos = startNanos;
  }

  int host() {
    return host;
  }

  /** When the next probe is due, {@link #NEVER} when none is. */
  long nextSendNanos() {
    boolean countsReplies = timing.deadlineNanos() > 0;
    boolean isEnough = timing.count() > 0 && (countsReplies ? received : sent) >= timing.count();
    return isEnough || isFinished ? NEVER : nextSendNanos;
  }

  /** The number of the next probe; its lower 16 bits go on the wire. */
  long nextSequence() {
    return sent + 1;
  }

  /** Notes that the next probe goes out now. */
  synchronized void onSent(long now, long wall) {
    firstSendNanos = sent == 0 ? now : firstSendNanos;
    sent++;
    ProbeTable.Probe evicted = probes.add(sent, now, wall);
    if (evicted == ProbeTable.Probe.PENDING) {
      bursts.onLost(sent - probes.size());
    }
    mostInFlight = Math.max(mostInFlight, probes.pending());
    lastSendNanos = now;
    lastEventNanos = now;
    // A steady pace keeps its beat, but a stall is not made up for with a burst.
    boolean keepsBeat = nextSendNanos + timing.intervalNanos() > now;
    nextSendNanos = (keepsBeat ? nextSendNanos : now) + timing.intervalNanos();
  }

  /** Notes the kernel's time for a probe that went out. */
  void onTransmitted(long sequence, long wall) {
    probes.setTransmitted(sequence, wall);
  }

  /** Notes that a probe could not be sent: it counts as sent and failed, as in iputils. */
  synchronized void onSendFailed(long sequence) {
    errors++;
    probes.close(sequence);
  }

  /**
   * The full number of a probe of which the wire carried 16 bits; 0 when no such probe is known.
   */
  long sequenceOf(int wireSequence) {
    long newest = sent;
    long candidate = (newest & ~0xffffL) | (wireSequence & 0xffff);
    long sequence = candidate > newest ? candidate - 0x10000 : candidate;
    return sequence > 0 ? sequence : 0;
  }

  /** Takes a reply and returns what it means; {@code arrival} says when and in which state. */
  synchronized EchoEvent.Reply onReply(long sequence, Arrival arrival) {
    ProbeTable.Probe probe = probes.state(sequence);
    boolean isDuplicate = probe == ProbeTable.Probe.ANSWERED;
    boolean isReordered = !isDuplicate && sequence < highestAnswered;
    ReplyCheck check = arrival.check(isDuplicate, probe == ProbeTable.Probe.LOST, isReordered);
    RttClock used = probes.isKnown(sequence) ? usable(sequence, arrival) : RttClock.USER;
    long nanos = Math.max(0, roundTrip(sequence, arrival, used));
    lastEventNanos = arrival.now();
    if (isDuplicate) {
      duplicates++;
    } else {
      received++;
      reordered += isReordered ? 1 : 0;
      highestAnswered = Math.max(highestAnswered, sequence);
      rtt.add(nanos);
      probes.answer(sequence);
    }
    corrupted += check.isCorrupt() ? 1 : 0;
    if (timing.pace() != EchoOptions.Pace.STEADY && probes.pending() == 0) {
      nextSendNanos = Math.max(arrival.now(), lastSendNanos + timing.minimumGapNanos());
    }
    return arrival.toEvent(host, sequence, nanos, used, check);
  }

  // The clock asked for, or the next coarser one for which both moments are known and in order.
  private RttClock usable(long sequence, Arrival arrival) {
    long transmitted = probes.transmittedWall(sequence);
    long sentWall = probes.sentWall(sequence);
    if (clock == RttClock.KERNEL && transmitted >= sentWall && arrival.wall() > transmitted) {
      return RttClock.KERNEL;
    }
    boolean hasReceiveTime = clock != RttClock.USER && sentWall > 0 && arrival.wall() > sentWall;
    return hasReceiveTime ? RttClock.RECEIVE : RttClock.USER;
  }

  private long roundTrip(long sequence, Arrival arrival, RttClock used) {
    if (!probes.isKnown(sequence)) {
      return 0;
    }
    return switch (used) {
      case KERNEL -> arrival.wall() - probes.transmittedWall(sequence);
      case RECEIVE -> arrival.wall() - probes.sentWall(sequence);
      case USER -> arrival.now() - probes.sentNanos(sequence);
    };
  }

  /** Notes an ICMP error about a probe; false when that probe is not waiting for anything. */
  synchronized boolean onProblem(long sequence, long now) {
    ProbeTable.Probe probe = probes.state(sequence);
    if (probe != ProbeTable.Probe.PENDING && probe != ProbeTable.Probe.LOST) {
      return false;
    }
    errors++;
    lastEventNanos = now;
    probes.close(sequence);
    return true;
  }

  /** Whether a probe is still waiting for its reply. */
  boolean isExpecting() {
    return probes.pending() > 0;
  }

  /** The next probe that is lost by now, 0 when there is none; each is returned once. */
  synchronized long takeLost(long now) {
    long oldest = probes.oldestPending();
    if (oldest == 0 || now - probes.sentNanos(oldest) < timing.timeoutNanos()) {
      return 0;
    }
    probes.lose(oldest);
    bursts.onLost(oldest);
    return oldest;
  }

  /** When {@link #takeLost} or {@link #takeFinished} may have news, {@link #NEVER} when not. */
  long nextCheckNanos() {
    if (isFinished) {
      return NEVER;
    }
    long oldest = probes.oldestPending();
    long lost = oldest == 0 ? NEVER : probes.sentNanos(oldest) + timing.timeoutNanos();
    long end = nextSendNanos() == NEVER ? lastSendNanos + lingerNanos() : NEVER;
    return Math.min(Math.min(lost, end), deadline());
  }

  private long deadline() {
    return timing.deadlineNanos() > 0 ? startNanos + timing.deadlineNanos() : NEVER;
  }

  // As iputils: twice the longest round trip once there was one, else the full time limit.
  private long lingerNanos() {
    if (rtt.max() == 0) {
      return timing.lingerNanos();
    }
    return Math.min(
        timing.lingerNanos(), Math.max(MIN_LINGER_FACTOR * rtt.max(), timing.intervalNanos()));
  }

  /** Whether the target is done now; true once. */
  boolean takeFinished(long now) {
    if (isFinished) {
      return false;
    }
    boolean isAllSent = nextSendNanos() == NEVER;
    boolean isAllKnown = isAllSent && probes.pending() + probes.lostCount() == 0;
    boolean isLingerOver = isAllSent && now - lastSendNanos >= lingerNanos();
    boolean wantsReplies = timing.deadlineNanos() > 0 && timing.count() > 0;
    boolean isAnswered = wantsReplies && received + errors >= timing.count();
    isFinished = isAllKnown || isLingerOver || isAnswered || now >= deadline();
    return isFinished;
  }

  /** The statistics up to now; from any thread. */
  synchronized EchoSummary summary() {
    return new EchoSummary(
        sent,
        received,
        duplicates,
        corrupted,
        errors,
        reordered,
        bursts.count(),
        bursts.longest(),
        mostInFlight,
        sent == 0 ? 0 : lastEventNanos - firstSendNanos,
        rtt.summary());
  }
}
