package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.desktop.ping.Prober.PingNews;
import sextant.words.Language;

/** Three hours of answers: a stretch of them is dragged, zoomed into, and all are saved. */
class PingHistoryTest {
  private static final int SECONDS = 3 * 3_600;

  @TempDir private Path folder;
  private final ScriptedProber network = new ScriptedProber();

  @Test
  void hoursAreZoomedByDraggingAndSavedInThreeForms() throws IOException {
    var nothing = new LocalNetwork(Optional.empty(), Optional.empty(), Optional.empty());
    try (var window =
        new PingWindow(
            folder,
            Language.ENGLISH,
            true,
            context -> new PingRoom(context, network, () -> nothing))) {
      window.fx.click("#start-ping");
      Fx.await(() -> network.pings.size() == 1, "a ping");
      answers();
      Fx.await(() -> window.fx.has("#ping-timeline"), "the graph");
      window.fx.click("#ping-day");
      drag(window.fx.find("#ping-timeline", Node.class), 0.9, 0.99);
      String chosen = window.fx.find("#ping-stretch", Label.class).getText();
      assertThat(chosen).isNotEmpty();
      window.fx.click("#ping-zoom");
      var view = window.fx.find(".ping-room", PingView.class);
      view.exports().forEach(export -> Fx.run(export.run()));
      Path csv = folder.resolve("sextant-ping.csv");
      Path json = folder.resolve("sextant-ping.json");
      Path png = folder.resolve("sextant-ping.png");
      for (Path file : List.of(csv, json, png)) {
        Fx.await(() -> size(file) > 100, file.toString());
      }
      String began = Instant.ofEpochMilli(PingWindow.NOON - SECONDS * 1_000L).toString();
      Fx.await(() -> read(csv).lines().count() > 1_000, "the lines");
      assertThat(read(csv)).contains(began);
      assertThat(read(json)).contains(began);
    }
  }

  private static void drag(Node node, double from, double to) {
    Fx.run(() -> {
      var robot = new Robot();
      Bounds place = node.localToScreen(node.getBoundsInLocal());
      double y = place.getCenterY();
      robot.mouseMove(place.getMinX() + from * place.getWidth(), y);
      robot.mousePress(MouseButton.PRIMARY);
      robot.mouseMove(place.getMinX() + to * place.getWidth(), y);
      robot.mouseRelease(MouseButton.PRIMARY);
    });
    Fx.pulse();
  }

  private void answers() {
    for (int i = SECONDS; i > 0; i--) {
      long at = PingWindow.NOON - i * 1_000L;
      boolean lost = i % 500 == 0 && i < SECONDS;
      network.say(
          "127.0.0.1",
          lost ? new PingNews.Lost(at) : new PingNews.Answer(at, 100_000L + i % 97 * 1_000L));
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
