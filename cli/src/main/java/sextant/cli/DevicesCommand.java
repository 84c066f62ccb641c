package sextant.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import sextant.files.Device;
import sextant.files.Found;
import sextant.files.Lookout;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.KnownPeers.Meeting;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** {@code sextant devices}: who is on the network, and whom to trust. */
final class DevicesCommand extends Command {
  DevicesCommand() {
    super("devices");
  }

  @Override
  public String sentence(Language language) {
    return new FilesText(language).devicesSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    FilesText text = new FilesText(shape.language());
    shape.example("sextant devices", text.exampleDevices());
    shape.example("sextant devices --scan", text.exampleDevicesScan());
    shape.example("sextant devices --trust Phone", text.exampleDevicesTrust());
    shape.group(text.groupLook());
    Argument<Duration> wait =
        shape
            .option("-w --wait", Values.duration("TIME"), text.optionWait())
            .orElse(Duration.ofSeconds(2));
    Argument<Boolean> scan = shape.flag("-s --scan", text.optionScan());
    shape.group(text.groupTrust());
    Argument<String> trust = shape.option("--trust", Values.text("NAME"), text.optionTrust());
    Argument<String> forget = shape.option("--forget", Values.text("NAME"), text.optionForget());
    return run -> {
      FilesTrust known = new FilesTrust(run.state());
      if (forget.isGiven()) {
        boolean wasKnown = known.forget(forget.value());
        run.output().say(wasKnown ? text.forgotten(forget.value()) : text.notKnown(forget.value()));
        return wasKnown ? Exit.DONE : Exit.FAILED;
      }
      return look(run, new Looking(wait.value(), scan.value(), trust.optional()), known, text);
    };
  }

  private record Looking(Duration patience, boolean scans, Optional<String> trusted) {}

  private static int look(Run run, Looking looking, FilesTrust known, FilesText text)
      throws IOException, InterruptedException {
    try (Lookout lookout =
        Lookout.open(HostAlias.ofThisComputer(), DeviceIdentity.open(run.state()), found -> {})) {
      if (looking.scans) {
        lookout.discovery().scan();
      }
      TimeUnit.NANOSECONDS.sleep(looking.patience.toNanos());
      if (looking.trusted.isPresent()) {
        return trust(run, lookout, looking.trusted.get(), known, text);
      }
      List<Found> all = lookout.discovery().devices();
      if (all.isEmpty()) {
        explainSilence(run, lookout.discovery().heardOurselvesOn(), text);
        return Exit.FAILED;
      }
      for (Found each : all) {
        show(run, each, known, text);
      }
      return Exit.DONE;
    }
  }

  private static int trust(Run run, Lookout lookout, String name, FilesTrust known, FilesText text)
      throws FailureException {
    Found found =
        lookout
            .discovery()
            .find(name)
            .orElseThrow(
                () -> new FailureException(new Failure(Failure.Kind.DEVICE_NOT_FOUND, name, "")));
    Fingerprint fingerprint =
        Fingerprint.parse(found.device().fingerprint())
            .orElseThrow(() ->
                new FailureException(
                    new Failure(Failure.Kind.CERTIFICATE_UNTRUSTED, name, text.unencrypted())));
    String alias = found.device().alias();
    if (!known.trust(alias, fingerprint)) {
      run.output().warn(text.alarm(alias));
      return Exit.FAILED;
    }
    run.output().say(text.nowTrusted(alias));
    run.output().say(text.words(String.join(" ", fingerprint.words(run.language()))));
    return Exit.DONE;
  }

  private static void explainSilence(Run run, Set<InetAddress> heard, FilesText text) {
    run.output().say(text.noDevices());
    if (heard.isEmpty()) {
      run.output().say(text.noDevicesDeaf(Integer.toString(Device.USUAL_PORT)));
    } else {
      List<String> addresses = heard.stream().map(InetAddress::getHostAddress).sorted().toList();
      run.output().say(text.noDevicesHeard(String.join(", ", addresses)));
    }
    run.output().say(text.noDevicesTodo());
  }

  private static void show(Run run, Found found, FilesTrust known, FilesText text)
      throws FailureException {
    Device device = found.device();
    Optional<Fingerprint> fingerprint = Fingerprint.parse(device.fingerprint());
    Optional<Meeting> meeting =
        fingerprint.isPresent() && device.isEncrypted()
            ? Optional.of(known.meet(device.alias(), fingerprint.get()))
            : Optional.empty();
    String address = found.address().getHostAddress() + ":" + device.port();
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("device")) {
        line.text("name", device.alias())
            .text("address", found.address().getHostAddress())
            .number("port", device.port())
            .flag("encrypted", device.isEncrypted())
            .text("fingerprint", device.fingerprint())
            .flag("sextant", device.isSextant())
            .flag("trusted", meeting.filter(m -> m == Meeting.KNOWN).isPresent());
      }
      return;
    }
    String trust =
        meeting
            .map(m ->
                switch (m) {
                  case FIRST -> "";
                  case KNOWN -> text.trusted();
                  case CHANGED -> text.changed();
                })
            .orElse(text.unencrypted());
    String line =
        Columns.left(device.alias(), 24)
            + Columns.left(address, 28)
            + Columns.left(device.model().orElse(""), 16)
            + trust;
    run.output().line(line.stripTrailing());
  }
}
