package sextant.desktop.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.nearby.Announcement;
import sextant.nearby.Service;

/** Tells the neighbours of the room on this computer. Every method blocks for a moment. */
final class Herald implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Herald.class.getName());

  private final Reach reach;
  private @Nullable Announcement announcement;

  Herald(Reach reach) {
    this.reach = reach;
  }

  /** Tells of a network at this port, over TLS; a network that is not told is no failure. */
  void tell(String network, int port) {
    close();
    try {
      List<InetAddress> places = reach.places();
      if (!places.isEmpty()) {
        String name = network + " " + InetAddress.getLocalHost().getHostName();
        Service service = Service.own("_ircs._tcp", name, port, Map.of("network", network));
        announcement = Announcement.open(List.of(service), places);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the local network is not told: {0}", e.getMessage());
    }
  }

  @Override
  public void close() {
    if (announcement != null) {
      announcement.close();
      announcement = null;
    }
  }
}
