package sextant.files.station;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import sextant.files.Device;
import sextant.files.DeviceKind;
import sextant.files.Found;
import sextant.words.FailureException;

/** Devices as lines of the control channel, and back. */
final class DeviceLines {
  private DeviceLines() {}

  static Line of(Found found) {
    return with(Line.of("device"), found.device(), found.address());
  }

  static Line with(Line line, Device device, InetAddress address) {
    return line.with("alias", device.alias())
        .with("version", device.version())
        .with("model", device.model())
        .with("type", device.kind().name())
        .with("fingerprint", device.fingerprint())
        .with("port", device.port())
        .with("encrypted", device.isEncrypted())
        .with("download", device.hasDownload())
        .with("sextant", device.isSextant())
        .with("address", address.getHostAddress());
  }

  static Found found(Line line) throws IOException {
    return new Found(device(line), address(line), System.nanoTime());
  }

  static Device device(Line line) throws FailureException {
    Optional<String> model = line.optionalText("model");
    return new Device(
        line.text("alias"),
        line.text("version"),
        model,
        line.oneOf(DeviceKind.class, "type"),
        line.text("fingerprint"),
        (int) line.number("port"),
        line.flag("encrypted"),
        line.flag("download"),
        line.flag("sextant"));
  }

  // Always figures: nobody is asked for a name.
  static InetAddress address(Line line) throws IOException {
    return InetAddress.ofLiteral(line.text("address"));
  }
}
