package sextant.nearby;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import sextant.words.Failure;

/** Tells the neighbours of services until it is closed; they hear of the end, too. */
public final class Announcement implements AutoCloseable {
  private final List<JmDNS> responders = new ArrayList<>();

  private Announcement() {}

  /**
   * Announces the services at each of these addresses. Blocks for about a second: a name must be
   * asked for before it is taken.
   */
  public static Announcement open(List<Service> services, List<InetAddress> places)
      throws IOException {
    Announcement announcement = new Announcement();
    for (InetAddress place : places) {
      try {
        JmDNS responder = JmDNS.create(place);
        announcement.responders.add(responder);
        services.forEach(each -> sayAtOnce(each, responder.getHostName(), place));
        for (Service each : services) {
          responder.registerService(
              ServiceInfo.create(
                  each.type() + ".local.", each.name(), each.port(), 0, 0, each.facts()));
        }
      } catch (IOException e) {
        announcement.close();
        throw Failure.wrap(e, place.getHostAddress());
      }
    }
    return announcement;
  }

  // The responder says it once more, and slower: that this did not work is no failure.
  private static void sayAtOnce(Service service, String host, InetAddress place) {
    try {
      FirstWord.say(service, host, place);
    } catch (IOException e) {
      System.getLogger("sextant.nearby").log(System.Logger.Level.DEBUG, "first word", e);
    }
  }

  /** Says goodbye; blocks for a moment. */
  @Override
  public void close() {
    for (JmDNS responder : responders) {
      try {
        responder.close();
      } catch (IOException e) {
        System.getLogger("sextant.nearby").log(System.Logger.Level.DEBUG, "close", e);
      }
    }
    responders.clear();
  }
}
