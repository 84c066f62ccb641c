package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.cli.Interruption;
import sextant.cli.Screen;
import sextant.cli.Surroundings;
import sextant.cli.Terminal;

/** All six exercises with their other processes: a receiver that is killed, windows painted. */
@Timeout(240)
class TourTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theWholeTourLeavesAPageWithPictures() throws Exception {
    var output = new ByteArrayOutputStream();
    var around =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            output,
            output,
            Map.of("NO_COLOR", "1", "SEXTANT_HOME", folder.resolve("home").toString()),
            Screen.none(),
            new Interruption());
    Path report = folder.resolve("report");
    int exit = Terminal.run(new String[] {"tour", "--json", "--report", report.toString()}, around);
    String said = output.toString(StandardCharsets.UTF_8);
    List<String> steps = said.lines().filter(line -> line.contains("\"event\":\"step\"")).toList();
    assertThat(steps).as(said).hasSize(6);
    for (int exercise : new int[] {1, 3, 4, 5, 6}) { // ping depends on a privilege
      assertThat(steps.get(exercise - 1)).as(said).contains("\"state\":\"done\"");
    }
    assertThat(exit == 0 || steps.get(1).contains("\"state\":\"failed\"")).as(said).isTrue();
    assertThat(Files.readString(report.resolve("index.html"))).contains("talk.png", "web.png");
    assertThat(Files.size(report.resolve("talk.png"))).isGreaterThan(10_000);
    assertThat(Files.size(report.resolve("web.png"))).isGreaterThan(10_000);
  }
}
