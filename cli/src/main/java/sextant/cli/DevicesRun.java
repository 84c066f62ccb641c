package sextant.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sextant.files.Checkup;
import sextant.files.Device;
import sextant.files.Diagnosis;
import sextant.files.DiagnosisLines;
import sextant.files.Found;
import sextant.files.Lookout;
import sextant.files.Target;
import sextant.files.station.StationCall;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.TrustedDevices;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Explanation;
import sextant.words.FailureException;

/** One look around by {@code sextant devices}. */
final class DevicesRun {
  private final Run run;
  private final DevicesCommand.Arguments arguments;
  private final DevicesText text;
  private final TrustedDevices trusted;

  DevicesRun(Run run, DevicesCommand.Arguments arguments, DevicesText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.trusted = new TrustedDevices(run.state(), Clock.systemUTC());
  }

  int go() throws IOException, InterruptedException {
    boolean isDiagnosis = arguments.why().value() || arguments.host().isGiven();
    Optional<StationCall> station = isDiagnosis ? Optional.empty() : StationCall.reach(run.state());
    if (station.isPresent()) {
      try (StationCall call = station.get()) {
        List<Found> known = call.devices(arguments.scan().value());
        if (!known.isEmpty()) { // else a look of our own also finds out why
          show(known);
          return Exit.DONE;
        }
      }
    }
    return look(isDiagnosis);
  }

  private int look(boolean isDiagnosis) throws IOException, InterruptedException {
    try (Lookout lookout =
        Lookout.open(HostAlias.ofThisComputer(), DeviceIdentity.open(run.state()), found -> {})) {
      lookout.discovery().visit(trusted);
      if (isDiagnosis) {
        return diagnose(lookout.discovery().checkup());
      }
      if (arguments.scan().value()) {
        lookout.discovery().scan();
      }
      TimeUnit.NANOSECONDS.sleep(arguments.patience().value().toNanos());
      List<Found> all = lookout.discovery().devices();
      show(all);
      if (all.isEmpty()) {
        run.output().say(text.noDevices());
        diagnose(lookout.discovery().checkup());
        run.output().say(text.noDevicesTodo());
      }
      return all.isEmpty() ? Exit.FAILED : Exit.DONE;
    }
  }

  private void show(List<Found> all) throws FailureException {
    for (Found each : all) {
      show(each);
    }
  }

  private int diagnose(Checkup checkup) throws IOException, InterruptedException {
    Diagnosis diagnosis =
        arguments.host().isGiven()
            ? checkup.of(Target.parse(arguments.host().value(), true))
            : checkup.ofThisComputer();
    diagnosis.findings().forEach(this::show);
    boolean isWell = diagnosis.findings().stream().noneMatch(DiagnosisLines::isTrouble);
    return isWell ? Exit.DONE : Exit.FAILED;
  }

  private void show(Diagnosis.Finding finding) {
    Explanation words = DiagnosisLines.of(finding, run.language());
    boolean isTrouble = DiagnosisLines.isTrouble(finding);
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("finding")) {
        line.text("kind", finding.getClass().getSimpleName())
            .flag("trouble", isTrouble)
            .text("what", words.what())
            .text("why", words.why())
            .text("todo", words.todo());
      }
      return;
    }
    run.output().line((isTrouble ? "✗ " : "✓ ") + Harmless.text(words.what()));
    run.output().line("  " + Harmless.text(words.why()));
    run.output().line("  → " + Harmless.text(words.todo()));
  }

  private void show(Found found) throws FailureException {
    Device device = found.device();
    Standing standing = trusted.standing(device.alias(), fingerprint(device));
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("device")) {
        line.text("name", device.alias())
            .text("address", found.address().getHostAddress())
            .number("port", device.port())
            .flag("encrypted", device.isEncrypted())
            .text("fingerprint", device.fingerprint())
            .flag("sextant", device.isSextant())
            .flag("trusted", standing == Standing.TRUSTED);
      }
      return;
    }
    String address = found.address().getHostAddress() + ":" + device.port();
    String trust =
        switch (standing) {
          case TRUSTED -> text.trusted();
          case IMPOSTOR -> text.changed();
          case STRANGER -> device.isEncrypted() ? "" : text.unencrypted();
        };
    String line =
        Columns.left(device.alias(), 24)
            + Columns.left(address, 28)
            + Columns.left(device.model().orElse(""), 16)
            + trust;
    run.output().line(line.stripTrailing());
  }

  private static Optional<Fingerprint> fingerprint(Device device) {
    return device.isEncrypted() ? Fingerprint.parse(device.fingerprint()) : Optional.empty();
  }
}
