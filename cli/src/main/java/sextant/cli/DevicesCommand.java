package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import sextant.words.Language;

/** {@code sextant devices}: who is on the network, and whom to trust. */
final class DevicesCommand extends Command {
  DevicesCommand() {
    super("devices");
  }

  /** What a trusted device may do. */
  enum Policy {
    ASK,
    ACCEPT
  }

  /** What was asked for. */
  record Arguments(
      Argument<Duration> patience,
      Argument<Boolean> scan,
      Argument<Boolean> why,
      Argument<String> host,
      Argument<Boolean> trusted,
      Argument<String> trust,
      Argument<String> forget,
      Argument<Boolean> replace,
      Argument<Policy> policy,
      Argument<Path> into,
      Argument<Long> quota) {}

  @Override
  public String sentence(Language language) {
    return new DevicesText(language).devicesSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    DevicesText text = new DevicesText(shape.language());
    shape.example("sextant devices", text.exampleDevices());
    shape.example("sextant devices --scan", text.exampleDevicesScan());
    shape.example("sextant devices --trust Phone", text.exampleDevicesTrust());
    shape.example(
        "sextant devices --trust Phone --policy accept --into phone --quota 2G",
        text.exampleDevicesPolicy());
    shape.example("sextant devices --why", text.exampleDevicesWhy());
    Argument<String> host = shape.optionalParameter(Values.text("HOST"), text.parameterHost());
    shape.group(text.groupLook());
    Argument<Duration> wait =
        shape
            .option("-w --wait", Values.duration("TIME"), text.optionWait())
            .orElse(Duration.ofSeconds(2));
    Argument<Boolean> scan = shape.flag("-s --scan", text.optionScan());
    Argument<Boolean> why = shape.flag("--why", text.optionWhy());
    shape.group(text.groupTrust());
    Argument<Boolean> trusted = shape.flag("--trusted", text.optionTrusted());
    Argument<String> trust = shape.option("--trust", Values.text("NAME"), text.optionTrust());
    Argument<String> forget = shape.option("--forget", Values.text("NAME"), text.optionForget());
    Argument<Boolean> replace = shape.flag("--replace", text.optionReplace());
    shape.group(text.groupPolicy());
    Argument<Policy> policy =
        shape.option("--policy", Values.oneOf("POLICY", Policy.class), text.optionPolicy());
    Argument<Path> into = shape.option("--into", Values.file("DIR"), text.optionInto());
    Argument<Long> quota = shape.option("--quota", Values.size("BYTES"), text.optionQuota());
    Arguments all =
        new Arguments(wait, scan, why, host, trusted, trust, forget, replace, policy, into, quota);
    return run -> {
      if (forget.isGiven() || trust.isGiven() || trusted.value()) {
        return new TrustRun(run, all, text).go();
      }
      return new DevicesRun(run, all, text).go();
    };
  }
}
