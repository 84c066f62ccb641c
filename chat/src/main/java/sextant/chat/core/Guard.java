package sextant.chat.core;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import sextant.chat.ChatConfig;
import sextant.chat.log.Event;
import sextant.irc.Glob;
import sextant.irc.Numeric;

/**
 * Keeps abuse away: how many connections, how many lines, who is not let in, who is still alive.
 */
final class Guard {
  private static final long PING_ANSWER_MILLIS = 60_000;

  /** How many wrong passwords one address may give in a minute. */
  private static final int WRONG_PASSWORDS = 20;

  private final Core core;
  private final Map<String, Integer> connections = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private int defcon = 5;

  private static final class Window {
    private long sinceMillis;
    private int count;
  }

  Guard(Core core) {
    this.core = core;
  }

  int defcon() {
    return defcon;
  }

  void setDefcon(int level) {
    defcon = level;
  }

  /** The client is elsewhere than its connection comes from, as a proxy says. */
  void moved(Session session) {
    moved(session, address(session));
  }

  /** The client is at that address. */
  void moved(Session session, String address) {
    closed(session);
    opened(session, address);
  }

  static boolean isAddress(String text) {
    try {
      return !InetAddress.ofLiteral(text).isAnyLocalAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A connection is there: counts it, and refuses it when there are too many or it is banned. */
  void opened(Session session) {
    opened(session, address(session));
  }

  /** A session of somebody who was let in before is here, from this server or another. */
  void attached(Session session) {
    connections.merge(prefix(session.address), 1, Integer::sum);
    session.isExempt = isExempt(session.address);
  }

  private void opened(Session session, String address) {
    session.address = address;
    session.host = cloak(session.address);
    String prefix = prefix(session.address);
    int open = connections.merge(prefix, 1, Integer::sum);
    ChatConfig.Safety safety = core.config().safety();
    session.isExempt = isExempt(session.address);
    if (session.isExempt) {
      return;
    }
    boolean many = safety.connectionsPerAddress() > 0 && open > safety.connectionsPerAddress();
    if (many || isTooFast(prefix, safety.connectionsPerMinute())) {
      refuse(session, "Too many connections from your address");
    } else {
      ban("dline", session.address).ifPresent(ban -> refuse(session, "Banned: " + ban.reason()));
    }
  }

  void refuse(Session session, String reason) {
    core.counters.refused++;
    session.error(reason);
    session.connection.end(reason);
  }

  void closed(Session session) {
    connections.computeIfPresent(
        prefix(session.address), (key, count) -> count <= 1 ? null : count - 1);
  }

  private boolean isTooFast(String prefix, int perMinute) {
    if (perMinute == 0) {
      return false;
    }
    Window window = windows.computeIfAbsent(prefix, k -> new Window());
    if (core.now() - window.sinceMillis > 60_000) {
      window.sinceMillis = core.now();
      window.count = 0;
    }
    return ++window.count > perMinute;
  }

  /** Somebody gave a wrong password. */
  void wrongPassword(Session session) {
    if (!session.isExempt) {
      wrongPassword(session.address);
    }
  }

  /** Somebody at that address gave a wrong password. */
  void wrongPassword(String address) {
    if (core.config().safety().isFloodLimited() && !isExempt(address)) {
      isTooFast("password " + prefix(address), WRONG_PASSWORDS);
    }
  }

  /** Whether somebody may try a password: nobody finds one out by trying. */
  boolean mayTryPassword(Session session) {
    return mayTryPassword(session.address);
  }

  /** Whether somebody at that address may try one. */
  boolean mayTryPassword(String address) {
    Window window = windows.get("password " + prefix(address));
    return window == null
        || core.now() - window.sinceMillis > 60_000
        || window.count < WRONG_PASSWORDS;
  }

  /** Whether there was too much of that in the last minute; this time is counted. */
  boolean isTooOften(Session session, String what, int perMinute) {
    return core.config().safety().isFloodLimited()
        && !session.isExempt
        && isTooFast(what + " " + prefix(session.address), perMinute);
  }

  private static String address(Session session) {
    return session.connection.remote() instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : "localhost";
  }

  /** IPv6 hosts own a /64: they count as one. */
  private static String prefix(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":");
    return String.join(":", List.of(groups).subList(0, Math.min(4, groups.length)));
  }

  private boolean isExempt(String address) {
    return address.equals("localhost")
        || core.config().safety().exempt().stream().anyMatch(mask -> fits(mask, address));
  }

  /** The address as others see it: a keyed hash of it and of its network, or itself. */
  private String cloak(String address) {
    String secret = core.config().safety().cloakSecret();
    if (secret.isEmpty() || address.equals("localhost")) {
      return address.startsWith(":") ? "0" + address : address;
    }
    return hash(secret, address) + "." + hash(secret, prefix(address)).substring(0, 8) + ".ip";
  }

  private static String hash(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bug: every Java has HMAC", e);
    }
  }

  /** A ban of that kind that fits. */
  Optional<Event.BanSet> ban(String kind, String text) {
    long now = core.now();
    return core.state().bans().stream()
        .filter(ban -> ban.kind().equals(kind))
        .filter(ban -> ban.untilMillis() == 0 || ban.untilMillis() > now)
        .filter(ban -> fits(ban.mask(), text))
        .findFirst();
  }

  private boolean fits(String mask, String text) {
    int slash = mask.indexOf('/');
    if (slash > 0) {
      return Cidr.parse(mask).map(cidr -> cidr.contains(text)).orElse(false);
    }
    if (mask.indexOf(':') >= 0 && isAddress(mask) && isAddress(text)) {
      return InetAddress.ofLiteral(mask).equals(InetAddress.ofLiteral(text));
    }
    return new Glob(core.fold(mask)).matches(core.fold(text));
  }

  /** Takes a token for a line; without one the session waits. */
  boolean mayRun(Session session) {
    ChatConfig.Safety safety = core.config().safety();
    if (!safety.isFloodLimited() || session.isExempt) {
      return true;
    }
    long now = core.now();
    if (session.tokensMillis == 0) {
      session.tokens = safety.burstLines();
    } else {
      double gained = (now - session.tokensMillis) * safety.linesPerSecond() / 1000.0;
      session.tokens = Math.min(safety.burstLines(), session.tokens + gained);
    }
    session.tokensMillis = now;
    if (session.tokens < 1) {
      session.isThrottled = true;
      return false;
    }
    session.tokens--;
    return true;
  }

  /** A command that costs more than a line does. */
  void charge(Session session, int lines) {
    session.tokens -= lines;
  }

  /** Lets throttled sessions go on, and asks the silent whether they live. */
  void tick() {
    long now = core.now();
    ChatConfig.Safety safety = core.config().safety();
    for (Session session : List.copyOf(core.sessions)) {
      if (session.isThrottled) {
        session.isThrottled = false;
        core.dispatcher().resume(session);
      }
      if (session.isRegistered()) {
        ping(session, now, safety.pingSeconds() * 1000L);
      } else if (now - session.activeMillis > safety.registrationSeconds() * 1000L) {
        session.error("Registration timeout");
        session.connection.end("Registration timeout");
      }
    }
    windows.values().removeIf(window -> now - window.sinceMillis > 120_000);
  }

  private void ping(Session session, long now, long silence) {
    if (now - session.activeMillis < silence) {
      session.pingMillis = 0;
    } else if (session.pingMillis == 0) {
      session.pingMillis = now;
      session.fromServer("PING", core.config().name());
    } else if (now - session.pingMillis > PING_ANSWER_MILLIS) {
      session.error("Ping timeout");
      session.connection.end("Ping timeout");
    }
  }

  /** Whether a client may come in; if not, says so and closes. */
  boolean admits(Session session, String source) {
    Optional<Event.BanSet> ban = ban("kline", source);
    if (ban.isEmpty()) {
      ban = ban("kline", session.nick + "!" + session.user + "@" + session.address);
    }
    if (ban.isPresent()) {
      session.reply(Numeric.ERR_YOUREBANNEDCREEP, "You are banned: " + ban.get().reason());
      refuse(session, "You are banned: " + ban.get().reason());
      return false;
    }
    if (defcon <= 3 && session.login.account.isEmpty() && !session.isExempt) {
      refuse(session, "Only accounts may connect now");
      return false;
    }
    return true;
  }
}
