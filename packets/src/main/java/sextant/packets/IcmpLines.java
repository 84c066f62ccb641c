package sextant.packets;

import sextant.wire.IcmpFormat;
import sextant.wire.Octets;

/** The part of a line that an ICMP message makes. */
final class IcmpLines {
  private static final String[] UNREACHABLE = {
    "net unreachable",
    "host unreachable",
    "protocol unreachable",
    "port unreachable",
    "need to frag",
    "source route failed",
    "net unknown",
    "host unknown",
    "source host isolated",
    "net prohibited",
    "host prohibited",
    "net unreachable for TOS",
    "host unreachable for TOS",
    "admin prohibited filter",
    "host precedence violation",
    "precedence cutoff"
  };

  private final LineBuffer out;

  IcmpLines(LineBuffer out) {
    this.out = out;
  }

  void version4(Payload payload) {
    out.ascii("ICMP ");
    if (payload.captured() < IcmpFormat.LENGTH) {
      out.ascii("[|icmp]");
      return;
    }
    byte[] array = payload.array();
    int at = payload.from();
    int code = array[at + 1] & 0xff;
    switch (array[at] & 0xff) {
      case 0 -> echo("echo reply", array, at);
      case 8 -> echo("echo request", array, at);
      case 3 -> unreachable(payload, code);
      case 5 -> out.ascii("redirect to ").ipv4(array, at + 4);
      case 11 -> out.ascii(code == 0 ? "time exceeded in-transit" : "ip reassembly time exceeded");
      case 12 -> out.ascii("parameter problem - octet ").number(array[at + 4] & 0xff);
      case 13 -> echo("time stamp query", array, at);
      case 14 -> echo("time stamp reply", array, at);
      default -> plain(array, at);
    }
    out.ascii(", length ").number(payload.wireLength());
  }

  void version6(Payload payload) {
    out.ascii("ICMP6, ");
    if (payload.captured() < IcmpFormat.LENGTH) {
      out.ascii("[|icmp6]");
      return;
    }
    byte[] array = payload.array();
    int at = payload.from();
    switch (array[at] & 0xff) {
      case 1 -> out.ascii("destination unreachable, code ").number(array[at + 1] & 0xff);
      case 2 -> out.ascii("packet too big, mtu ").number(Octets.u32(array, at + 4));
      case 3 -> out.ascii("time exceeded in-transit");
      case 4 -> out.ascii("parameter problem, octet ").number(Octets.u32(array, at + 4));
      case 128 -> echo("echo request", array, at);
      case 129 -> echo("echo reply", array, at);
      case 133 -> out.ascii("router solicitation");
      case 134 -> out.ascii("router advertisement");
      case 135 -> neighbour("neighbor solicitation, who has ", payload);
      case 136 -> neighbour("neighbor advertisement, tgt is ", payload);
      case 143 -> out.ascii("multicast listener report v2");
      default -> plain(array, at);
    }
    out.ascii(", length ").number(payload.wireLength());
  }

  private void echo(String name, byte[] array, int at) {
    out.ascii(name).ascii(", id ").number(Octets.u16(array, at + 4));
    out.ascii(", seq ").number(Octets.u16(array, at + 6));
  }

  private void plain(byte[] array, int at) {
    out.ascii("type ").number(array[at] & 0xff).ascii(", code ").number(array[at + 1] & 0xff);
  }

  private void neighbour(String words, Payload payload) {
    out.ascii(words);
    if (payload.captured() >= 24) {
      out.ipv6(payload.array(), payload.from() + 8);
    } else {
      out.ascii("[|icmp6]");
    }
  }

  /** Names the host and port of the quoted packet when its headers are there. */
  private void unreachable(Payload payload, int code) {
    byte[] array = payload.array();
    int quoted = payload.from() + IcmpFormat.LENGTH;
    boolean hasQuote = payload.end() - quoted >= 20;
    if (hasQuote) {
      out.ipv4(array, quoted + 16).character(' ');
      int transport = quoted + 4 * (array[quoted] & 15);
      int protocol = array[quoted + 9] & 0xff;
      boolean hasPort = code == 3 && (protocol == 6 || protocol == 17);
      if (hasPort && payload.end() - transport >= 4) {
        out.ascii(protocol == 6 ? "tcp port " : "udp port ");
        out.number(Octets.u16(array, transport + 2)).ascii(" unreachable");
        return;
      }
    }
    out.ascii(code < UNREACHABLE.length ? UNREACHABLE[code] : "unreachable");
    if (code == 4) {
      out.ascii(" (mtu ").number(Octets.u16(payload.array(), payload.from() + 6)).character(')');
    }
  }
}
