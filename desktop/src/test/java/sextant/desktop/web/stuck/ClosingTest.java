package sextant.desktop.web.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;

/** A program that stands, and what becomes of it after the answer. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "stops and ends processes as Linux does")
class ClosingTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder = Path.of("");
  private Optional<Process> stuck = Optional.empty();

  @AfterEach
  void endIt() {
    stuck.ifPresent(Process::destroyForcibly);
  }

  private Process program(String script) throws IOException {
    Process program = new ProcessBuilder("/bin/sh", "-c", script).start();
    stuck = Optional.of(program);
    return program;
  }

  private Closing closing(Process program, Duration patience) throws IOException {
    return closing(program, program.toHandle(), patience);
  }

  private Closing closing(Process pipe, ProcessHandle program, Duration patience)
      throws IOException {
    Path shell = Files.writeString(folder.resolve("sh"), "echo \"$@\" >> " + folder + "/started\n");
    var accused = new Inquiry.Accused("example.org", "", true, false, 6);
    var face = new Inquiry.Face(Language.ENGLISH, false, 0, 0);
    var inquiry = new Inquiry(face, accused, Language.CHINESE, program.pid(), "");
    var restart = new Restart(List.of("/bin/sh", shell.toString()), program, inquiry);
    return new Closing(
        new Hearing(pipe.getInputStream(), pipe.getOutputStream()), restart, patience);
  }

  private void isStartedAgain(Optional<Process> started) throws Exception {
    assertThat(stuck.orElseThrow().isAlive()).isFalse();
    assertThat(started.orElseThrow().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("started")).hasContent("--lang zh --again");
  }

  @Test
  void whoSaysThatItEndsIsStartedAgain() throws Exception {
    Process program = program("read answer; echo ending");
    Closing closing = closing(program, LONG);
    closing.want();
    program.outputWriter().append("close\n").flush();
    isStartedAgain(closing.await(() -> {}));
  }

  @Test
  void whoEndsForLackOfMemoryIsStartedAgainUnasked() throws Exception {
    isStartedAgain(closing(program("echo ending"), LONG).await(() -> {}));
  }

  @Test
  void whoseWatchIsDeadAsWellIsEndedAndStartedAgain() throws Exception {
    Closing closing = closing(program("kill -STOP $$"), Duration.ZERO);
    closing.want();
    isStartedAgain(closing.await(() -> {}));
  }

  @Test
  void whoHasEndedIsStartedAgainThoughItsParentDoesNotKnow() throws Exception {
    Process parent =
        program("exec 3<&0; (read go <&3; echo ending) & echo $! >&2; exec sleep 1000");
    try (var errors = parent.errorReader()) {
      long pid = Long.parseLong(errors.readLine());
      Closing closing = closing(parent, ProcessHandle.of(pid).orElseThrow(), LONG);
      parent.outputWriter().append("go\n").flush();
      Optional<Process> started = closing.await(() -> {});
      assertThat(started.orElseThrow().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(folder.resolve("started")).hasContent("--lang zh --again");
  }

  @Test
  void whoDiesBeforeItHearsTheAnswerIsStartedAgain() throws Exception {
    Closing closing = closing(program("exit 1"), LONG);
    closing.want();
    isStartedAgain(closing.await(() -> {}));
  }

  @Test
  void whoHasNothingToAskAnyMoreIsLeftAlone() throws Exception {
    Closing closing = closing(program("exec >&-; read forever"), LONG);
    closing.want();
    assertThat(closing.await(() -> {})).as("the answer came too late").isEmpty();
    assertThat(stuck.orElseThrow().isAlive()).isTrue();
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void whoDiesWithoutAnAnswerIsNotStartedAgain() throws Exception {
    assertThat(closing(program("exit 1"), LONG).await(() -> {})).isEmpty();
  }
}
