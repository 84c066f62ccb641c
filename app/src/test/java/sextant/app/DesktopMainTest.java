package sextant.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DesktopMainTest {
  @TempDir private Path home;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is always a display")
  void withoutADisplayItSaysSoInOneSentence() throws Exception {
    var builder = Program.desktop("--lang", "en").at(home).builder();
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process program = builder.redirectErrorStream(true).start();
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor()).as(said).isOne();
    assertThat(said.lines().filter(line -> line.startsWith("sextant: cannot open a window")))
        .as(said)
        .hasSize(1);
    assertThat(said).doesNotContain("\tat ");
  }
}
