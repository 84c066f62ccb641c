package sextant.desktop.talk;

import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Address;
import sextant.talk.Mode;

/** The same thing on the command line. */
final class CommandLines {
  private CommandLines() {}

  static String of(Session session) {
    return session
        .mode()
        .map(mode -> serve(session.address(), mode))
        .orElseGet(() -> connect(session.address()));
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
