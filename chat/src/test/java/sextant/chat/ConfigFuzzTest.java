package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Feeds damaged configurations to what reads them: a mistake has its line, and nothing else comes
 * out. {@code -Dfuzz.runs=1000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class ConfigFuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 2_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final String MARKS = "[]{}\"'=#.,\\ \n\t\0-+_eEx0179truefalse\u00e9大";

  private static String all() throws IOException {
    try (var in = ConfigFile.class.getResourceAsStream("chat.toml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#(\\S)", "$1");
    }
  }

  @Test
  void onlyTheDeclaredExceptionComesOutOfAConfiguration() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> lines = all().lines().filter(line -> !line.startsWith("#")).toList();
    for (int i = 0; i < RUNS; i++) {
      int from = random.nextInt(lines.size());
      int to = Math.min(lines.size(), from + random.nextInt(1, 40));
      String input = damaged(String.join("\n", lines.subList(from, to)), random);
      try {
        ConfigFile.parse(input.lines().toList());
      } catch (Toml.SyntaxException declared) {
        assertThat(declared).isNotNull();
      } catch (RuntimeException | Error bug) {
        throw new AssertionError("input " + input, bug);
      }
    }
  }

  private static String damaged(String sound, SplittableRandom random) {
    var text = new StringBuilder(sound);
    for (int count = random.nextInt(6); count > 0; count--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 9)));
        case 2 -> text.insert(at, "9".repeat(random.nextInt(1, 30)));
        default -> text.insert(at, sound, 0, Math.min(sound.length(), random.nextInt(1, 60)));
      }
    }
    return text.toString();
  }
}
