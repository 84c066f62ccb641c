package sextant.cli.chat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.nearby.Places;
import sextant.nearby.Service;
import sextant.nearby.Watch;

/** Chat servers that announce themselves in the local network, until it is closed. */
final class ServersNearby implements AutoCloseable {
  private static final String TLS = "_ircs._tcp";
  private static final System.Logger LOG = System.getLogger("sextant.cli");

  private @Nullable Watch watch;
  private boolean isClosed;

  /** Tells of each server found, on threads of its own; returns at once. */
  static ServersNearby start(Consumer<ServerChoice> hearer) {
    ServersNearby nearby = new ServersNearby();
    Thread.ofVirtual().name("chat-nearby").start(() -> nearby.open(hearer));
    return nearby;
  }

  private void open(Consumer<ServerChoice> hearer) {
    try {
      Watch opened =
          Watch.open(
              List.of("_irc._tcp", TLS),
              Places.ofThisMachine(),
              new Watch.Hearer() {
                @Override
                public void found(Service service) {
                  choice(service).ifPresent(hearer);
                }

                @Override
                public void lost(String type, String name) {
                  // it stays in the list: whoever chooses it is told that it is gone
                }
              });
      keep(opened);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "nobody can be heard", e);
    }
  }

  private synchronized void keep(Watch opened) {
    if (isClosed) {
      opened.close();
    } else {
      watch = opened;
    }
  }

  private static Optional<ServerChoice> choice(Service service) {
    return service.addresses().stream()
        .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
        .map(address ->
            new ServerChoice(
                ServerChoice.Origin.NEARBY,
                service.name(),
                text(address) + ":" + service.port(),
                service.type().equals(TLS)));
  }

  private static String text(InetAddress address) {
    String host = address.getHostAddress();
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** Hears no more; the goodbyes of multicast DNS take their time elsewhere. */
  @Override
  public synchronized void close() {
    isClosed = true;
    Watch open = watch;
    watch = null;
    if (open != null) {
      Thread.ofVirtual().name("chat-nearby-close").start(open::close);
    }
  }
}
