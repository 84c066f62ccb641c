package sextant.talk;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Who is there, and who may come. */
final class Peers {
  private final ServerOptions options;
  private final TalkObserver observer;
  private final Map<Long, Conversation> present = new ConcurrentHashMap<>();
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicLong nextId = new AtomicLong(1);
  private final AtomicReference<Counters> gone = new AtomicReference<>(Counters.ZERO);

  Peers(ServerOptions options, TalkObserver observer) {
    this.options = options;
    this.observer = observer;
  }

  ServerOptions options() {
    return options;
  }

  TalkObserver observer() {
    return observer;
  }

  Conversation.Audience audience() {
    return new Conversation.Audience(observer, options.recordBytes());
  }

  long nextId() {
    return nextId.getAndIncrement();
  }

  /**
   * Takes a place for the peer, to be given back with {@link #release}; otherwise says why not,
   * also to the observer.
   */
  Optional<Refusal> admit(SocketAddress peer) {
    Optional<Refusal> refusal = Optional.empty();
    if (peer instanceof InetSocketAddress inet
        && inet.getAddress() != null
        && !options.access().allows(inet.getAddress())) {
      refusal = Optional.of(Refusal.DENIED);
    } else if (admitted.incrementAndGet() > options.maxPeers()) {
      admitted.decrementAndGet();
      refusal = Optional.of(Refusal.FULL);
    }
    refusal.ifPresent(why -> observer.refused(peer, why));
    return refusal;
  }

  void release() {
    admitted.decrementAndGet();
  }

  void add(Conversation conversation) {
    present.put(conversation.id(), conversation);
    conversation.begun();
  }

  /** Says goodbye; the place is given back. */
  void remove(Conversation conversation) {
    present.remove(conversation.id());
    gone.accumulateAndGet(conversation.counters(), Counters::plus);
    release();
    conversation.over();
  }

  Collection<Conversation> all() {
    return Collections.unmodifiableCollection(present.values());
  }

  Counters counters() {
    Counters sum = gone.get();
    for (Conversation conversation : present.values()) {
      sum = sum.plus(conversation.counters());
    }
    return sum;
  }
}
