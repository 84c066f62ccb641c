package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text colour against every ground it stands on: WCAG 2.2, 1.4.3, contrast at least 4.5. */
class PaletteTest {
  private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+):\\s*([^;]+);");
  private static final String[] GROUNDS = {
    "-color-bg-default", "-color-bg-overlay", "-color-bg-subtle", "-color-bg-inset", "-sx-rail"
  };
  private static final String[] INKS = {
    "-color-fg-default",
    "-color-fg-muted",
    "-color-fg-subtle",
    "-color-accent-fg",
    "-color-success-fg",
    "-color-warning-fg",
    "-color-danger-fg",
    "-sx-sent",
    "-sx-received"
  };

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyInkIsReadableOnEveryGround(String name) throws IOException {
    Map<String, Color> palette = palette(name);
    for (String ink : INKS) {
      for (String ground : GROUNDS) {
        assertThat(contrast(palette, ink, ground)).as(ink + " on " + ground).isGreaterThan(4.5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void wordsOnColouredGroundsAreReadable(String name) throws IOException {
    Map<String, Color> palette = palette(name);
    for (String meaning : new String[] {"accent", "success", "warning", "danger"}) {
      String subtle = "-color-" + meaning + "-subtle";
      assertThat(contrast(palette, "-color-" + meaning + "-fg", subtle))
          .as(subtle)
          .isGreaterThan(4.5);
      assertThat(contrast(palette, "-color-fg-default", subtle)).as(subtle).isGreaterThan(4.5);
      assertThat(contrast(palette, "-color-fg-muted", subtle)).as(subtle).isGreaterThan(4.5);
      String emphasis = "-color-" + meaning + "-emphasis";
      assertThat(contrast(palette, "-color-fg-emphasis", emphasis)).as(emphasis).isGreaterThan(4.5);
    }
    assertThat(contrast(palette, "-color-fg-emphasis", "-color-accent-6")).isGreaterThan(4.5);
    assertThat(contrast(palette, "-sx-sent", "-sx-sent-subtle")).isGreaterThan(4.5);
    assertThat(contrast(palette, "-sx-received", "-sx-received-subtle")).isGreaterThan(4.5);
    assertThat(contrast(palette, "-color-fg-default", "-sx-sent-subtle")).isGreaterThan(4.5);
    assertThat(contrast(palette, "-color-fg-default", "-sx-received-subtle")).isGreaterThan(4.5);
  }

  /** Lines of a graph need 3 to 1 (1.4.11). */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void linesAndSignsStandOut(String name) throws IOException {
    Map<String, Color> palette = palette(name);
    for (int i = 1; i <= 6; i++) {
      assertThat(contrast(palette, "-sx-line-" + i, "-color-bg-default")).isGreaterThan(3);
    }
    assertThat(contrast(palette, "-color-success-emphasis", "-sx-rail")).isGreaterThan(3);
  }

  /** Frames of fields, boxes and choices need 3 to 1 on every ground (1.4.11). */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void framesOfControlsStandOut(String name) throws IOException {
    Map<String, Color> palette = palette(name);
    for (String ground : GROUNDS) {
      assertThat(contrast(palette, "-sx-edge", ground)).as(ground).isGreaterThan(3);
    }
    for (String meaning : new String[] {"accent", "success", "warning", "danger"}) {
      String subtle = "-color-" + meaning + "-subtle";
      assertThat(contrast(palette, "-sx-edge", subtle)).as(subtle).isGreaterThan(3);
      String emphasis = "-color-" + meaning + "-emphasis";
      assertThat(contrast(palette, emphasis, "-color-bg-default")).as(emphasis).isGreaterThan(3);
    }
  }

  private static Map<String, Color> palette(String name) throws IOException {
    try (var in = PaletteTest.class.getResourceAsStream(name + ".css")) {
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var palette = new HashMap<String, Color>();
      TOKEN.matcher(css).results().forEach(m -> palette.put(m.group(1), Color.web(m.group(2))));
      return palette;
    }
  }

  private static double contrast(Map<String, Color> palette, String ink, String ground) {
    assertThat(palette).containsKeys(ink, ground);
    return Contrast.of(
        palette.getOrDefault(ink, Color.RED), palette.getOrDefault(ground, Color.RED));
  }
}
