package sextant.desktop.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sextant.chatclient.HarmlessText;
import sextant.desktop.kit.Ui;
import sextant.nearby.Service;
import sextant.nearby.Watch;

/**
 * The chat servers that the local network tells of. What they tell is a stranger's word: it is
 * shown, and connected to only when a person says so.
 */
final class NearbyRooms implements AutoCloseable, Watch.Hearer {
  private static final System.Logger LOG = System.getLogger(NearbyRooms.class.getName());
  private static final String ENCRYPTED = "_ircs._tcp";
  private static final List<String> TYPES = List.of(ENCRYPTED, "_irc._tcp");
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 60;

  private final Reach reach;
  private final ObservableList<Neighbour> found = FXCollections.observableArrayList();
  private @Nullable Watch watch; // guarded by this
  private boolean isClosed; // guarded by this

  /** A server near: what it calls itself, and where it is. */
  record Neighbour(String name, String address, boolean isEncrypted) {}

  NearbyRooms(Reach reach) {
    this.reach = reach;
  }

  /** The servers there are now, by name. JavaFX thread. */
  ObservableList<Neighbour> found() {
    return found;
  }

  /** Begins to listen. Blocks for a moment. */
  synchronized void open() {
    if (isClosed || watch != null) {
      return;
    }
    try {
      List<InetAddress> places = reach.places();
      if (!places.isEmpty()) {
        watch = Watch.open(TYPES, places, this);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "neighbours are not heard: {0}", e.getMessage());
    }
  }

  @Override
  public void found(Service service) {
    service.addresses().stream()
        .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
        .filter(address -> service.port() > 0)
        .ifPresent(address -> {
          String host = address.getHostAddress();
          int zone = host.indexOf('%');
          String plain = zone < 0 ? host : host.substring(0, zone);
          String where = (plain.indexOf(':') >= 0 ? "[" + plain + "]" : plain) + ":";
          boolean isEncrypted = service.type().equals(ENCRYPTED);
          var one = new Neighbour(shown(service.name()), where + service.port(), isEncrypted);
          Ui.later(() -> put(one));
        });
  }

  private void put(Neighbour one) {
    found.removeIf(each -> each.name().equals(one.name()) && one.isEncrypted());
    boolean isWorse = found.stream().anyMatch(each -> each.name().equals(one.name()));
    if (!isWorse && found.size() < MOST) {
      found.add(one);
      found.sort(Comparator.comparing(Neighbour::name));
    }
  }

  @Override
  public void lost(String type, String name) {
    boolean isEncrypted = type.equals(ENCRYPTED);
    String shown = shown(name);
    Ui.later(() ->
        found.removeIf(each -> each.name().equals(shown) && each.isEncrypted() == isEncrypted));
  }

  private static String shown(String name) {
    String harmless = HarmlessText.of(name).replace('\n', ' ');
    int count = harmless.codePointCount(0, harmless.length());
    return count <= LONGEST_NAME
        ? harmless
        : harmless.substring(0, harmless.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  /** Listens no longer; blocks for a moment. */
  @Override
  public synchronized void close() {
    isClosed = true;
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }
}
