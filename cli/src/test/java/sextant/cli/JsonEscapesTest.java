package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonEscapesTest {
  private static String written(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonLine line = new JsonLine(out, () -> {}).begin("said")) {
      line.text("text", text).flag("own", false);
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void whatATerminalWouldObeyIsAnEscapeAndTheRestStays() {
    assertThat(written("\u009b31m \u202edlrow \"quoted\" 两行\n👍"))
        .contains("\"text\":\"\\u009b31m \\u202edlrow \\\"quoted\\\" 两行\\n👍\"")
        .endsWith("\"own\":false}");
    assertThat(written("plain 你好")).contains("\"text\":\"plain 你好\"");
    assertThat(written("half \ud83d")).contains("\"half \\ud83d\"");
  }
}
