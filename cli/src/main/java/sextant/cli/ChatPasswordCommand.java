package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import sextant.chat.core.Passwords;
import sextant.words.Language;

/** {@code sextant chat password}: a password as the configuration keeps it. */
final class ChatPasswordCommand extends Command {
  private static final int USUAL_ITERATIONS = 100_000;

  ChatPasswordCommand() {
    super("password");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).passwordSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat password", text.examplePassword());
    shape.example("sextant chat password --iterations 500000", text.examplePasswordRounds());
    shape.example("sextant chat password --json", text.examplePassword());
    shape.group(text.groupPassword());
    Argument<Integer> iterations =
        shape
            .option("--iterations", Values.integer("N", 4_096, 10_000_000), text.optionIterations())
            .orElse(USUAL_ITERATIONS);
    return run -> print(run, iterations.value());
  }

  private static int print(Run run, int iterations) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8));
    String password = input.readLine();
    String kept = Passwords.keep(password == null ? "" : password, iterations);
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("password")) {
        line.text("secret", kept);
      }
    } else {
      run.output().line(kept);
    }
    return Exit.DONE;
  }
}
