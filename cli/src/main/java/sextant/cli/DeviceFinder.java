package sextant.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import sextant.files.Discovery;
import sextant.files.Found;
import sextant.files.Lookout;
import sextant.files.Paired;
import sextant.files.Target;
import sextant.files.station.StationCall;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.PairingCode;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Finds the device a person means: among those the running station sees already, else by looking
 * around. A trusted device is found by its certificate; another one under its name is an alarm.
 */
final class DeviceFinder {
  private static final int LOOK_MILLIS = 4_000;
  private static final int CODE_MILLIS = 10_000;
  private static final int STEP_MILLIS = 100;

  private final Run run;
  private final Credentials own;
  private final String alias;
  private final boolean isEncrypted;
  private final TrustedDevices trusted;

  DeviceFinder(Run run, Credentials own, String alias, boolean isEncrypted) {
    this.run = run;
    this.own = own;
    this.alias = alias;
    this.isEncrypted = isEncrypted;
    this.trusted = new TrustedDevices(run.state(), Clock.systemUTC());
  }

  Target find(String to) throws IOException, InterruptedException {
    Optional<PairingCode> code = PairingCode.parse(to);
    if (code.isPresent()) {
      return pairedBy(code.get());
    }
    if (Target.looksLikeAddress(to)) {
      return Target.parse(to, isEncrypted);
    }
    Optional<Found> found = look(to);
    if (found.isPresent()) {
      return proven(found.get(), to);
    }
    try {
      return Target.parse(to, isEncrypted);
    } catch (FailureException _) {
      throw new FailureException(new Failure(Failure.Kind.DEVICE_NOT_FOUND, to, ""));
    }
  }

  private Optional<Found> look(String to) throws FailureException, InterruptedException {
    String meant =
        trusted.find(to).map(TrustedDevice::fingerprint).map(Fingerprint::hex).orElse(to);
    Optional<StationCall> station = StationCall.reach(run.state());
    if (station.isPresent()) {
      try (StationCall call = station.get()) {
        Optional<Found> known = Discovery.find(call.devices(false), meant);
        if (known.isPresent()) {
          return known;
        }
      }
    }
    run.output().say(new FilesText(run.language()).looking(to));
    try (Lookout lookout = Lookout.open(alias, own, found -> {})) {
      Supplier<List<Found>> there = lookout.discovery()::devices;
      for (int waited = 0; waited < LOOK_MILLIS; waited += STEP_MILLIS) {
        Optional<Found> found = Discovery.find(there.get(), meant);
        if (found.isPresent()) {
          return found;
        }
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
      }
      return Discovery.find(there.get(), to);
    }
  }

  private Target proven(Found found, String to) throws FailureException {
    Target target = found.target();
    boolean isImpostor =
        found.device().alias().equalsIgnoreCase(to)
            && trusted.standing(to, target.pinned()) == TrustedDevices.Standing.IMPOSTOR;
    if (isImpostor) {
      throw new FailureException(
          new Failure(Failure.Kind.CERTIFICATE_CHANGED, to, found.device().fingerprint()));
    }
    return target;
  }

  // The code proves who is there: that certificate is pinned, and the device trusted from now on.
  private Target pairedBy(PairingCode code) throws IOException, InterruptedException {
    try (Lookout lookout = Lookout.open(alias, own, found -> {})) {
      Paired paired = lookout.pairing().find(code, CODE_MILLIS);
      PairCommand.trust(run, paired, new PairText(run.language()));
      return Target.of(paired.device(), paired.address());
    }
  }
}
