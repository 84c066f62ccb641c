package sextant.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of the program inside the test, with its streams in memory. */
final class ScriptRun {
  private static final int SECONDS_AT_MOST = 60;

  private final ScriptStream output = new ScriptStream();
  private final ScriptStream errors = new ScriptStream();
  private final Interruption interruption = new Interruption();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  ScriptRun(List<String> words, String input, String home) {
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            output,
            errors,
            Map.of("LANG", "C", "SEXTANT_HOME", home),
            Screen.none(),
            interruption);
    Thread.ofPlatform()
        .name("script-run")
        .start(() -> {
          try {
            exit.complete(Terminal.run(words.toArray(new String[0]), surroundings));
          } catch (Throwable thrown) {
            exit.completeExceptionally(thrown);
            throw thrown;
          }
        });
  }

  ScriptStream output() {
    return output;
  }

  ScriptStream errors() {
    return errors;
  }

  void interrupt() {
    interruption.interrupt();
  }

  int exit() throws Exception {
    int code = exit.get(SECONDS_AT_MOST, TimeUnit.SECONDS);
    return code;
  }
}
