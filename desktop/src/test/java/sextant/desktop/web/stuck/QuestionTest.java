package sextant.desktop.web.stuck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.desktop.kit.Appearance;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

class QuestionTest {
  @TempDir private Path folder = Path.of("");

  private Inquiry inquiry(Language language, boolean isDark, boolean isSure, long pid) {
    return new Inquiry(
        new Inquiry.Face(language, isDark, 640, 400),
        new Inquiry.Accused("example.org:8080", "Endless 无尽", isSure, isDark, 6),
        Language.CHINESE,
        pid,
        folder.resolve("sextant-private-1").toString());
  }

  @Test
  void whatIsAskedComesThroughThePipeUnchangedAndHarmless() throws Exception {
    Inquiry asked = inquiry(Language.CHINESE, true, false, 4711);
    assertThat(read(written(asked))).isEqualTo(asked);
    var hostile =
        new Inquiry.Accused("a\nb", "t\tt\u0007\n\npid\t1" + "x".repeat(999), true, false, 5);
    Inquiry inquiry = new Inquiry(asked.face(), hostile, Language.ENGLISH, 4711, "");
    Inquiry heard = read(written(inquiry));
    assertThat(heard.pid()).isEqualTo(4711);
    assertThat(heard.page().title()).startsWith("t t").hasSizeLessThan(210);
  }

  @Test
  void aQuestionThatIsCutOffOrWrongIsNone() throws Exception {
    String whole = written(inquiry(Language.ENGLISH, false, true, 4711));
    for (String broken :
        List.of(
            "",
            whole.substring(0, whole.length() - 1),
            whole.replace("4711", "many"),
            whole.replace("pid", "pig"))) {
      assertThatThrownBy(() -> read(broken)).isInstanceOf(IOException.class);
    }
  }

  private static String written(Inquiry inquiry) throws IOException {
    var out = new StringWriter();
    inquiry.writeTo(out);
    return out.toString();
  }

  private static Inquiry read(String text) throws IOException {
    return Inquiry.read(new BufferedReader(new StringReader(text)));
  }

  @Test
  void theAnswerGoesBackAndTheEndIsHeard() {
    var said = new ByteArrayOutputStream();
    var ending = new Hearing(new ByteArrayInputStream("ending\n".getBytes(UTF_8)), said);
    ending.say(Answer.CLOSE);
    assertThat(said.toString(UTF_8)).isEqualTo("close\n");
    assertThat(ending.isEnding()).isTrue();
    assertThat(new Hearing(new ByteArrayInputStream(new byte[0]), said).isEnding()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH,false", "ENGLISH,true", "CHINESE,false", "CHINESE,true"})
  void aPersonIsAskedOnceAndTypingAnswersNothingForThem(Language language, boolean isDark) {
    List<Answer> answers = new ArrayList<>();
    boolean isSure = !isDark;
    try (Fx window =
        Fx.show(() -> new QuestionView(inquiry(language, isDark, isSure, 1), answers::add))) {
      Fx.run(() ->
          new Appearance(isDark, Appearance.Density.COMFORTABLE, Appearance.TextSize.NORMAL)
              .applyTo(window.stage().getScene()));
      assertThat(window.find("#stuck-what", Label.class).getText()).contains("example.org:8080");
      window.picture("stuck-" + language.tag() + (isDark ? "-dark" : "-light"));
      Fx.await(
          () -> window.find("#stuck-wait", javafx.scene.control.Button.class).isFocused(), "focus");
      window.press(KeyCode.SPACE);
      assertThat(answers)
          .as("the first key waits, and closes nothing")
          .containsExactly(Answer.WAIT);
      window.press(KeyCode.ESCAPE);
      assertThat(answers).hasSize(1);
    }
  }

  @Test
  void closingIsAPressOfItsOwn() {
    List<Answer> answers = new ArrayList<>();
    try (Fx window =
        Fx.show(() -> new QuestionView(inquiry(Language.ENGLISH, false, true, 1), answers::add))) {
      window.click("#stuck-close").picture("stuck-closing");
      assertThat(answers).containsExactly(Answer.CLOSE);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "asks by a shell")
  void anotherProcessIsAskedAndItsAnswerIsHeard() throws Exception {
    Path asking = folder.resolve("asked");
    Path shell =
        shell("exec 3> " + asking + "; test \"$1\" = --question && echo close && exec cat >&3");
    BlockingQueue<Optional<Answer>> answers = new ArrayBlockingQueue<>(1);
    Inquiry asked = inquiry(Language.ENGLISH, false, true, 4711);
    Asker.Question question =
        new QuestionProcess(List.of("/bin/sh", shell.toString())).ask(asked, answers::add);
    assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo(Optional.of(Answer.CLOSE));
    question.ending();
    question.withdraw();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "asks by a shell")
  void aProcessThatEndsWithoutAnAnswerIsNoAnswer() throws Exception {
    BlockingQueue<Optional<Answer>> answers = new ArrayBlockingQueue<>(1);
    Inquiry asked = inquiry(Language.ENGLISH, false, true, 4711);
    new QuestionProcess(List.of("/bin/sh", shell("read x").toString())).ask(asked, answers::add);
    assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "ends processes as Linux does")
  void theProgramThatStandsIsEndedAndStartedAgainWithoutWhatWasPrivate() throws Exception {
    Path secret = folder.resolve("sextant-private-1");
    Files.writeString(Files.createDirectory(secret).resolve("storage"), "secret");
    Process stuck = new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; sleep 1000 & wait").start();
    Path shell = shell("echo \"$@\" > " + folder + "/started");
    Inquiry inquiry = inquiry(Language.ENGLISH, false, true, stuck.pid());
    Process started =
        new Restart(List.of("/bin/sh", shell.toString()), stuck.toHandle(), inquiry)
            .run(java.time.Duration.ZERO);
    assertThat(stuck.isAlive()).isFalse();
    assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("started")).hasContent("--lang zh --again");
    assertThat(secret).doesNotExist();
  }

  private Path shell(String script) throws IOException {
    return Files.writeString(folder.resolve("desktop.sh"), script + "\n");
  }
}
