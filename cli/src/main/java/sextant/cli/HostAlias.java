package sextant.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this computer as others see it. */
final class HostAlias {
  private HostAlias() {}

  static String ofThisComputer() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      int dot = name.indexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    } catch (UnknownHostException _) {
      return "Sextant";
    }
  }
}
