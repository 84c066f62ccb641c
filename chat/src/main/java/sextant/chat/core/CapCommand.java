package sextant.chat.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.chat.ChatConfig;
import sextant.irc.Capability;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** CAP: what the connection can do beyond the old protocol (IRCv3 capability negotiation). */
final class CapCommand {
  private static final int LINE_CHARACTERS = 380;

  private final Core core;

  CapCommand(Core core) {
    this.core = core;
  }

  void run(Session session, Message message) {
    String word = message.parameter(0);
    switch (word.toUpperCase(Locale.ROOT)) {
      case "LS" -> list(session, message.parameter(1));
      case "LIST" -> enabled(session);
      case "REQ" -> request(session, message.parameter(1));
      case "END" -> end(session);
      default -> session.reply(Numeric.ERR_INVALIDCAPCMD, word, "Invalid CAP command");
    }
  }

  private static void hold(Session session) {
    if (!session.isRegistered()) {
      session.isNegotiating = true;
    }
  }

  private void list(Session session, String version) {
    hold(session);
    if (!version.isEmpty()
        && version.chars().allMatch(Character::isDigit)
        && version.length() < 6) {
      session.capVersion = Math.max(session.capVersion, Integer.parseInt(version));
    }
    boolean values = session.capVersion >= 302;
    if (values) {
      session.caps.add(Cap.CAP_NOTIFY);
    }
    List<String> words = new ArrayList<>();
    for (Cap cap : inOrder()) {
      value(core, session, cap)
          .filter(value -> values || cap != Cap.STS)
          .ifPresent(value ->
              words.add(values && !value.isEmpty() ? cap.text() + "=" + value : cap.text()));
    }
    inLines(session, "LS", words, values);
  }

  /** Ratified ones first: clients of the old version see one line only. */
  private static List<Cap> inOrder() {
    return Stream.of(Cap.values()).sorted(Comparator.comparing(cap -> !cap.isRatified())).toList();
  }

  private void enabled(Session session) {
    List<String> words = session.caps.stream().map(Cap::text).toList();
    inLines(session, "LIST", words, session.capVersion >= 302);
  }

  private static void inLines(Session session, String word, List<String> words, boolean many) {
    StringBuilder line = new StringBuilder();
    for (String each : words) {
      boolean full = line.length() + each.length() > LINE_CHARACTERS;
      if (full && !many) {
        break;
      }
      if (full) {
        session.fromServer("CAP", session.replyNick(), word, "*", line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(each);
    }
    session.fromServer("CAP", session.replyNick(), word, line.toString());
  }

  /** The value of a capability, or empty when it is not offered. */
  static Optional<String> value(Core core, Session session, Cap cap) {
    ChatConfig config = core.config();
    boolean history = config.history().isKept();
    return switch (cap) {
      case ACCOUNT_REGISTRATION -> registration(config);
      case SASL -> Optional.of("PLAIN,EXTERNAL,SCRAM-SHA-256");
      case MULTILINE ->
          Optional.of(
              "max-bytes="
                  + config.limits().multilineBytes()
                  + ",max-lines="
                  + config.limits().multilineLines());
      case RELAYMSG -> Optional.of("/");
      case LANGUAGES -> Optional.of(Languages.OFFERED);
      case METADATA, METADATA_3 ->
          Optional.of(
              "before-connect,max-subs=100,max-keys="
                  + config.limits().metadataKeys()
                  + ",max-value-bytes="
                  + config.limits().metadataValue());
      case CHATHISTORY, EVENT_PLAYBACK, PLAYBACK, SEARCH ->
          history ? Optional.of("") : Optional.empty();
      case STS -> sts(config, session);
      default -> Optional.of("");
    };
  }

  private static Optional<String> registration(ChatConfig config) {
    if (!config.accounts().canRegister()) {
      return Optional.empty();
    }
    String when = config.accounts().beforeConnect() ? "before-connect," : "";
    boolean byMail = config.offers().email().isOn();
    return Optional.of(when + (byMail ? "email-required" : "custom-account-name"));
  }

  private static Optional<String> sts(ChatConfig config, Session session) {
    Optional<ChatConfig.Listener> tls =
        config.listeners().stream()
            .filter(l -> l.use() == ChatConfig.Listener.Use.IRC && l.unix().isEmpty())
            .filter(l -> l.tls() && l.certificate().isPresent()) // our own would lock clients out
            .findFirst();
    return tls.map(l -> session.connection.isSecure() ? "duration=2592000" : "port=" + l.port());
  }

  private void request(Session session, String words) {
    hold(session);
    List<Capability> wanted = Capability.parse(words);
    for (Capability each : wanted) {
      Optional<Cap> cap = Cap.of(each.name()).filter(c -> value(core, session, c).isPresent());
      boolean fixed =
          each.removed() && cap.equals(Optional.of(Cap.CAP_NOTIFY)) && session.capVersion >= 302;
      if (cap.isEmpty() || cap.get() == Cap.STS || fixed) {
        session.fromServer("CAP", session.replyNick(), "NAK", words);
        return;
      }
    }
    for (Capability each : wanted) {
      Cap cap = Cap.of(each.name()).orElseThrow();
      if (each.removed()) {
        session.caps.remove(cap);
      } else {
        session.caps.add(cap);
      }
    }
    acknowledge(session, words);
    session.capsChanged();
  }

  /** A long request is acknowledged in several lines, each of which counts by itself. */
  private static void acknowledge(Session session, String words) {
    StringBuilder line = new StringBuilder();
    for (String each : words.strip().split(" +")) {
      if (line.length() + each.length() > LINE_CHARACTERS) {
        session.fromServer("CAP", session.replyNick(), "ACK", line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(each);
    }
    session.fromServer("CAP", session.replyNick(), "ACK", line.toString());
  }

  private void end(Session session) {
    if (!session.isRegistered()) {
      session.isNegotiating = false;
      core.lobby().tryRegister(session);
    }
  }
}
