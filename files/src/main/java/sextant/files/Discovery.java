package sextant.files;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import sextant.files.http.HttpClient;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Finds the devices of the network: announces this one, answers the announcements of others, and
 * keeps the list of those that are there (LocalSend protocol, section 3). Close it to stop.
 */
public final class Discovery implements AutoCloseable {
  private static final int[] BURST_MILLIS = {0, 400, 1_500};
  private static final int PROBE_MILLIS = 500;
  private static final int MOST_PROBES = 64;
  private static final int MOST_DEVICES = 1_000;
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final int MOST_SCANNED = 1 << 16;
  private static final int MOST_ANSWER_BYTES = 64 * 1024;
  private static final int RECHECK_SECONDS = 5;

  private final Supplier<Device> self;
  private final Credentials own;
  private final Listener listener;
  private final Map<String, Found> devices = new ConcurrentHashMap<>();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Set<InetAddress> echoes = ConcurrentHashMap.newKeySet();
  private final Semaphore probes = new Semaphore(MOST_PROBES);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Multicast multicast;

  /** Hears who comes and goes. Called on threads of the discovery. */
  public interface Listener {
    /** A device is there. */
    void appeared(Found found);

    /** A device is no longer there. */
    default void left(Found found) {}
  }

  private Discovery(Supplier<Device> self, Credentials own, Listener listener, int port)
      throws IOException {
    this.self = self;
    this.own = own;
    this.listener = listener;
    this.multicast = Multicast.join(port, this::heard);
  }

  /**
   * Begins to listen; {@link #announce} makes this device known.
   *
   * @param self how this device describes itself now, with a port that answers
   */
  public static Discovery open(Supplier<Device> self, Credentials own, Listener listener)
      throws FailureException {
    return open(self, own, listener, Device.USUAL_PORT);
  }

  static Discovery open(Supplier<Device> self, Credentials own, Listener listener, int port)
      throws FailureException {
    try {
      Discovery discovery = new Discovery(self, own, listener, port);
      Thread.ofVirtual().name("files-recheck").start(discovery::recheck);
      return discovery;
    } catch (IOException e) {
      throw Failure.wrap(e, "UDP port " + port);
    }
  }

  /** Says three times within two seconds that this device is here; returns at once. */
  public void announce() {
    byte[] datagram =
        Json.write(json -> {
          self.get().writeWithPortTo(json);
          json.writeBooleanField("announce", true);
          json.writeBooleanField("announcement", true);
        });
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
    return devices.values().stream()
        .sorted((a, b) -> a.device().alias().compareToIgnoreCase(b.device().alias()))
        .toList();
  }

  /** The device of that name, or whose fingerprint begins so, when exactly one is there. */
  public Optional<Found> find(String name) {
    String hex = name.toUpperCase(Locale.ROOT);
    Collection<Found> matching =
        devices.values().stream()
            .filter(each ->
                each.device().alias().equalsIgnoreCase(name)
                    || (hex.length() >= 6 && each.device().fingerprint().startsWith(hex)))
            .toList();
    return matching.size() == 1 ? matching.stream().findFirst() : Optional.empty();
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
    if (isStorm || answered.size() > MOST_DEVICES || !probes.tryAcquire()) {
      return;
    }
    answered.put(key, now);
    Thread.ofVirtual()
        .name("files-answer")
        .start(() -> {
          try {
            probe(Target.of(device, from.getAddress())).ifPresent(this::found);
          } finally {
            probes.release();
          }
        });
  }

  /** Takes note of a device that registered with us. */
  public void registered(Device device, InetAddress address) {
    found(new Found(device, address, System.nanoTime()));
  }

  private void found(Found found) {
    boolean isNew = !devices.containsKey(found.device().fingerprint());
    if (isNew && devices.size() >= MOST_DEVICES) {
      return;
    }
    devices.put(found.device().fingerprint(), found);
    if (isNew) {
      listener.appeared(found);
    }
  }

  /** Registers with a device; it is there when it answers. */
  public Optional<Found> probe(Target target) {
    try (Dialer dialer = new Dialer(target, own, PROBE_MILLIS)) {
      HttpClient client = dialer.dial();
      client.setReadTimeoutMillis(PROBE_MILLIS * 2);
      byte[] body = Json.write(self.get()::writeWithPortTo);
      HttpClient.Response response =
          client.send(HttpClient.Request.post(Door.V2 + "register", "application/json", body));
      byte[] answer = response.body().readAll(MOST_ANSWER_BYTES);
      if (response.status() != 200) {
        return Optional.empty();
      }
      Device said = Device.read(answer, false);
      String proven = dialer.fingerprint().map(Fingerprint::hex).orElse(said.fingerprint());
      Device device = said.provenAs(proven).at(target.address().getPort(), target.isEncrypted());
      return device.fingerprint().equalsIgnoreCase(self.get().fingerprint())
          ? Optional.empty()
          : Optional.of(new Found(device, target.address().getAddress(), System.nanoTime()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Asks every address of the networks this computer is in; returns when all were asked. */
  public void scan() throws IOException, InterruptedException {
    Semaphore places = new Semaphore(MOST_PROBES);
    for (InetAddress address : neighbours()) {
      places.acquire();
      Thread.ofVirtual()
          .name("files-scan")
          .start(() -> {
            try {
              ask(address);
            } finally {
              places.release();
            }
          });
    }
    places.acquire(MOST_PROBES);
  }

  private void ask(InetAddress address) {
    InetSocketAddress at = new InetSocketAddress(address, Device.USUAL_PORT);
    String label = address.getHostAddress();
    Optional<Found> found = probe(new Target(at, true, Optional.empty(), label));
    found.or(() -> probe(new Target(at, false, Optional.empty(), label))).ifPresent(this::found);
  }

  /** Every IPv4 address of the networks this computer is in, up to 65,536, without its own. */
  static Set<InetAddress> neighbours() throws IOException {
    Set<InetAddress> all = new LinkedHashSet<>();
    List<InetAddress> ours = new ArrayList<>();
    for (NetworkInterface each : Multicast.interfaces()) {
      for (InterfaceAddress address : each.getInterfaceAddresses()) {
        ours.add(address.getAddress());
        if (address.getAddress() instanceof Inet4Address && !each.isLoopback()) {
          addNetwork(all, address);
        }
      }
    }
    ours.forEach(all::remove);
    return all;
  }

  private static void addNetwork(Set<InetAddress> all, InterfaceAddress address)
      throws IOException {
    int hostBits = Math.clamp(32 - address.getNetworkPrefixLength(), 0, 16);
    byte[] bytes = address.getAddress().getAddress();
    int own = java.nio.ByteBuffer.wrap(bytes).getInt();
    int network = hostBits == 0 ? own : own >>> hostBits << hostBits;
    for (int host = 1; host < (1 << hostBits) - 1 && all.size() < MOST_SCANNED; host++) {
      byte[] next = java.nio.ByteBuffer.allocate(4).putInt(network | host).array();
      all.add(InetAddress.getByAddress(next));
    }
  }

  private void recheck() {
    while (!isClosedAfter(RECHECK_SECONDS * 1_000)) {
      long now = System.nanoTime();
      answered.values().removeIf(at -> now - at > 10 * QUIET_NANOS);
      for (Found each : List.copyOf(devices.values())) {
        boolean isFresh = now - each.seenNanos() < RECHECK_SECONDS * 1_000_000_000L;
        if (!isFresh) {
          Optional<Found> again = probe(each.target());
          if (again.isPresent()) {
            devices.replace(each.device().fingerprint(), again.get());
          } else if (devices.remove(each.device().fingerprint(), each)) {
            listener.left(each);
          }
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
