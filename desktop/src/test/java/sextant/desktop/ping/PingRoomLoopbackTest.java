package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.ping.EchoOptions;
import sextant.ping.EchoRun;
import sextant.ping.Target;
import sextant.words.FailureException;
import sextant.words.Language;

/** The room in front of the real engine, on this computer only. */
class PingRoomLoopbackTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsTheRightToPing() {
    boolean allowed;
    try (var run =
        EchoRun.open(
            List.of(Target.resolve("127.0.0.1", Target.Family.IPV4)), EchoOptions.DEFAULTS)) {
      allowed = run.targets().size() == 1;
    } catch (FailureException denied) {
      allowed = false;
    }
    assumeTrue(allowed, "needs the right to open ICMP sockets");
  }

  @Test
  void hostsThatAreTypedAnswerInOneGraph() {
    try (var window = new PingWindow(folder, Language.ENGLISH, false, PingRoom::new)) {
      window.fx.click("#ping-field").type("127.0.0.1 127.0.0.2").press(KeyCode.ENTER);
      var table = window.fx.find("#ping-hosts", TableView.class);
      Fx.await(() -> table.getItems().size() == 2, "two rows");
      var lines = List.<HostLine>copyOf(Fx.call(() -> hosts(table)));
      Fx.await(
          () -> lines.stream().allMatch(l -> l.numbersProperty().get().received() > 1), "answers");
      assertThat(window.shell.activities().running()).hasSize(1);
      window.fx.picture("ping-loopback");
      Fx.run(() -> window.shell.activities().running().getFirst().stop());
      assertThat(window.shell.activities().running()).isEmpty();
      assertThat(lines).allMatch(line -> line.stateProperty().get() == HostLine.State.STOPPED);
    }
  }

  private static List<HostLine> hosts(TableView<?> table) {
    return table.getItems().stream().map(HostLine.class::cast).toList();
  }

  @Test
  void networkThatIsTypedIsSweptAndSaved() throws Exception {
    try (var window = new PingWindow(folder, Language.ENGLISH, false, PingRoom::new)) {
      window.fx.click("#ping-field").type("127.0.0.0/20").press(KeyCode.ENTER);
      Fx.await(() -> window.fx.has("#sweep-summary"), "a sweep");
      var summary = window.fx.find("#sweep-summary", Label.class);
      Fx.await(() -> summary.getText().startsWith("4096 of 4096 answered in"), "everybody");
      window.fx.picture("ping-sweep-loopback");
      var room = window.fx.find(".ping-room", PingView.class);
      Fx.run(() -> room.exports().get(1).run().run());
      Path file = folder.resolve("sextant-sweep.csv");
      Fx.await(() -> Files.exists(file) && Files.isReadable(file), "the file");
      Fx.await(() -> lines(file) == 4097, "all lines");
    }
  }

  private static long lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (java.io.IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void wayToThisComputerIsOneHop() {
    try (var window = new PingWindow(folder, Language.ENGLISH, false, PingRoom::new)) {
      window.fx.click("#ping-task-trace").click("#ping-field").type("127.0.0.1");
      window.fx.press(KeyCode.ENTER);
      Fx.await(() -> window.fx.has(".hop-name"), "a hop");
      var table = window.fx.find("#trace-hops", TableView.class);
      var hop = (Hop) Fx.call(() -> table.getItems().getFirst());
      Fx.await(() -> hop.numbers().received() > 1, "two rounds");
      assertThat(Fx.<Integer>call(() -> table.getItems().size())).isEqualTo(1);
      assertThat(hop.addresses()).containsExactly("127.0.0.1");
      assertThat(hop.isTarget()).isTrue();
    }
  }

  @Test
  void nameThatNobodyKnowsIsExplained() {
    try (var window = new PingWindow(folder, Language.ENGLISH, false, PingRoom::new)) {
      window.fx.click("#ping-field").type("no-such-host.invalid").press(KeyCode.ENTER);
      Fx.await(() -> window.fx.has(".error-panel"), "an explanation");
      assertThat(window.fx.find(".error-what", Label.class).getText())
          .isEqualTo("Cannot find the host no-such-host.invalid");
    }
  }
}
