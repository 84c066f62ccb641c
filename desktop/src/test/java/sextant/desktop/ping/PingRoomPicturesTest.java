package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.desktop.kit.Fx;
import sextant.desktop.ping.Prober.PingNews;
import sextant.desktop.ping.Prober.SweepNews;
import sextant.desktop.ping.Prober.TraceNews;
import sextant.words.Failure;
import sextant.words.Language;

/**
 * Fills the room with a network that is always the same, and takes pictures for people to look at.
 */
class PingRoomPicturesTest {
  @TempDir private Path folder;
  private final ScriptedProber network = new ScriptedProber();
  private final LocalNetwork local =
      new LocalNetwork(
          Optional.of("192.0.2.1"), Optional.of("192.0.2.53"), Optional.of("192.0.2.0/24"));

  private PingWindow open(Language language) {
    return new PingWindow(
        folder, language, true, context -> new PingRoom(context, network, () -> local));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void startPageOffersWhatCanBeDone(Language language) {
    try (var window = open(language)) {
      window.pictures("start-" + language.tag());
      assertThat(window.fx.has("#start-diagnose")).isTrue();
      assertThat(words(window, "#command-line")).isEqualTo("sextant ping HOST");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void diagnosisNamesTheCulprit(Language language) {
    try (var window = open(language)) {
      window.fx.click("#start-diagnose");
      Fx.await(() -> network.pings.size() == 3, "three pings");
      feed("192.0.2.1", 0.4, 0.1, 0);
      feed("192.0.2.53", 6, 1, 0);
      network.say("example.org", new PingNews.Found("198.51.100.7"));
      feed("example.org", 18, 5, 0.08);
      Fx.await(
          () -> window.fx.has(".diagnosis.is-attention") && window.fx.has(".line-3"), "a verdict");
      Fx.pulse();
      window.pictures("graph-" + language.tag());
      assertThat(words(window, "#command-line"))
          .isEqualTo("sextant ping 192.0.2.1 192.0.2.53 example.org");
    }
  }

  private void feed(String host, double millis, double spread, double loss) {
    var random = new Random(host.hashCode());
    for (int i = 60; i > 0; i--) {
      long at = PingWindow.NOON - i * 1_000L;
      double rtt = millis + Math.abs(random.nextGaussian()) * spread;
      boolean lost = random.nextDouble() < loss;
      network.say(
          host, lost ? new PingNews.Lost(at) : new PingNews.Answer(at, Math.round(rtt * 1e6)));
    }
  }

  private static String words(PingWindow window, String css) {
    return window.fx.find(css, Label.class).getText();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void sweepLightsUpTheAddressesThatAnswer(Language language) {
    try (var window = open(language)) {
      window.fx.click("#start-sweep");
      Fx.await(() -> window.fx.has("#sweep-map"), "a map");
      var random = new Random(7);
      for (int i = 0; i < 256; i++) {
        if (random.nextInt(4) == 0) {
          network.sweep.accept(
              new SweepNews.Alive(i, Math.round(Math.pow(10, 5 + random.nextDouble() * 3))));
        }
      }
      network.sweep.accept(new SweepNews.Ended(Optional.empty()));
      Fx.await(() -> window.shell.activities().running().isEmpty(), "the end of the sweep");
      window.fx.press(KeyCode.PAGE_DOWN).press(KeyCode.PAGE_DOWN);
      Fx.pulse();
      window.pictures("sweep-" + language.tag());
      assertThat(words(window, "#sweep-detail")).startsWith("192.0.2.");
      assertThat(words(window, "#command-line")).isEqualTo("sextant sweep 192.0.2.0/24");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void traceShowsEveryHop(Language language) {
    try (var window = open(language)) {
      window.fx.click("#ping-task-trace").click("#ping-field").type("example.org");
      window.fx.press(KeyCode.ENTER);
      network.trace.accept(new TraceNews.Found("198.51.100.7"));
      var random = new Random(7);
      for (int round = 0; round < 40; round++) {
        for (int hop = 1; hop <= 8; hop++) {
          boolean lost = hop == 4 || (hop == 6 && random.nextInt(5) == 0);
          long rtt = Math.round((hop * 2.5 + random.nextDouble() * hop) * 1e6);
          network.trace.accept(
              lost
                  ? new TraceNews.Lost(hop)
                  : new TraceNews.Answer(hop, "198.51.100." + (hop - 1), rtt, hop == 8));
        }
      }
      network.trace.accept(new TraceNews.Named("198.51.100.0", "router.lan"));
      Fx.await(() -> window.fx.has(".hop-name"), "hops");
      Fx.pulse();
      window.pictures("trace-" + language.tag());
      assertThat(words(window, "#command-line")).isEqualTo("sextant trace example.org");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void missingRightsAreExplainedWhereTheyAreMissed(Language language) {
    try (var window = open(language)) {
      window.fx.click("#start-ping");
      var denied = new Failure(Failure.Kind.RAW_SOCKET_DENIED, "127.0.0.1", "errno 1");
      network.say("127.0.0.1", new PingNews.Ended(Optional.of(denied)));
      Fx.await(() -> window.fx.has("#ping-allow"), "the button that copies the command");
      window.pictures("denied-" + language.tag());
      window.fx.click("#ping-allow");
      assertThat(window.copied).containsExactly(PingView.ALLOW_COMMAND);
      assertThat(window.shell.activities().running()).isEmpty();
    }
  }
}
