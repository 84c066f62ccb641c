package sextant.cli;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.nearby.Announcement;
import sextant.nearby.Places;
import sextant.nearby.Service;

/**
 * Tells the local network of a chat server's listeners that are open to it. Works on a thread of
 * its own, because a name takes about a second to be taken and the server is not to wait for it.
 */
final class ChatNearby implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("sextant.cli");

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("chat-nearby").factory());
  private @Nullable Announcement current; // the worker's

  /** Announces what is open now instead of what was before. */
  void update(ChatServer server) {
    List<Service> services = services(server);
    worker.execute(() -> {
      withdraw();
      if (services.isEmpty()) {
        return;
      }
      try {
        current = Announcement.open(services, Places.ofThisMachine());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the local network is not told: {0}", e.getMessage());
      }
    });
  }

  private static List<Service> services(ChatServer server) {
    List<Service> services = new ArrayList<>();
    if (!server.config().offers().isAnnounced()) {
      return services;
    }
    ClusterNearby.own(server.config()).ifPresent(services::add);
    String network = server.config().network();
    for (ChatServer.Bound bound : server.bound()) {
      boolean speaks = bound.listener().use() == ChatConfig.Listener.Use.IRC;
      if (speaks && bound.address() instanceof InetSocketAddress inet && isOpen(inet)) {
        String type = bound.listener().tls() ? "_ircs._tcp" : "_irc._tcp";
        services.add(
            Service.own(
                type, network + " " + hostName(), inet.getPort(), Map.of("network", network)));
      }
    }
    return services;
  }

  private static boolean isOpen(InetSocketAddress address) {
    return !address.getAddress().isLoopbackAddress();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException unnamed) {
      return "";
    }
  }

  private void withdraw() {
    Announcement old = current;
    current = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    worker.execute(this::withdraw);
    worker.close();
  }
}
