package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Finds the devices of the network: announces this one, answers the announcements of others, and
 * keeps the list of those that are there (LocalSend protocol, section 3). Close it to stop.
 */
public final class Discovery implements AutoCloseable {
  private static final int[] BURST_MILLIS = {0, 400, 1_500};
  private static final int MOST_PROBES = 64;
  private static final int MOST_ASKED = 1_000;
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final int MOST_MUTE = 50;
  private static final int ECHO_MILLIS = 700;
  private static final int RECHECK_SECONDS = 5;

  private final Supplier<Device> self;
  private final PresentDevices present;
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Set<InetAddress> echoes = ConcurrentHashMap.newKeySet();
  private final Probe probe;
  private final Semaphore probes = new Semaphore(MOST_PROBES);
  private final Map<String, Diagnosis.Finding.Mute> mute = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Multicast multicast;
  private final Multicast.Area area;

  /** Hears who comes and goes. Called on threads of the discovery. */
  public interface Listener {
    /** A device is there, or is now at another address. */
    void appeared(Found found);

    /** A device is no longer there. */
    default void left(Found found) {}
  }

  private Discovery(Supplier<Device> self, Credentials own, Listener listener, Multicast.Area area)
      throws IOException {
    this.self = self;
    this.present = new PresentDevices(listener);
    this.area = area;
    this.probe = new Probe(self, own);
    this.multicast = Multicast.join(area, this::heard);
  }

  /**
   * Begins to listen; {@link #announce} makes this device known.
   *
   * @param self how this device describes itself now, with a port that answers
   */
  public static Discovery open(Supplier<Device> self, Credentials own, Listener listener)
      throws FailureException {
    return open(self, own, listener, Multicast.Area.USUAL);
  }

  static Discovery open(
      Supplier<Device> self, Credentials own, Listener listener, Multicast.Area area)
      throws FailureException {
    try {
      Discovery discovery = new Discovery(self, own, listener, area);
      Thread.ofVirtual().name("files-recheck").start(discovery::recheck);
      return discovery;
    } catch (IOException e) {
      throw Failure.wrap(e, "UDP port " + area.port());
    }
  }

  /** Says three times within two seconds that this device is here; returns at once. */
  public void announce() {
    byte[] datagram = announcement();
    Thread.ofVirtual()
        .name("files-announce")
        .start(() -> {
          for (int wait : BURST_MILLIS) {
            if (isClosedAfter(wait)) {
              return;
            }
            multicast.send(datagram);
          }
        });
  }

  private byte[] announcement() {
    return Json.write(json -> {
      self.get().writeWithPortTo(json);
      json.writeBooleanField("announce", true);
      json.writeBooleanField("announcement", true);
    });
  }

  private boolean isClosedAfter(int millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The devices that are there, in the order of their names. */
  public List<Found> devices() {
    return present.all();
  }

  /** The device of that name, or whose fingerprint begins so, when exactly one is there. */
  public Optional<Found> find(String name) {
    return find(present.all(), name);
  }

  /** The same among devices that another process of this person has found. */
  public static Optional<Found> find(Collection<Found> among, String name) {
    return PresentDevices.named(among, name);
  }

  /** The addresses of ours whose announcements came back to us: by these we can be heard. */
  public Set<InetAddress> heardOurselvesOn() {
    return Set.copyOf(echoes);
  }

  // Only the datagram's own source is ever asked: what stands in it cannot send us to others.
  private void heard(byte[] datagram, InetSocketAddress from) {
    Device device;
    try {
      device = Device.read(datagram, true);
    } catch (IOException _) {
      return;
    }
    if (device.fingerprint().equalsIgnoreCase(self.get().fingerprint())) {
      echoes.add(from.getAddress());
      return;
    }
    long now = System.nanoTime();
    String key = from.getAddress().getHostAddress() + ":" + device.port();
    Long before = answered.get(key);
    boolean isStorm = before != null && now - before < QUIET_NANOS;
    if (isStorm || answered.size() > MOST_ASKED || !probes.tryAcquire()) {
      return;
    }
    answered.put(key, now);
    Thread.ofVirtual()
        .name("files-answer")
        .start(() -> {
          try {
            answer(device, from.getAddress());
          } finally {
            probes.release();
          }
        });
  }

  private void answer(Device device, InetAddress from) {
    Optional<Found> found = probe(Target.of(device, from));
    found.ifPresent(this::found);
    String key = from.getHostAddress() + ":" + device.port();
    if (found.isPresent()) {
      mute.remove(key);
    } else if (mute.size() < MOST_MUTE) {
      mute.put(
          key, new Diagnosis.Finding.Mute(from.getHostAddress(), device.port(), device.alias()));
    }
  }

  /** Takes note of a device that registered with us. */
  public void registered(Device device, InetAddress address) {
    found(new Found(device, address, System.nanoTime()));
  }

  /** Takes note of a device that answered. */
  void found(Found found) {
    present.found(found);
  }

  /** Registers with a device; it is there when it answers. */
  public Optional<Found> probe(Target target) {
    return probe.of(target);
  }

  /** Asks every address of the networks this computer is in; returns when all were asked. */
  public void scan() throws IOException, InterruptedException {
    NetworkScan.run(
        NetworkScan.neighbours(),
        () -> !isClosedAfter(0),
        address -> probe.at(address).ifPresent(this::found));
  }

  /** Asks where trusted devices were last; returns at once, those that answer appear. */
  public void visit(TrustedDevices favourites) throws FailureException {
    for (TrustedDevice each : favourites.all()) {
      if (each.lastSeen().isPresent()) {
        Thread.ofVirtual()
            .name("files-visit")
            .start(() -> {
              try {
                Target typed = Target.parse(each.lastSeen().get(), true);
                Optional<Fingerprint> pinned = Optional.of(each.fingerprint());
                probe(new Target(typed.address(), true, pinned, each.name()))
                    .ifPresent(this::found);
              } catch (FailureException _) { // its name is not known in this network
                return;
              }
            });
      }
    }
  }

  /** Finds out why a device may not be seen. */
  public Checkup checkup() {
    return new Checkup(this);
  }

  /** Sends one announcement and waits for it to come back. */
  Diagnosis.Observed observe() throws IOException, InterruptedException {
    multicast.refresh();
    echoes.clear();
    Map<String, String> failed = multicast.send(announcement());
    boolean isClosed = closed.await(ECHO_MILLIS, TimeUnit.MILLISECONDS);
    Set<InetAddress> heard = isClosed ? Set.of() : Set.copyOf(echoes);
    List<Diagnosis.Finding.Mute> silent = List.copyOf(mute.values());
    return new Diagnosis.Observed(NetworkView.all(), failed, heard, silent, area.port());
  }

  private void lookForNewNetworks() {
    try {
      if (multicast.refresh()) {
        announce();
      }
    } catch (IOException _) { // the list of interfaces changes just now: the next round has it
      return;
    }
  }

  private void recheck() {
    while (!isClosedAfter(RECHECK_SECONDS * 1_000)) {
      lookForNewNetworks();
      long now = System.nanoTime();
      answered.values().removeIf(at -> now - at > 10 * QUIET_NANOS);
      for (Found each : present.all()) {
        boolean isFresh = now - each.seenNanos() < RECHECK_SECONDS * 1_000_000_000L;
        if (!isFresh) {
          present.asked(each, probe(each.target()));
        }
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      multicast.close();
    } catch (IOException _) {
      return;
    }
  }
}
