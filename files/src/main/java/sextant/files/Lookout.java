package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import sextant.identity.Credentials;
import sextant.identity.PairingCode;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Looks who is on the network without receiving anything. Close it to stop. */
public final class Lookout implements AutoCloseable {
  private final Door door;
  private final Credentials own;
  private final Discovery discovery;

  private Lookout(Door door, Credentials own, Discovery discovery) {
    this.door = door;
    this.own = own;
    this.discovery = discovery;
  }

  /** Begins to look and announces this device, so that others answer. */
  public static Lookout open(String alias, Credentials own, Discovery.Listener listener)
      throws FailureException {
    Bell bell = new Bell();
    Door door;
    try {
      door = Door.open(alias, own, true, bell);
    } catch (IOException e) {
      throw Failure.wrap(e, "a free port");
    }
    try {
      Discovery discovery = Discovery.open(door::self, own, listener);
      bell.discovery = discovery;
      discovery.announce();
      return new Lookout(door, own, discovery);
    } catch (FailureException e) {
      door.close();
      throw e;
    }
  }

  private static final class Bell implements Door.Visitors {
    private volatile @org.jspecify.annotations.Nullable Discovery discovery;

    @Override
    public void registered(Device device, InetAddress address) {
      Discovery current = discovery;
      if (current != null) {
        current.registered(device, address);
      }
    }

    @Override
    public void cancelled(InetAddress address) {}
  }

  /** Shows a code: whoever types it within five minutes is paired. */
  public PairingCode showCode(PairingListener listener) {
    PairingCode code = PairingCode.random(new SecureRandom());
    door.pairBy(new PairingHost(code, own.fingerprint(), System::nanoTime, listener));
    return code;
  }

  /** Pairs this device with one that shows a code. */
  public Pairing pairing() {
    return new Pairing(discovery, own, self());
  }

  /** How others see this device. */
  public Device self() {
    return door.self();
  }

  /** Who is there. */
  public Discovery discovery() {
    return discovery;
  }

  @Override
  public void close() {
    discovery.close();
    door.close();
  }
}
