package sextant.chat.core;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.Offers;

/**
 * Accounts that wait for a code which was sent to an address. They are forgotten after an hour, at
 * a restart, and after a few wrong codes.
 */
final class Verification {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final long LIFE_MILLIS = 3_600_000;
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_TRIES = 5;
  private static final int CODE_LENGTH = 10;

  private final Core core;
  private final Map<String, Waiting> waiting = new HashMap<>();

  private static final class Waiting {
    private final String name;
    private final String secret;
    private final String code;
    private final long untilMillis;
    private int tries;

    Waiting(String name, String secret, String code, long untilMillis) {
      this.name = name;
      this.secret = secret;
      this.code = code;
      this.untilMillis = untilMillis;
    }
  }

  Verification(Core core) {
    this.core = core;
  }

  private Offers.Email relay() {
    return core.config().offers().email();
  }

  /** Whether an account needs an address that answers. */
  boolean isNeeded() {
    return relay().isOn();
  }

  /** Sends a code to the address; the account is made when it comes back. */
  void begin(Session session, String name, String address, String password) {
    waiting.values().removeIf(each -> each.untilMillis < core.now());
    if (waiting.size() >= MOST_WAITING) {
      tryLater(session, name);
      return;
    }
    int iterations = core.config().accounts().iterations();
    String code = core.outside().token().substring(0, CODE_LENGTH);
    Offers.Email relay = relay();
    String server = core.config().name();
    String network = core.config().network();
    core.dispatcher()
        .await(
            session,
            () -> {
              Mail.send(
                  relay, server, address, "Your account on " + server, letter(network, name, code));
              return Passwords.keep(password, iterations);
            },
            (secret, failure) -> sent(session, name, code, secret, failure));
  }

  private static String letter(String network, String name, String code) {
    return "Somebody, perhaps you, wants an account on "
        + network
        + ". To make it, say there:\n\n/VERIFY "
        + name
        + " "
        + code
        + "\n\nThe code is good for one hour. If it was not you, do nothing.\n";
  }

  private void sent(
      Session session,
      String name,
      String code,
      @Nullable String secret,
      @Nullable Exception failure) {
    if (secret == null) {
      LOG.log(Level.WARNING, "a code could not be sent: {0}", String.valueOf(failure));
      tryLater(session, name);
      return;
    }
    waiting.put(core.fold(name), new Waiting(name, secret, code, core.now() + LIFE_MILLIS));
    session.fromServer(
        "REGISTER", "VERIFICATION_REQUIRED", name, "A code was sent to your address");
  }

  private static void tryLater(Session session, String name) {
    session.fail("REGISTER", "TEMPORARILY_UNAVAILABLE", name, "No code can be sent now");
  }

  /** VERIFY: the code came back. */
  void verify(Session session, String name, String code) {
    Optional<Waiting> found =
        Optional.ofNullable(waiting.get(core.fold(name)))
            .filter(each -> each.untilMillis >= core.now());
    if (found.isEmpty() || !Passwords.same(found.get().code, code)) {
      found.filter(each -> ++each.tries >= MOST_TRIES).ifPresent(waiting.values()::remove);
      session.fail("VERIFY", "INVALID_CODE", name, "No account waits for this code");
    } else if (core.accounts().whyNot(session, name).isPresent()) {
      session.fail("VERIFY", "TEMPORARILY_UNAVAILABLE", name, "Try again");
    } else {
      waiting.remove(core.fold(name));
      core.accounts().make(session, found.get().name, found.get().secret);
      session.fromServer("VERIFY", "SUCCESS", found.get().name, "Account successfully registered");
    }
  }
}
