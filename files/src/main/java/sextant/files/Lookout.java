package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import sextant.identity.Credentials;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Looks who is on the network without receiving anything. Close it to stop. */
public final class Lookout implements AutoCloseable {
  private final Door door;
  private final Discovery discovery;

  private Lookout(Door door, Discovery discovery) {
    this.door = door;
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
      return new Lookout(door, discovery);
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
