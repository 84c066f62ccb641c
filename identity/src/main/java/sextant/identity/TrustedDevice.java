package sextant.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A device that a person trusts.
 *
 * @param name what it was called when it was trusted last
 * @param fingerprint the certificate it is known by
 * @param since when it was first trusted
 * @param policy what it may do
 * @param usedDay the day (of UTC) of {@code usedBytes}
 * @param usedBytes what was taken from it without asking on that day
 * @param lastSeen where it was last: {@code host:port}
 */
public record TrustedDevice(
    String name,
    Fingerprint fingerprint,
    Instant since,
    TrustPolicy policy,
    LocalDate usedDay,
    long usedBytes,
    Optional<String> lastSeen) {
  private static final int LONGEST_NAME = 300;

  /** Refuses names that could not be written on one line. */
  public TrustedDevice {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("not a device's name: " + name);
    }
    if (lastSeen.isPresent() && !lastSeen.get().matches("[\\[\\]%.:\\w-]{1,100}")) {
      throw new IllegalArgumentException("not an address: " + lastSeen.get());
    }
    if (usedBytes < 0) {
      throw new IllegalArgumentException("not a number of bytes: " + usedBytes);
    }
  }

  TrustedDevice with(TrustPolicy other) {
    return new TrustedDevice(name, fingerprint, since, other, usedDay, usedBytes, lastSeen);
  }

  TrustedDevice called(String other) {
    return new TrustedDevice(other, fingerprint, since, policy, usedDay, usedBytes, lastSeen);
  }

  TrustedDevice at(String address) {
    return new TrustedDevice(
        name, fingerprint, since, policy, usedDay, usedBytes, Optional.of(address));
  }

  /** Whether so many bytes more are within its quota on that day. */
  boolean hasQuotaFor(long bytes, LocalDate day) {
    long used = usedDay.equals(day) ? usedBytes : 0;
    return policy.quotaBytes().isEmpty() || bytes <= policy.quotaBytes().getAsLong() - used;
  }

  TrustedDevice using(long bytes, LocalDate day) {
    long before = usedDay.equals(day) ? usedBytes : 0;
    long now = before > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : before + bytes;
    return new TrustedDevice(name, fingerprint, since, policy, day, now, lastSeen);
  }
}
