package sextant.nearby;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The addresses of this machine at which its neighbours can be reached. */
public final class Places {
  private Places() {}

  /** One address of each interface that is up and does multicast, never the loopback. */
  public static List<InetAddress> ofThisMachine() throws SocketException {
    List<InetAddress> places = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp() && each.supportsMulticast() && !each.isLoopback()) {
        each.inetAddresses()
            .filter(address -> !address.isLoopbackAddress())
            .min(Places::plainestFirst)
            .ifPresent(places::add);
      }
    }
    return places;
  }

  private static int plainestFirst(InetAddress one, InetAddress other) {
    int byFamily = Integer.compare(one.getAddress().length, other.getAddress().length);
    return byFamily != 0
        ? byFamily
        : Boolean.compare(one.isLinkLocalAddress(), other.isLinkLocalAddress());
  }
}
