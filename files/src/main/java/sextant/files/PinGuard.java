package sextant.files;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets in who knows the PIN. Three wrong ones shut an address out (an IPv6 address with its whole
 * /64), longer each time; many wrong ones from everywhere shut everybody out for a moment, so that
 * a crowd of addresses gains nothing. Pure: the time comes in.
 */
final class PinGuard {
  private static final int FREE_TRIES = 3;
  private static final int MOST_REMEMBERED = 1000;
  private static final long FIRST_BAN_NANOS = 60_000_000_000L;
  private static final int MOST_DOUBLINGS = 6;
  private static final int GLOBAL_TRIES = 30;
  private static final long GLOBAL_WINDOW_NANOS = 60_000_000_000L;

  private final Optional<byte[]> pin;
  private final Map<String, Misses> misses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Misses> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private int globalMisses;
  private long globalSinceNanos;

  PinGuard(Optional<String> pin) {
    this.pin = pin.map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** What to answer. */
  enum Verdict {
    RIGHT,
    MISSING,
    WRONG,
    SHUT_OUT
  }

  private record Misses(int count, int bans, long untilNanos) {}

  /** Judges one try. */
  synchronized Verdict judge(InetAddress from, Optional<String> given, long nowNanos) {
    if (pin.isEmpty()) {
      return Verdict.RIGHT;
    }
    String who = key(from);
    Misses before = misses.getOrDefault(who, new Misses(0, 0, nowNanos));
    if (nowNanos - before.untilNanos < 0 || isStormy(nowNanos)) {
      return Verdict.SHUT_OUT;
    }
    if (given.isEmpty()) {
      return Verdict.MISSING;
    }
    byte[] bytes = given.get().getBytes(StandardCharsets.UTF_8);
    if (MessageDigest.isEqual(pin.get(), bytes)) {
      misses.remove(who);
      return Verdict.RIGHT;
    }
    misses.put(who, after(before, nowNanos));
    globalMisses++;
    return Verdict.WRONG;
  }

  private static Misses after(Misses before, long nowNanos) {
    if (before.count + 1 < FREE_TRIES) {
      return new Misses(before.count + 1, before.bans, before.untilNanos);
    }
    long ban = FIRST_BAN_NANOS << Math.min(before.bans, MOST_DOUBLINGS);
    return new Misses(0, before.bans + 1, nowNanos + ban);
  }

  private boolean isStormy(long nowNanos) {
    if (nowNanos - globalSinceNanos > GLOBAL_WINDOW_NANOS) {
      globalSinceNanos = nowNanos;
      globalMisses = 0;
    }
    return globalMisses >= GLOBAL_TRIES;
  }

  private static String key(InetAddress address) {
    if (address instanceof Inet6Address) {
      byte[] bytes = address.getAddress();
      StringBuilder prefix = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        prefix.append(bytes[i]).append(':');
      }
      return prefix.toString();
    }
    return address.getHostAddress();
  }
}
