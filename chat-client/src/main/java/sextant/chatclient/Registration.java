package sextant.chatclient;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.irc.Capability;
import sextant.irc.Message;
import sextant.irc.Source;
import sextant.words.Failure;

/**
 * From the first line to the end of the welcome: capabilities (IRCv3 capability-negotiation), SASL,
 * a nick that is free, STS.
 */
final class Registration {
  /** What we make use of when the server has it. */
  private static final int MOST_NICK_TRIES = 8;

  private final Session session;
  private final Steps steps;
  private @Nullable SaslExchange sasl;
  private boolean isNegotiating;
  private int nickTries;
  private Optional<Failure> failure = Optional.empty();

  /** What the network does when something here is decided. */
  interface Steps {
    /** We are in: everything may be sent. */
    void ready();

    /** No other try can help. */
    void refused(Failure failure);

    /** The server wants TLS on this port and nothing else (IRCv3 sts). */
    void upgrade(int tlsPort);
  }

  Registration(Session session, Steps steps) {
    this.session = session;
    this.steps = steps;
  }

  void begin() {
    isNegotiating = true;
    session.send("CAP", "LS", "302");
    session.send("NICK", session.nick);
    session.send("USER", userName(), "0", "*", session.settings.realName());
  }

  private String userName() {
    String letters = session.settings.nick().toLowerCase(java.util.Locale.ROOT);
    String user = letters.replaceAll("[^a-z0-9]", "");
    return user.isEmpty() ? "sextant" : user.substring(0, Math.min(9, user.length()));
  }

  /** What the server said when it refused us, for the end of the connection. */
  Optional<Failure> failure() {
    return failure;
  }

  /** Takes a message of this phase; false when it is for others. */
  boolean take(Message message) {
    switch (message.command()) {
      case "CAP" -> capability(message);
      case "AUTHENTICATE" -> authenticate(message.parameter(0));
      case "900" -> {
        session.account = message.parameter(2);
        return false;
      }
      case "901" -> session.account = "";
      case "903", "907" -> endNegotiation();
      case "902", "904", "905", "906", "908" -> loginFailed(message);
      case "001" -> welcome(message);
      case "005" -> support(message);
      case "376", "422" -> {
        ready();
        return false;
      }
      case "431", "432", "433", "436", "437" -> {
        return nickRefused(message);
      }
      case "464", "465" -> refuse(Failure.Kind.LOGIN_REFUSED, lastOf(message));
      case "ERROR" -> error(message);
      default -> {
        return false;
      }
    }
    return !message.command().equals("001");
  }

  private void capability(Message message) {
    String words = message.parameters().isEmpty() ? "" : message.parameters().getLast();
    switch (message.parameter(1)) {
      case "LS" -> {
        offered(words);
        if (!message.parameter(2).equals("*")) {
          request();
        }
      }
      case "NEW" -> {
        offered(words);
        request();
      }
      case "DEL" -> Capability.parse(words).forEach(each -> session.facts.withdraw(each.name()));
      case "ACK" -> acknowledged(words);
      case "NAK" -> endNegotiation();
      default -> {}
    }
  }

  private void offered(String words) {
    for (Capability each : Capability.parse(words)) {
      session.facts.offer(each.name(), each.value());
      if (each.name().equals("sts")) {
        secureTransport(each.value());
      }
    }
  }

  private void secureTransport(String value) {
    int port = 0;
    long seconds = -1;
    for (String word : value.split(",")) {
      if (word.matches("port=[0-9]{1,5}")) {
        port = Integer.parseInt(word.substring(5));
      } else if (word.matches("duration=[0-9]{1,10}")) {
        seconds = Long.parseLong(word.substring(9));
      }
    }
    boolean isSecure = session.settings.security() == NetworkSettings.Security.TLS;
    if (!isSecure && port > 0 && port < 65_536) {
      steps.upgrade(port);
    } else if (isSecure && seconds >= 0) {
      session.store.keepSecureOnly(
          session.settings.host(), session.settings.port(), session.nowMillis() + seconds * 1000);
    }
  }

  private void request() {
    List<String> wishes = Wishes.of(session);
    if (wishes.isEmpty()) {
      endNegotiation();
    }
    wishes.forEach(line -> session.send("CAP", "REQ", line));
  }

  private void acknowledged(String words) {
    for (Capability each : Capability.parse(words)) {
      if (each.removed()) {
        session.facts.disable(each.name());
      } else {
        session.facts.enable(each.name());
        if (each.name().equals(Wishes.LANGUAGES)) {
          session.send("LANGUAGE", session.language().tag());
        }
      }
    }
    boolean canLogIn =
        isNegotiating && session.facts.has("sasl") && session.settings.login().isPresent();
    if (!canLogIn) {
      endNegotiation();
    } else if (sasl == null) {
      sasl = new SaslExchange(session.settings.login().get(), session.nonce());
      session.send("AUTHENTICATE", sasl.mechanism());
    }
  }

  private void authenticate(String piece) {
    if (sasl != null) {
      sasl.take(piece).forEach(answer -> session.send("AUTHENTICATE", answer));
    }
  }

  private void endNegotiation() {
    if (isNegotiating) {
      isNegotiating = false;
      session.send("CAP", "END");
    }
  }

  private void loginFailed(Message message) {
    if (message.command().equals("908")) {
      return; // the list of mechanisms; 904 follows
    }
    if (isNegotiating) {
      refuse(Failure.Kind.LOGIN_REFUSED, lastOf(message));
    }
  }

  private void refuse(Failure.Kind kind, String detail) {
    if (!session.isRegistered) {
      failure = Optional.of(new Failure(kind, session.settings.address(), detail));
      steps.refused(failure.get());
    }
  }

  private void welcome(Message message) {
    session.isRegistered = true;
    session.nick = message.parameter(0);
    String last = lastOf(message);
    String word = last.substring(last.lastIndexOf(' ') + 1);
    session.self =
        word.startsWith(session.nick + "!")
            ? Source.parse(word)
            : new Source(session.nick, userName(), "x".repeat(40)); // until a JOIN tells
    endNegotiation();
  }

  private void support(Message message) {
    int last = message.parameters().size() - 1;
    for (int i = 1; i < last; i++) {
      session.facts.support(message.parameter(i));
    }
  }

  private void ready() {
    if (session.isRegistered) {
      steps.ready();
    }
  }

  private boolean nickRefused(Message message) {
    if (session.isRegistered) {
      return false;
    }
    if (++nickTries > MOST_NICK_TRIES || message.command().equals("432")) {
      refuse(Failure.Kind.BAD_INPUT, session.nick + ": " + lastOf(message));
      return true;
    }
    session.nick = session.settings.nick() + "_".repeat(nickTries);
    session.send("NICK", session.nick);
    return true;
  }

  private void error(Message message) {
    if (failure.isEmpty()) {
      failure =
          Optional.of(
              new Failure(
                  Failure.Kind.CONNECTION_CLOSED,
                  session.settings.address(),
                  message.parameter(0)));
    }
    session.tell(session.server(), message, Line.Kind.ERROR, "", message.parameter(0));
  }

  private static String lastOf(Message message) {
    return message.parameters().isEmpty() ? "" : message.parameters().getLast();
  }
}
