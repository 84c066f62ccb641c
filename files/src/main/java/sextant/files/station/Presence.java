package sextant.files.station;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.files.Device;
import sextant.files.Discovery;
import sextant.files.Lookout;
import sextant.files.PairingListener;
import sextant.files.ReceiveDesk;
import sextant.files.Receiver;
import sextant.identity.PairingCode;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/** How a station is there for others: it receives, or as a courier only looks who is there. */
final class Presence implements AutoCloseable {
  private final @Nullable Receiver receiver;
  private final @Nullable Lookout lookout;
  private final @Nullable Discovery discovery;

  private Presence(
      @Nullable Receiver receiver, @Nullable Lookout lookout, @Nullable Discovery discovery) {
    this.receiver = receiver;
    this.lookout = lookout;
    this.discovery = discovery;
  }

  static Presence open(
      StationPlan plan,
      ReceiveDesk desk,
      TrustedDevices devices,
      Discovery.Listener listener,
      Consumer<Failure> notes)
      throws FailureException {
    if (plan.rank() == Rank.COURIER) {
      return courier(plan, devices, listener);
    }
    Receiver receiver = Receiver.open(plan.receiving(), desk);
    Discovery discovery = null;
    if (plan.isAnnounced()) {
      try {
        discovery = receiver.discover(listener);
        discovery.visit(devices);
      } catch (FailureException e) { // files can still come to the address
        notes.accept(e.failure());
      }
    }
    return new Presence(receiver, null, discovery);
  }

  private static Presence courier(
      StationPlan plan, TrustedDevices devices, Discovery.Listener listener)
      throws FailureException {
    Lookout lookout =
        Lookout.open(plan.receiving().alias(), plan.receiving().credentials(), listener);
    lookout.discovery().visit(devices);
    return new Presence(null, lookout, lookout.discovery());
  }

  int port() {
    return receiver == null ? 0 : receiver.port();
  }

  Device self() {
    if (receiver != null) {
      return receiver.self();
    }
    return there().self();
  }

  private Lookout there() {
    if (lookout == null) {
      throw new IllegalStateException("bug: neither receiver nor lookout");
    }
    return lookout;
  }

  PairingCode showCode(PairingListener listener) {
    return receiver == null ? there().showCode(listener) : receiver.showCode(listener);
  }

  Optional<Discovery> discovery() {
    return Optional.ofNullable(discovery);
  }

  void closeDiscovery() {
    if (discovery != null) {
      discovery.close();
    }
  }

  @Override
  public void close() {
    if (receiver != null) {
      receiver.close();
    }
    if (lookout != null) {
      lookout.close();
    }
  }
}
