package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.PairingCode;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Two devices over real TLS on loopback. */
class PairingTest {
  @TempDir private Path temp;
  private Pair pair;
  private final BlockingQueue<Optional<Paired>> outcome = new LinkedBlockingQueue<>();

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
  }

  private final PairingListener listener =
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

  private PairingGuest guest() {
    String own = pair.here.fingerprint().hex();
    return new PairingGuest(pair.here, Device.self("here", own, 1, true));
  }

  private static PairingCode wrong(PairingCode code) {
    String other = code.secret().equals("000000") ? "000001" : "000000";
    return new PairingCode(code.plate(), other);
  }

  @Test
  void whoKnowsTheCodeIsKnownByItsCertificateOnBothSides() throws Exception {
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      assertThat(guest().plate(pair.target(receiver))).isEmpty();
      PairingCode code = receiver.showCode(listener);
      assertThat(guest().plate(pair.target(receiver))).contains(code.plate());
      Paired there = guest().pair(pair.target(receiver), code);
      assertThat(there.fingerprint()).isEqualTo(pair.there.fingerprint());
      assertThat(there.device().alias()).isEqualTo("there");
      Paired here = outcome.poll(60, TimeUnit.SECONDS).orElseThrow();
      assertThat(here.fingerprint()).isEqualTo(pair.here.fingerprint());
      assertThat(here.device().alias()).isEqualTo("here");
      assertWrong(receiver, code); // it works once
    }
  }

  private void assertWrong(Receiver receiver, PairingCode code) {
    var failure =
        catchThrowableOfType(
            FailureException.class, () -> guest().pair(pair.target(receiver), code));
    assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.CODE_WRONG);
  }

  @Test
  void threeWrongGuessesEndTheCode() throws Exception {
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      PairingCode code = receiver.showCode(listener);
      for (int guess = 0; guess < 3; guess++) {
        assertWrong(receiver, wrong(code));
      }
      assertThat(outcome.poll(60, TimeUnit.SECONDS)).isEmpty();
      assertWrong(receiver, code);
    }
  }

  @Test
  void theThirdGuessMayStillBeRight() throws Exception {
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      PairingCode code = receiver.showCode(listener);
      assertWrong(receiver, wrong(code));
      assertWrong(receiver, wrong(code));
      assertThat(guest().pair(pair.target(receiver), code).device().alias()).isEqualTo("there");
    }
  }

  @Test
  void aCodeEndsByItself() {
    long[] now = {0};
    var host =
        new PairingHost(
            new PairingCode("123", "456789"), pair.there.fingerprint(), () -> now[0], listener);
    assertThat(host.isAlive()).isTrue();
    now[0] = TimeUnit.MINUTES.toNanos(6);
    assertThat(host.isAlive()).isFalse();
  }
}
