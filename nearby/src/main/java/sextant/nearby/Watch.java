package sextant.nearby;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import sextant.words.Failure;

/** Hears which services of some types come and go on the local network, until it is closed. */
public final class Watch implements AutoCloseable {
  private static final int MOST_FACTS = 32;
  private static final int LONGEST_FACT = 256;

  private final List<JmDNS> listeners = new ArrayList<>();

  /** Hears of services; called on threads of the watch, more than once for the same service. */
  public interface Hearer {
    /** A service is there, or has changed. */
    void found(Service service);

    /** The service of that type and name is gone. */
    void lost(String type, String name);
  }

  private Watch() {}

  /** Watches for these types, such as {@code _ircs._tcp}, from each of these addresses. */
  public static Watch open(List<String> types, List<InetAddress> places, Hearer hearer)
      throws IOException {
    Watch watch = new Watch();
    for (InetAddress place : places) {
      try {
        JmDNS listener = JmDNS.create(place);
        watch.listeners.add(listener);
        for (String type : types) {
          listener.addServiceListener(type + ".local.", adapted(type, hearer));
        }
      } catch (IOException e) {
        watch.close();
        throw Failure.wrap(e, place.getHostAddress());
      }
    }
    return watch;
  }

  private static ServiceListener adapted(String type, Hearer hearer) {
    return new ServiceListener() {
      @Override
      public void serviceAdded(ServiceEvent event) {
        event.getDNS().requestServiceInfo(event.getType(), event.getName(), true);
      }

      @Override
      public void serviceResolved(ServiceEvent event) {
        hearer.found(service(type, event));
      }

      @Override
      public void serviceRemoved(ServiceEvent event) {
        hearer.lost(type, event.getName());
      }
    };
  }

  private static Service service(String type, ServiceEvent event) {
    ServiceInfo info = event.getInfo();
    Map<String, String> facts = new TreeMap<>();
    for (String key : Collections.list(info.getPropertyNames())) {
      String value = info.getPropertyString(key);
      if (value != null && facts.size() < MOST_FACTS && value.length() <= LONGEST_FACT) {
        facts.put(key, value);
      }
    }
    return new Service(
        type, event.getName(), info.getPort(), List.of(info.getInetAddresses()), facts);
  }

  @Override
  public void close() {
    for (JmDNS listener : listeners) {
      try {
        listener.close();
      } catch (IOException e) {
        System.getLogger("sextant.nearby").log(System.Logger.Level.DEBUG, "close", e);
      }
    }
    listeners.clear();
  }
}
