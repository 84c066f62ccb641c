package sextant.desktop.talk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Address;
import sextant.talk.Cidr;
import sextant.talk.ClientOptions;
import sextant.talk.Mode;
import sextant.talk.ServerOptions;
import sextant.words.FailureException;

/** The same thing on the command line. */
final class CommandLines {
  private CommandLines() {}

  static String of(Session session) {
    return session
        .mode()
        .map(mode -> serve(session.address(), mode) + options(session.serverOptions()))
        .orElseGet(() -> connect(session.address()) + options(session));
  }

  /** What stands in the row on top; empty while it means nothing. */
  static String ofEntry(Transport transport, String where) {
    try {
      return where.isEmpty()
          ? "sextant talk serve"
          : connect(Places.parse(transport, where, Address.LOOPBACK));
    } catch (FailureException unfinished) {
      return "";
    }
  }

  static String serve(Address address, Mode mode) {
    if (mode instanceof Mode.Tap tap) {
      return "sextant talk tap " + address.text() + " " + tap.target().text();
    }
    var line = new StringBuilder("sextant talk serve").append(option(address));
    String name = name(mode);
    if (!name.equals("conversation")) {
      line.append(" --mode ").append(name);
    }
    if (address instanceof Address.Inet inet) {
      if (!inet.host().equals(Address.LOOPBACK)) {
        line.append(" --host ").append(quoted(inet.host()));
      }
      if (inet.port() != Address.DEFAULT_PORT) {
        line.append(" --port ").append(inet.port());
      }
    }
    return line.toString();
  }

  static String connect(Address address) {
    String option = option(address);
    return switch (address) {
      case Address.Unix unix -> "sextant talk connect" + option;
      case Address.Inet inet ->
          "sextant talk connect" + option + " " + inet.host() + " " + inet.port();
    };
  }

  private static String options(ServerOptions options) {
    var line = new StringBuilder();
    options.access().allow().forEach(range -> line.append(" --allow ").append(text(range)));
    options.access().deny().forEach(range -> line.append(" --deny ").append(text(range)));
    if (options.maxPeers() != Integer.MAX_VALUE) {
      line.append(" --max-peers ").append(options.maxPeers());
    }
    return line.toString();
  }

  private static String text(Cidr range) {
    try {
      byte[] address = range.network().toArray();
      return InetAddress.getByAddress(address).getHostAddress() + "/" + range.prefixBits();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("bug: a range has 4 or 16 bytes", impossible);
    }
  }

  private static String options(Session session) {
    ClientOptions.Multicast groups = session.clientOptions().multicast();
    if (!(session.address() instanceof Address.Udp)) {
      return "";
    }
    String by = groups.networkInterface();
    return (groups.join() ? " --join" : "") + (by.isEmpty() ? "" : " --interface " + quoted(by));
  }

  private static String option(Address address) {
    return switch (address) {
      case Address.Tcp tcp -> "";
      case Address.Unix unix -> " --unix " + quoted(unix.path().toString());
      case Address.WebSocket socket -> " " + Transport.of(socket).option();
      default -> " " + Transport.of(address).option();
    };
  }

  /** The name that {@code --mode} takes. */
  static String name(Mode mode) {
    return switch (mode) {
      case Mode.Talk talk -> "conversation";
      case Mode.Echo echo -> "echo";
      case Mode.Discard discard -> "discard";
      case Mode.Chargen chargen -> "chargen";
      case Mode.Daytime daytime -> "daytime";
      case Mode.Relay relay -> "relay";
      case Mode.Tap tap -> "tap";
      case Mode.Reply reply -> "reply";
    };
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
