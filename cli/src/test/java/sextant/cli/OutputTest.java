package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sextant.words.Language;

class OutputTest {
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Interruption interruption = new Interruption();

  @Test
  void sendsResultsAndTalkToTheirOwnStreams() {
    try (Output output = output(results, Screen.none(), plain())) {
      output.line("结果");
      output.say("about it");
    }
    assertThat(results.toString(StandardCharsets.UTF_8)).isEqualTo("结果\n");
    assertThat(talk.toString(StandardCharsets.UTF_8)).isEqualTo("about it\n");
  }

  @Test
  void writesOneJsonObjectALine() {
    try (Output output = output(results, Screen.none(), plain())) {
      for (int i = 0; i < 2; i++) {
        try (JsonLine line = output.json("x")) {
          line.number("i", i).decimal("nan", Double.NaN).array("a").element("é").endArray();
        }
      }
    }
    assertThat(results.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"event":"x","i":0,"nan":null,"a":["é"]}
            {"event":"x","i":1,"nan":null,"a":["é"]}
            """);
  }

  @Test
  void isSilentAboutTheWorkWhenQuiet() {
    try (Output output = output(results, Screen.none(), plain())) {
      output.quieten();
      output.say("about it");
    }
    assertThat(talk.size()).isZero();
  }

  @Test
  void coloursOnlyWhereATerminalIs() {
    Screen half = new Screen(false, false, true, () -> 80);
    try (Output output = output(results, half, plain())) {
      assertThat(output.paint().isOn()).isFalse();
      assertThat(output.talkPaint().in(Ink.LOST, "x")).isEqualTo("\u001b[31mx\u001b[0m");
    }
    assertThat(Preferences.of(new String[0], Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(Preferences.of(new String[] {"--no-color"}, Map.of()).colour()).isFalse();
  }

  @Test
  void interruptsWhatRunsWhenNobodyReadsAnyMore() {
    List<String> stopped = new ArrayList<>();
    interruption.stopping(() -> stopped.add("server"));
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int single) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Output output = output(closed, Screen.none(), plain());
    OutputException thrown = assertThrows(OutputException.class, () -> output.line("x"));
    assertThat(thrown.readerHasGone()).isTrue();
    assertThat(stopped).containsExactly("server");
  }

  @Test
  void stopsTheNewestFirstAndEachOnce() {
    List<String> stopped = new ArrayList<>();
    interruption.stopping(() -> stopped.add("first"));
    interruption.stopping(() -> stopped.add("second"));
    interruption.stopping(() -> stopped.add("gone")).close();
    interruption.interrupt();
    interruption.interrupt();
    assertThat(stopped).containsExactly("second", "first");
    interruption.stopping(() -> stopped.add("late"));
    assertThat(stopped).endsWith("late");
  }

  @Test
  void showsShareRateAndTimeLeft() {
    Progress.Work work = new Progress.Work("photos", Progress.Unit.BYTES, 10_000_000);
    CliText text = new CliText(Language.ENGLISH);
    assertThat(Progress.line(work, 2_500_000, 1_000_000_000L, text))
        .isEqualTo("photos  2.50 MB / 10.0 MB  25 %  2.50 MB/s  0:03 left");
    Progress.Work open = new Progress.Work("received", Progress.Unit.THINGS, 0);
    assertThat(Progress.line(open, 20_000, 2_000_000_000L, text))
        .isEqualTo("received  20.0k  10.0k/s");
  }

  @Test
  void takesTheProgressLineAwayBeforeALine() {
    Screen terminal = new Screen(true, true, true, () -> 80);
    try (Output output = output(results, terminal, plain());
        Progress progress = output.progress("photos", Progress.Unit.BYTES, 100)) {
      progress.at(50);
      output.say("done");
    }
    assertThat(talk.toString(StandardCharsets.UTF_8))
        .matches("(?s)\r\u001b\\[Kphotos  50 B / 100 B  50 %.*\r\u001b\\[Kdone\n");
  }

  @Test
  void aParagraphStaysUnderItsBeginningOnATerminalAndIsOneLineForPrograms() {
    Screen narrow = new Screen(true, true, true, () -> 30);
    try (Output output = output(results, narrow, plain())) {
      new Paragraph("✓ disk   ", 9).print(output, "72.5 GB free below one folder");
    }
    try (Output output = output(results, Screen.none(), plain())) {
      new Paragraph("✓ disk   ", 9).print(output, "72.5 GB free below one folder");
    }
    assertThat(results.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            ✓ disk   72.5 GB free below
                     one folder
            ✓ disk   72.5 GB free below one folder
            """);
  }

  private static Preferences plain() {
    return Preferences.of(new String[0], Map.of());
  }

  private Output output(OutputStream stream, Screen screen, Preferences preferences) {
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]), stream, talk, Map.of(), screen, interruption);
    return new Output(surroundings, preferences);
  }
}
