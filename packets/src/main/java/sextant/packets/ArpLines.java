package sextant.packets;

import sextant.wire.ArpFormat;
import sextant.wire.Octets;

/** A line for ARP: {@code ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28}. */
final class ArpLines {
  private static final int SENDER_MAC = 8;
  private static final int SENDER_IP = 14;
  private static final int TARGET_IP = 24;

  private ArpLines() {}

  static void append(byte[] array, int at, int end, LineBuffer out) {
    out.ascii("ARP, ");
    boolean isUsual =
        end - at >= ArpFormat.ETHERNET_IPV4_LENGTH && ArpFormat.isIpv4OverEthernet(array, at);
    if (!isUsual) {
      out.ascii("length ").number(end - at);
      return;
    }
    int operation = Octets.u16(array, at + 6);
    switch (operation) {
      case 1 -> {
        out.ascii("Request who-has ").ipv4(array, at + TARGET_IP);
        out.ascii(" tell ").ipv4(array, at + SENDER_IP);
      }
      case 2 -> {
        out.ascii("Reply ").ipv4(array, at + SENDER_IP);
        out.ascii(" is-at ").mac(array, at + SENDER_MAC);
      }
      default -> out.ascii("operation ").number(operation);
    }
    out.ascii(", length ").number(end - at);
  }
}
