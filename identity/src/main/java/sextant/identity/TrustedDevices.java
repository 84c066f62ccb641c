package sextant.identity;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.words.FailureException;

/**
 * The devices a person trusts, each known by its certificate and not by its name, which anybody can
 * use. The file {@code trusted-devices} is shared by all processes and readable by its owner only.
 */
public final class TrustedDevices {
  static final String FILE = "trusted-devices";
  private static final String HEADER = "# sextant trusted devices, version 1";
  private static final int COLUMNS = 9;

  private final LineFile<TrustedDevice> file;
  private final Clock clock;

  /** Keeps the file in the given folder. */
  public TrustedDevices(StateDirectory state, Clock clock) {
    this.file = new LineFile<>(state, FILE, HEADER, new DeviceLine());
    this.clock = clock;
  }

  /** What a device is to this person. */
  public enum Standing {
    /** Neither its name nor its certificate is known. */
    STRANGER,
    /** Its certificate is trusted, whatever it calls itself. */
    TRUSTED,
    /** It has the name of a trusted device and another certificate: alarm. */
    IMPOSTOR
  }

  /**
   * What a device is that calls itself so.
   *
   * @param proven the certificate it has proven to own; empty when it did not prove any
   */
  public Standing standing(String name, Optional<Fingerprint> proven) throws FailureException {
    Map<String, TrustedDevice> all = file.readAll();
    if (proven.isPresent() && all.containsKey(proven.get().hex())) {
      return Standing.TRUSTED;
    }
    return named(all, name).isPresent() ? Standing.IMPOSTOR : Standing.STRANGER;
  }

  /** The device with this certificate, when it is trusted. */
  public Optional<TrustedDevice> find(Fingerprint fingerprint) throws FailureException {
    return Optional.ofNullable(file.readAll().get(fingerprint.hex()));
  }

  /** The device of that name, when exactly one is trusted. */
  public Optional<TrustedDevice> find(String name) throws FailureException {
    return named(file.readAll(), name);
  }

  private static Optional<TrustedDevice> named(Map<String, TrustedDevice> all, String name) {
    return all.values().stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Every trusted device, in the order of trusting. */
  public List<TrustedDevice> all() throws FailureException {
    return List.copyOf(file.readAll().values());
  }

  /**
   * Trusts a device; one that is trusted gets the new name and policy.
   *
   * @return false when another device of that name is trusted: then nothing is changed
   */
  public boolean trust(String name, Fingerprint fingerprint, TrustPolicy policy)
      throws FailureException {
    return file.change(all -> {
      Optional<TrustedDevice> namesake = named(all, name);
      if (namesake.isPresent() && !namesake.get().fingerprint().equals(fingerprint)) {
        return false;
      }
      put(all, name, fingerprint, policy);
      return true;
    });
  }

  /** Trusts a device in the place of the one that had its name: a person has looked. */
  public void replace(String name, Fingerprint fingerprint) throws FailureException {
    file.change(all -> {
      TrustPolicy policy = named(all, name).map(TrustedDevice::policy).orElse(TrustPolicy.ask());
      all.values().removeIf(each -> each.name().equalsIgnoreCase(name));
      put(all, name, fingerprint, policy);
      return true;
    });
  }

  private void put(
      Map<String, TrustedDevice> all, String name, Fingerprint fingerprint, TrustPolicy policy) {
    TrustedDevice before = all.get(fingerprint.hex());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    TrustedDevice after =
        before == null
            ? new TrustedDevice(name, fingerprint, now, policy, today(), 0, Optional.empty())
            : before.called(name).with(policy);
    all.put(fingerprint.hex(), after);
  }

  /**
   * Gives a trusted device another policy.
   *
   * @return whether it is trusted at all
   */
  public boolean allow(Fingerprint fingerprint, TrustPolicy policy) throws FailureException {
    return file.change(
        all -> all.computeIfPresent(fingerprint.hex(), (k, each) -> each.with(policy)) != null);
  }

  /** Remembers where a trusted device was seen, to look there first another day. */
  public void seen(Fingerprint fingerprint, String address) throws FailureException {
    Optional<TrustedDevice> known = find(fingerprint);
    if (known.isPresent() && !known.get().lastSeen().equals(Optional.of(address))) {
      file.change(
          all -> all.computeIfPresent(fingerprint.hex(), (k, each) -> each.at(address)) != null);
    }
  }

  /** No longer trusts a device; returns whether it was trusted. */
  public boolean forget(Fingerprint fingerprint) throws FailureException {
    return file.change(all -> all.remove(fingerprint.hex()) != null);
  }

  /**
   * Takes so many bytes from the device's quota of today.
   *
   * @return false when the quota does not reach, of which nothing is taken then, or the device is
   *     not trusted
   */
  public boolean use(Fingerprint fingerprint, long bytes) throws FailureException {
    LocalDate today = today();
    return file.change(all -> {
      TrustedDevice device = all.get(fingerprint.hex());
      if (device == null || !device.hasQuotaFor(bytes, today)) {
        return false;
      }
      if (device.policy().quotaBytes().isPresent()) {
        all.put(fingerprint.hex(), device.using(bytes, today));
      }
      return true;
    });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static final class DeviceLine implements LineFile.Form<TrustedDevice> {
    private static final String NONE = "-";

    @Override
    public String key(TrustedDevice device) {
      return device.fingerprint().hex();
    }

    @Override
    public List<String> columns(TrustedDevice device) {
      TrustPolicy policy = device.policy();
      OptionalLong quota = policy.quotaBytes();
      return List.of(
          device.name(),
          device.fingerprint().hex(),
          device.since().toString(),
          policy.mayEnter() ? "accept" : "ask",
          policy.folder().map(Path::toString).orElse(NONE),
          quota.isPresent() ? Long.toString(quota.getAsLong()) : NONE,
          device.usedDay().toString(),
          Long.toString(device.usedBytes()),
          device.lastSeen().orElse(NONE));
    }

    @Override
    public TrustedDevice parse(List<String> columns) {
      if (columns.size() != COLUMNS || !columns.get(3).matches("accept|ask")) {
        throw new IllegalArgumentException("not a device");
      }
      String folder = columns.get(4);
      String quota = columns.get(5);
      TrustPolicy policy =
          new TrustPolicy(
              columns.get(3).equals("accept"),
              folder.equals(NONE) ? Optional.empty() : Optional.of(Path.of(folder)),
              quota.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(quota)));
      return new TrustedDevice(
          columns.get(0),
          new Fingerprint(columns.get(1)),
          Instant.parse(columns.get(2)),
          policy,
          LocalDate.parse(columns.get(6)),
          Long.parseLong(columns.get(7)),
          Optional.of(columns.get(8)).filter(address -> !address.equals(NONE)));
    }
  }
}
