package sextant.desktop.web.stuck;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Asks in the window of a second process, which is this program once more. */
public final class QuestionProcess implements Asker {
  /** The argument of the program that makes it ask. */
  public static final String ARGUMENT = "--question";

  /** What the program says when it ends because of the answer. */
  static final String ENDING = "ending";

  private final List<String> desktop;

  /** Asks by this command, which starts the desktop. */
  public QuestionProcess(List<String> desktop) {
    this.desktop = List.copyOf(desktop);
  }

  @Override
  public Question ask(Inquiry inquiry, Consumer<Optional<Answer>> then) throws IOException {
    List<String> command = new ArrayList<>(desktop);
    command.add(ARGUMENT);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var asked = new Asked(process.outputWriter(StandardCharsets.UTF_8));
    Thread.ofVirtual()
        .name("web-question")
        .start(() -> {
          Optional<Answer> answer = answer(process.inputReader(StandardCharsets.UTF_8));
          if (!asked.isWithdrawn.get()) {
            then.accept(answer);
          }
        });
    inquiry.writeTo(asked.out);
    return asked;
  }

  private static Optional<Answer> answer(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Answer> answer = Answer.parse(line);
        if (answer.isPresent()) {
          return answer;
        }
      }
    } catch (IOException broken) {
      // the other end is gone, as when it says nothing
    }
    return Optional.empty();
  }

  private record Asked(BufferedWriter out, AtomicBoolean isWithdrawn) implements Question {
    Asked(BufferedWriter out) {
      this(out, new AtomicBoolean());
    }

    @Override
    public void withdraw() {
      isWithdrawn.set(true);
      try {
        out.close();
      } catch (IOException gone) {
        // as it shall be
      }
    }

    @Override
    public void ending() {
      try {
        out.write(ENDING + "\n");
        out.flush();
      } catch (IOException gone) {
        // then nobody starts the program again but the person
      }
    }
  }
}
