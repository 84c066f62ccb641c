package sextant.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts that insist on https: HTTP Strict Transport Security (RFC 6797). */
final class StrictHosts {
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Runnable changed;
  private final Map<String, Entry> hosts = new ConcurrentHashMap<>();

  /** Until when, and whether for every name below too. */
  record Entry(Instant until, boolean withSubdomains) {}

  StrictHosts(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** Notes the field of a response that came over https without any certificate trouble. */
  void note(WebUrl url, String field) {
    if (!url.isHttps() || PublicSuffixes.isAddress(url.host())) {
      return;
    }
    long maxAge = -1;
    boolean withSubdomains = false;
    for (String directive : field.split(";")) {
      String lower = directive.strip().toLowerCase(Locale.ROOT).replace("\"", "");
      if (lower.matches("max-age\\s*=\\s*\\d{1,12}")) {
        maxAge = Long.parseLong(lower.replaceFirst("max-age\\s*=\\s*", ""));
      }
      withSubdomains |= lower.equals("includesubdomains");
    }
    if (maxAge == 0) {
      hosts.remove(url.host());
      changed.run();
    } else if (maxAge > 0 && (hosts.size() < MOST || hosts.containsKey(url.host()))) {
      Entry fresh = new Entry(clock.instant().plusSeconds(maxAge), withSubdomains);
      hosts.put(url.host(), fresh);
      changed.run();
    }
  }

  /** Whether plain http must not be used for a host. */
  boolean insists(String host) {
    Instant now = clock.instant();
    String name = host;
    while (true) {
      Entry entry = hosts.get(name);
      boolean isHeld = entry != null && entry.until().isAfter(now);
      if (isHeld && entry != null && (entry.withSubdomains() || name.equals(host))) {
        return true;
      }
      int dot = name.indexOf('.');
      if (dot < 0) {
        return false;
      }
      name = name.substring(dot + 1);
    }
  }

  /** One line a host, to be remembered. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    hosts.forEach((host, entry) ->
        lines.add(host + "\t" + entry.until().getEpochSecond() + "\t" + entry.withSubdomains()));
    return lines;
  }

  /** Puts back remembered lines; broken ones are left out. */
  void restore(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split("\t");
      if (parts.length == 3 && parts[1].matches("\\d{1,12}")) {
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        hosts.put(parts[0], new Entry(until, Boolean.parseBoolean(parts[2])));
      }
    }
  }

  void clear() {
    hosts.clear();
    changed.run();
  }
}
