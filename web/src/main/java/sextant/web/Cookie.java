package sextant.web;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored cookie (RFC 6265bis, 5.7).
 *
 * @param domain the host it belongs to, lower case
 * @param isHostOnly whether subdomains do not get it
 * @param expiry when it is forgotten; empty for the end of the session
 * @param isHttpOnly whether scripts do not see it
 */
public record Cookie(
    String name,
    String value,
    String domain,
    boolean isHostOnly,
    String path,
    Instant creation,
    Optional<Instant> expiry,
    boolean isSecure,
    boolean isHttpOnly,
    SameSite sameSite) {

  /** Whether it goes along when another site's page asks. */
  public enum SameSite {
    /** Nothing was said: as LAX. */
    DEFAULT,
    /** Always. */
    NONE,
    /** Only when a person follows a link. */
    LAX,
    /** Never. */
    STRICT
  }

  /** {@code name=value} as the Cookie field has it; the value alone when there is no name. */
  public String pair() {
    return name.isEmpty() ? value : name + "=" + value;
  }

  /** Whether its time is over. */
  public boolean isExpiredAt(Instant now) {
    return expiry.filter(moment -> !moment.isAfter(now)).isPresent();
  }

  /** Whether both stand in one place: the later one replaces the earlier. */
  boolean isSameAs(Cookie other) {
    return name.equals(other.name)
        && domain.equals(other.domain)
        && isHostOnly == other.isHostOnly
        && path.equals(other.path);
  }

  /** The same, made at that moment: a replaced cookie keeps its age. */
  Cookie createdAt(Instant moment) {
    return new Cookie(
        name, value, domain, isHostOnly, path, moment, expiry, isSecure, isHttpOnly, sameSite);
  }
}
