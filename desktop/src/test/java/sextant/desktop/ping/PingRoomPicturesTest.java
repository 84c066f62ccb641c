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
import sextant.desktop.ping.Prober.SweepNews;
import sextant.words.Language;

/**
 * Fills the room with a network that is always the same, and takes pictures for people to look at.
 */
class PingRoomPicturesTest {
  @TempDir private Path folder;
  private final PingAtWork work = new PingAtWork();
  private final ScriptedProber network = work.network();

  private PingWindow open(Language language) {
    return new PingWindow(folder, language, true, work.factory());
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
      work.diagnose(window.fx);
      window.pictures("graph-" + language.tag());
      assertThat(words(window, "#command-line"))
          .isEqualTo("sextant ping 192.0.2.1 192.0.2.53 example.org");
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
      work.trace();
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
      work.deny(window.fx);
      window.pictures("denied-" + language.tag());
      window.fx.click("#ping-allow");
      assertThat(window.copied).containsExactly(PingView.ALLOW_COMMAND);
      assertThat(window.shell.activities().running()).isEmpty();
    }
  }
}
