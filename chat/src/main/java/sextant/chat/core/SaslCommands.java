package sextant.chat.core;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.chat.log.Account;
import sextant.identity.Fingerprint;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** AUTHENTICATE: PLAIN, EXTERNAL and SCRAM-SHA-256 (IRCv3 sasl-3.2), before and after coming in. */
final class SaslCommands {
  private static final int CHUNK = 400;
  private static final int LONGEST = 8_192;
  private static final int MOST_FAILURES = 5;
  private static final Set<String> MECHANISMS = Set.of("PLAIN", "EXTERNAL", "SCRAM-SHA-256");

  private final Core core;

  SaslCommands(Core core) {
    this.core = core;
  }

  void authenticate(Session session, Message message) {
    String word = message.parameter(0);
    Login login = session.login;
    if (word.equals("*")) {
      login.reset();
      session.reply(Numeric.ERR_SASLABORTED, "SASL authentication aborted");
    } else if (login.mechanism.isEmpty()) {
      begin(session, word.toUpperCase(Locale.ROOT));
    } else {
      receive(session, word);
    }
  }

  private void begin(Session session, String mechanism) {
    if (!MECHANISMS.contains(mechanism)) {
      session.reply(
          Numeric.RPL_SASLMECHS, "PLAIN,EXTERNAL,SCRAM-SHA-256", "are available SASL mechanisms");
      session.reply(Numeric.ERR_SASLFAIL, "SASL authentication failed");
      return;
    }
    session.login.mechanism = mechanism;
    session.authenticate("AUTHENTICATE", "+");
  }

  private void receive(Session session, String word) {
    Login login = session.login;
    if (word.length() > CHUNK || login.received.length() > LONGEST) {
      login.reset();
      session.reply(Numeric.ERR_SASLTOOLONG, "SASL message too long");
      return;
    }
    if (!word.equals("+")) {
      login.received.append(word);
    }
    if (word.length() == CHUNK) {
      return; // more follows
    }
    String text;
    try {
      byte[] bytes = Base64.getDecoder().decode(login.received.toString());
      text = new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      fail(session);
      return;
    }
    login.received.setLength(0);
    switch (login.mechanism) {
      case "PLAIN" -> plain(session, text);
      case "EXTERNAL" -> external(session, text);
      default -> scram(session, text);
    }
  }

  private void plain(Session session, String text) {
    String[] parts = text.split("\0", -1);
    if (parts.length != 3
        || (!parts[0].isEmpty() && !core.state().mapping().same(parts[0], parts[1]))) {
      fail(session);
      return;
    }
    session.device = device(parts[1]);
    core.accounts()
        .check(session, withoutDevice(parts[1]), parts[2], account -> end(session, account));
  }

  private static String device(String name) {
    int at = name.indexOf('@');
    return at < 0 ? "" : name.substring(at + 1);
  }

  private static String withoutDevice(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  private void external(Session session, String text) {
    Optional<Account> account =
        session
            .connection
            .certificate()
            .map(certificate -> Fingerprint.of(certificate).hex())
            .flatMap(this::withCertificate)
            .filter(a -> text.isEmpty() || core.state().mapping().same(text, a.name()));
    end(session, account);
  }

  private Optional<Account> withCertificate(String fingerprint) {
    return core.state().accounts().stream()
        .filter(account -> account.certificates().contains(fingerprint))
        .findFirst();
  }

  private void scram(Session session, String text) {
    Login login = session.login;
    Scram scram = login.scram;
    if (!core.guard().mayTryPassword(session)) {
      fail(session);
    } else if (scram == null) {
      Optional<Scram> begun =
          Scram.begin(
              text,
              core.outside().token(),
              user ->
                  core.state()
                      .ownerOfNick(withoutDevice(user))
                      .flatMap(a -> Passwords.Verifier.parse(a.secret())));
      if (begun.isEmpty()) {
        fail(session);
        return;
      }
      login.scram = begun.get();
      challenge(session, begun.get().serverFirst());
    } else if (scram.answer().isEmpty()) {
      if (scram.finish(text)) {
        challenge(session, scram.answer());
      } else {
        fail(session);
      }
    } else {
      session.device = device(scram.user);
      end(session, core.state().ownerOfNick(withoutDevice(scram.user)));
    }
  }

  private static void challenge(Session session, String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    session.authenticate("AUTHENTICATE", encoded);
  }

  private void end(Session session, Optional<Account> account) {
    if (account.isEmpty() || account.get().setting("suspended", "false").equals("true")) {
      fail(session);
      return;
    }
    session.login.reset();
    core.accounts().logIn(session, account.get());
    session.reply(Numeric.RPL_SASLSUCCESS, "SASL authentication successful");
  }

  private void fail(Session session) {
    session.login.reset();
    core.guard().wrongPassword(session);
    session.reply(Numeric.ERR_SASLFAIL, "SASL authentication failed");
    if (++session.login.failures >= MOST_FAILURES && !session.isExempt) {
      core.guard().refuse(session, "Too many wrong logins");
    }
  }

  /** REGISTER: makes an account (IRCv3 account-registration). */
  void register(Session session, Message message) {
    String wanted = message.parameter(0);
    String name =
        wanted.equals("*")
            ? session.isRegistered() ? session.client().nick : session.wishedNick
            : wanted;
    String password = message.parameter(2);
    if (!session.isRegistered() && !core.config().accounts().beforeConnect()) {
      session.fail("REGISTER", "COMPLETE_CONNECTION_REQUIRED", orStar(name), "Connect first");
    } else if (name.isEmpty()) {
      session.fail("REGISTER", "NEED_NICK", "*", "Say NICK first");
    } else if (!session.account().isEmpty()) {
      session.fail("REGISTER", "ALREADY_AUTHENTICATED", session.account(), "You are logged in");
    } else if (password.length() < 2 || password.equals("*")) {
      session.fail("REGISTER", "WEAK_PASSWORD", name, "Choose a longer password");
    } else {
      Optional<String> reason = core.accounts().whyNot(session, name);
      if (reason.isPresent()) {
        session.fail("REGISTER", reason.get(), name, "This account cannot be registered");
        return;
      }
      make(session, name, message.parameter(1), password);
    }
  }

  private void make(Session session, String name, String address, String password) {
    if (core.verification().isNeeded()) {
      makeWithAddress(session, name, address, password);
    } else {
      core.accounts()
          .register(
              session,
              name,
              password,
              () ->
                  session.fromServer(
                      "REGISTER", "SUCCESS", name, "Account successfully registered"));
    }
  }

  private void makeWithAddress(Session session, String name, String address, String password) {
    String nick = session.isRegistered() ? session.client().nick : session.wishedNick;
    if (!core.fold(name).equals(core.fold(nick))) {
      session.fail("REGISTER", "ACCOUNT_NAME_MUST_BE_NICK", name, "Take that nick first");
    } else if (!Mail.isAddress(address)) {
      session.fail("REGISTER", "INVALID_EMAIL", name, "An e-mail address is needed");
    } else {
      core.verification().begin(session, name, address, password);
    }
  }

  private static String orStar(String name) {
    return name.isEmpty() ? "*" : name;
  }

  void verify(Session session, Message message) {
    if (!session.account().isEmpty()) {
      session.fail("VERIFY", "ALREADY_AUTHENTICATED", session.account(), "You are logged in");
    } else {
      core.verification().verify(session, message.parameter(0), message.parameter(1));
    }
  }
}
