package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import sextant.files.Found;
import sextant.files.Lookout;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.SafetyWords;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** Trusts a device, changes what it may do, forgets it, or lists those that are trusted. */
final class TrustRun {
  private static final int STEP_MILLIS = 100;

  private final Run run;
  private final DevicesCommand.Arguments arguments;
  private final DevicesText text;
  private final TrustedDevices devices;

  TrustRun(Run run, DevicesCommand.Arguments arguments, DevicesText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.devices = new TrustedDevices(run.state(), Clock.systemUTC());
  }

  int go() throws IOException, InterruptedException {
    if (arguments.forget().isGiven()) {
      return forget(arguments.forget().value());
    }
    return arguments.trust().isGiven() ? trust(arguments.trust().value()) : list();
  }

  private int forget(String name) throws FailureException {
    Optional<TrustedDevice> known = known(name);
    boolean wasKnown = known.isPresent() && devices.forget(known.get().fingerprint());
    run.output().say(wasKnown ? text.forgotten(name) : text.notKnown(name));
    return wasKnown ? Exit.DONE : Exit.FAILED;
  }

  private Optional<TrustedDevice> known(String name) throws FailureException {
    Optional<Fingerprint> fingerprint = Fingerprint.parse(name);
    return fingerprint.isPresent() ? devices.find(fingerprint.get()) : devices.find(name);
  }

  private int list() throws FailureException {
    List<TrustedDevice> all = devices.all();
    if (all.isEmpty()) {
      run.output().say(text.noTrusted());
    }
    all.forEach(this::show);
    return Exit.DONE;
  }

  private void show(TrustedDevice device) {
    TrustPolicy policy = device.policy();
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("trusted")) {
        line.text("name", device.name())
            .text("fingerprint", device.fingerprint().hex())
            .time("since", device.since())
            .text("policy", policy.mayEnter() ? "accept" : "ask")
            .text("folder", policy.folder().map(Path::toString).orElse(""))
            .number("quota", policy.quotaBytes().orElse(-1));
      }
      return;
    }
    var words = new StringBuilder(policy.mayEnter() ? text.policyAccept() : text.policyAsk());
    policy.folder().ifPresent(f -> words.append(", ").append(text.policyInto(f.toString())));
    policy
        .quotaBytes()
        .ifPresent(q -> words.append(", ").append(text.policyQuota(Quantity.bytes(q))));
    String fingerprint = device.fingerprint().hex().substring(0, 16);
    run.output().line(Columns.left(device.name(), 24) + Columns.left(fingerprint, 18) + words);
  }

  private boolean hasPolicy() {
    return arguments.policy().isGiven()
        || arguments.into().isGiven()
        || arguments.quota().isGiven();
  }

  private TrustPolicy policy(TrustPolicy before) {
    boolean mayEnter =
        arguments
            .policy()
            .optional()
            .map(policy -> policy == DevicesCommand.Policy.ACCEPT)
            .orElse(before.mayEnter());
    OptionalLong quota =
        arguments.quota().optional().map(OptionalLong::of).orElse(before.quotaBytes());
    TrustPolicy policy = new TrustPolicy(mayEnter, before.folder(), quota);
    return arguments.into().isGiven() ? policy.into(arguments.into().value()) : policy;
  }

  private int trust(String name) throws IOException, InterruptedException {
    Optional<TrustedDevice> known = known(name);
    if (known.isPresent() && hasPolicy() && !arguments.replace().value()) {
      devices.allow(known.get().fingerprint(), policy(known.get().policy()));
      devices.find(known.get().fingerprint()).ifPresent(this::show);
      return Exit.DONE;
    }
    Credentials own = DeviceIdentity.open(run.state());
    Found found = find(name, own);
    Fingerprint fingerprint =
        Fingerprint.parse(found.device().fingerprint())
            .filter(f -> found.device().isEncrypted())
            .orElseThrow(() ->
                new FailureException(
                    new Failure(Failure.Kind.CERTIFICATE_UNTRUSTED, name, text.unencrypted())));
    return trust(found.device().alias(), fingerprint, own);
  }

  private int trust(String alias, Fingerprint fingerprint, Credentials own)
      throws FailureException {
    if (arguments.replace().value()) {
      devices.replace(alias, fingerprint);
    }
    TrustPolicy before =
        devices.find(fingerprint).map(TrustedDevice::policy).orElseGet(TrustPolicy::ask);
    if (!devices.trust(alias, fingerprint, policy(before))) {
      run.output().warn(text.notTrustedName(alias));
      return Exit.FAILED;
    }
    run.output().say(text.nowTrusted(alias));
    List<String> words = SafetyWords.between(own.fingerprint(), fingerprint, run.language());
    run.output().say(text.safetyWords(String.join(" ", words)));
    return Exit.DONE;
  }

  private Found find(String name, Credentials own) throws IOException, InterruptedException {
    try (Lookout lookout = Lookout.open(HostAlias.ofThisComputer(), own, found -> {})) {
      if (arguments.scan().value()) {
        lookout.discovery().scan();
      }
      long patience = Math.max(1, arguments.patience().value().toMillis());
      for (long waited = 0; waited < patience; waited += STEP_MILLIS) {
        Optional<Found> found = lookout.discovery().find(name);
        if (found.isPresent()) {
          return found.get();
        }
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
      }
      throw new FailureException(new Failure(Failure.Kind.DEVICE_NOT_FOUND, name, ""));
    }
  }
}
