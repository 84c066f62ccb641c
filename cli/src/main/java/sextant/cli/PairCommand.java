package sextant.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sextant.files.Lookout;
import sextant.files.Paired;
import sextant.files.Pairing;
import sextant.files.PairingListener;
import sextant.files.Target;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.PairingCode;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** {@code sextant pair}: two people with a short code make their devices trust each other. */
final class PairCommand extends Command {
  private static final long LOOK_MILLIS = 10_000;
  private static final Duration LIFE = Duration.ofMinutes(5);

  PairCommand() {
    super("pair");
  }

  @Override
  public String sentence(Language language) {
    return new PairText(language).pairSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    PairText text = new PairText(shape.language());
    shape.example("sextant pair", text.examplePair());
    shape.example("sextant pair 123-456-789", text.examplePairCode());
    shape.example("sextant pair 123-456-789 --at 127.0.0.1:53317", text.examplePairAt());
    Argument<String> code = shape.optionalParameter(Values.text("CODE"), text.parameterCode());
    shape.group(text.groupPair());
    Argument<String> at = shape.option("--at", Values.text("HOST:PORT"), text.optionAt());
    Argument<Duration> wait =
        shape.option("-w --wait", Values.duration("TIME"), text.optionWait()).orElse(LIFE);
    return run -> {
      if (code.isGiven()) {
        return type(run, code.value(), at.optional(), text);
      }
      return show(run, wait.value(), text);
    };
  }

  private static int show(Run run, Duration patience, PairText text)
      throws IOException, InterruptedException {
    var outcome = new LinkedBlockingQueue<Optional<Paired>>();
    PairingListener listener =
        new PairingListener() {
          @Override
          public void paired(Paired other) {
            outcome.add(Optional.of(other));
          }

          @Override
          public void over() {
            outcome.add(Optional.empty());
          }
        };
    Credentials own = DeviceIdentity.open(run.state());
    try (Lookout lookout = Lookout.open(HostAlias.ofThisComputer(), own, found -> {});
        Interruption.Registration _ =
            run.interruption().stopping(() -> outcome.add(Optional.empty()))) {
      PairingCode code = lookout.showCode(listener);
      if (run.output().isJson()) {
        try (JsonLine line = run.output().json("code")) {
          line.text("code", code.text()).number("port", lookout.self().port());
        }
      } else {
        run.output().line(code.text());
      }
      run.output().say(text.typeThere(code.text(), Integer.toString(lookout.self().port())));
      run.output().flush();
      Optional<Paired> paired = outcome.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (paired == null || paired.isEmpty()) {
        run.output().warn(text.nobody());
        return Exit.FAILED;
      }
      return trust(run, paired.get(), text);
    }
  }

  private static int type(Run run, String typed, Optional<String> at, PairText text)
      throws IOException, InterruptedException {
    PairingCode code = code(typed);
    Credentials own = DeviceIdentity.open(run.state());
    try (Lookout lookout = Lookout.open(HostAlias.ofThisComputer(), own, found -> {})) {
      Pairing pairing = lookout.pairing();
      Paired paired =
          at.isPresent()
              ? pairing.with(Target.parse(at.get(), true), code)
              : pairing.find(code, LOOK_MILLIS);
      return trust(run, paired, text);
    }
  }

  private static PairingCode code(String typed) throws FailureException {
    return PairingCode.parse(typed)
        .orElseThrow(() ->
            new FailureException(
                new Failure(Failure.Kind.BAD_INPUT, typed, "a code is 123-456-789")));
  }

  /** Trusts who knew the code; the person has just said so by typing it. */
  static int trust(Run run, Paired paired, PairText text) throws FailureException {
    TrustedDevices devices = new TrustedDevices(run.state(), Clock.systemUTC());
    String name = paired.device().alias();
    TrustPolicy policy =
        devices.find(paired.fingerprint()).map(d -> d.policy()).orElseGet(TrustPolicy::ask);
    if (!devices.trust(name, paired.fingerprint(), policy)) {
      devices.replace(name, paired.fingerprint());
    }
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("paired")) {
        line.text("name", name)
            .text("address", paired.address().getHostAddress())
            .text("fingerprint", paired.fingerprint().hex());
      }
    }
    run.output().say(text.paired(name));
    return Exit.DONE;
  }
}
